/// How a table of text is written: RFC 4180 and its relatives.
package struct TableDialect: Sendable, Hashable {
    package var delimiter: UInt8
    /// RFC 4180 knows the double quote only; no export of ours or others' was found with another.
    package static let quote = UInt8(ascii: "\"")

    package init(delimiter: Character = ",") {
        self.delimiter = delimiter.asciiValue ?? UInt8(ascii: ",")
    }

    package static let candidates: [Character] = [",", ";", "\t", "|"]

    /// The delimiter with which the most of the first rows have as many cells as the header, and more than one.
    ///
    /// Commas in the text of a semicolon table give rows of differing width, so that the true delimiter wins by regularity before
    /// width; a table of one column has none, and the comma is as good as any.
    package static func detect(_ sample: [UInt8]) -> TableDialect {
        var best: (dialect: TableDialect, regularity: Double, width: Int)?
        for candidate in candidates {
            let dialect = TableDialect(delimiter: candidate)
            guard let (regularity, width) = regularity(of: sample, as: dialect) else { continue }
            if let best, (best.regularity, best.width) >= (regularity, width) { continue }
            best = (dialect, regularity, width)
        }
        return best?.dialect ?? TableDialect()
    }

    private static func regularity(of sample: [UInt8], as dialect: TableDialect) -> (Double, Int)? {
        var rows = TableRows(dialect: dialect)
        rows.append(sample)
        var widths = [Int]()
        while widths.count < 100, let row = rows.next() { if !row.isBlank { widths.append(row.cells.count) } }
        guard let width = widths.first, width > 1 else { return nil }
        return (Double(widths.count { $0 == width }) / Double(widths.count), width)
    }
}
