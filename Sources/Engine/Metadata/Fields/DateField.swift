import MartletExpressions
import MartletKernel
import MartletStorage

/// A day without a zone.
package struct DateField: FieldType {
    package static let kind = "date"
    package static let label = LocalisedText(zh: "日期", en: "Date")

    package init() {}

    package var columns: [FieldColumn] { [FieldColumn(.integer)] }
    package var expressionType: ExpressionType { .date }

    package func accept(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value {
        switch json {
        case .null: return .null
        case .string(let text):
            if text.isEmpty { return .null }
            guard let date = CalendarDate(text) else {
                throw FieldRefusal("not_a_date", zh: "日期应写作 2026-03-05。", en: "Write a date as 2026-03-05.")
            }
            return .date(date)
        default: throw .wrongType("日期（2026-03-05）", "a date (2026-03-05)")
        }
    }
    package func parse(_ text: String, in context: FieldContext) throws(FieldRefusal) -> Value {
        let cell = TextInput.trimmed(text.precomposedWidth)
        if cell.isEmpty { return .null }
        guard let date = DateInput.date(cell) else {
            throw FieldRefusal(
                "not_a_date", zh: "“\(cell.prefix(40))”不是能确定的日期。", en: "\"\(cell.prefix(40))\" is not a date that can be read for certain.")
        }
        return .date(date)
    }
    package func store(_ value: Value, into row: inout [SQLValue]) { row.append(value.date.map { .integer(Int64($0.days)) } ?? .null) }
    package func load(_ row: any ResultRow, at column: Int) -> Value {
        row.integer(column).map { .date(CalendarDate(days: Int32(clamping: $0))) } ?? .null
    }
    package func write(_ value: Value, to writer: inout JSONWriter) { writer.write(value.date?.description) }
    package func text(of value: Value, in language: Language) -> String { value.date?.description ?? "" }
    package var schema: JSON { .members(["type": ["string", "null"], "format": "date"]) }
    package func sample(_ random: inout SeededRandom) -> JSON {
        .string(CalendarDate(days: Int32(random.next() % 20_000)).description)
    }
}
