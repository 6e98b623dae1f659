import Foundation

/// Prints families of rows and remembers what missed its reference.
struct BenchmarkTable {
    private(set) var misses: [String] = []
    private(set) var slower: [String] = []

    mutating func print(_ family: String, _ rows: [BenchmarkRow]) {
        Swift.print("\n\(family)")
        Swift.print(line(["figure", "reference", "ours", "difference", "ref s", "our s", ""]))
        for row in rows {
            if row.isMiss { misses.append("\(family): \(row.name)") }
            if row.isSlower { slower.append("\(family): \(row.name)") }
            let verdict = row.isMiss ? "MISS" : (row.isSlower ? "slower" : "")
            Swift.print(
                line([
                    row.name, figure(row.reference), figure(row.ours), figure(row.ours - row.reference),
                    seconds(row.referenceSeconds), seconds(row.ourSeconds), verdict,
                ]))
        }
    }

    private func line(_ cells: [String]) -> String {
        let widths = [46, 18, 18, 12, 9, 9, 6]
        return zip(cells, widths).enumerated().map { index, cell in
            let (text, width) = cell
            let padding = String(repeating: " ", count: max(0, width - text.count))
            return index == 0 ? text + padding : padding + text
        }.joined(separator: " ")
    }

    private func figure(_ value: Double) -> String {
        if value.isNaN { return "–" }
        if value == 0 { return "0" }
        let magnitude = abs(value)
        return String(format: magnitude < 1e-4 || magnitude >= 1e9 ? "%.3e" : "%.7g", value)
    }

    private func seconds(_ value: Double?) -> String { value.map { String(format: "%.4f", $0) } ?? "" }
}
