import MartletKernel
import MartletMetadata

/// A cell made ready for its field's own parser: what the mapping says about empty cells, replacements, dates and numbers.
struct CellReading: Sendable, Equatable {
    enum Cell: Equatable {
        case empty
        /// Said to be empty: `NULL`.
        case null
        case text(String)
    }

    var nulls: Set<String> = []
    var values: [String: String] = [:]
    var dates: ImportMapping.DateOrder?
    var decimalComma = false

    init() {}

    init(_ mapping: ImportMapping, column: String, path: String, type: any FieldType) {
        nulls = mapping.nulls
        let replacements = (mapping.values[path] ?? [:]).merging(mapping.values[column] ?? [:]) { _, byColumn in byColumn }
        values = Dictionary(replacements.map { (TextFolding.folded($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
        if type is DateField || type is InstantField || type is PartialDateField { dates = mapping.dates }
        if type is MoneyField || type is DecimalField || type is IntegerField { decimalComma = mapping.decimalComma }
    }

    func read(_ raw: String) -> Cell {
        var text = CellReading.trimmed(FormulaGuard.unguarded(raw))
        if text.isEmpty { return .empty }
        if nulls.contains(text) { return .null }
        if !values.isEmpty, let replacement = values[TextFolding.folded(text)] {
            if replacement.isEmpty { return .null }
            text = replacement
        }
        if let dates, let ordered = CellReading.ordered(text, dates) { text = ordered }
        if decimalComma { text = CellReading.withPoint(text) }
        return .text(text)
    }

    /// `3/5/2024 13:45` in the order of the mapping, as `2024-03-05 13:45`; `nil` for any other shape.
    private static func ordered(_ text: String, _ order: ImportMapping.DateOrder) -> String? {
        let day = text.prefix { $0 != " " && $0 != "T" }
        let numbers = day.split { "/.-".contains($0) }
        guard numbers.count == 3, numbers[2].count == 4, numbers[0].count <= 2, numbers[1].count <= 2,
            numbers.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) })
        else { return nil }
        let month = order == .mdy ? numbers[0] : numbers[1]
        let date = order == .mdy ? numbers[1] : numbers[0]
        func two(_ number: Substring) -> String { number.count == 1 ? "0" + number : String(number) }
        return "\(numbers[2])-\(two(month))-\(two(date))\(text.dropFirst(day.count))"
    }

    /// `8.492,91` as `8492.91`, `8.492` as `8492`.
    private static func withPoint(_ text: String) -> String {
        guard text.contains(where: { $0 == "," || $0 == "." }) else { return text }
        return text.filter { $0 != "." && $0 != " " && $0 != "\u{a0}" }.replacing(",", with: ".")
    }

    /// Blanks of every kind at the ends say nothing; spreadsheets leave them.
    private static func trimmed(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return text }
        guard isBlank(first) || isBlank(last) else { return text }
        let scalars = text.unicodeScalars
        guard let start = scalars.firstIndex(where: { !isBlank($0) }), let end = scalars.lastIndex(where: { !isBlank($0) }) else {
            return ""
        }
        return String(scalars[start...end])
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value <= 0x20 || scalar.value == 0x3000 || scalar.value == 0xA0 || scalar.value == 0x200B || scalar.value == 0xFEFF
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
