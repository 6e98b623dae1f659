import MartletExpressions
import MartletKernel
import MartletStorage

/// A point in time, UTC, to the millisecond.
package struct InstantField: FieldType {
    package static let kind = "instant"
    package static let label = LocalisedText(zh: "日期时间", en: "Date and time")

    package init() {}

    package var columns: [FieldColumn] { [FieldColumn(.integer)] }
    package var expressionType: ExpressionType { .instant }

    package func accept(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value {
        switch json {
        case .null: return .null
        case .string(let text):
            if text.isEmpty { return .null }
            guard let instant = Instant(text) else {
                throw FieldRefusal(
                    "not_an_instant", zh: "时间应带时区，如 2026-03-05T13:45:00+08:00。",
                    en: "Write a time with its zone, such as 2026-03-05T13:45:00+08:00.")
            }
            return .instant(instant)
        default: throw .wrongType("时间（2026-03-05T13:45:00+08:00）", "a time (2026-03-05T13:45:00+08:00)")
        }
    }
    package func parse(_ text: String, in context: FieldContext) throws(FieldRefusal) -> Value {
        let cell = TextInput.trimmed(text.precomposedWidth)
        if cell.isEmpty { return .null }
        guard let instant = DateInput.instant(cell, in: context.zone) else {
            throw FieldRefusal(
                "not_an_instant", zh: "“\(cell.prefix(40))”不是能确定的时间。",
                en: "\"\(cell.prefix(40))\" is not a time that can be read for certain.")
        }
        return .instant(instant)
    }
    package func store(_ value: Value, into row: inout [SQLValue]) { row.append(value.instant.map { .integer($0.milliseconds) } ?? .null) }
    package func load(_ row: any ResultRow, at column: Int) -> Value {
        row.integer(column).map { .instant(Instant(milliseconds: $0)) } ?? .null
    }
    package func write(_ value: Value, to writer: inout JSONWriter) { writer.write(value.instant?.description) }
    package func text(of value: Value, in language: Language) -> String { value.instant?.description ?? "" }
    package var schema: JSON { .members(["type": ["string", "null"], "format": "date-time"]) }
    package func sample(_ random: inout SeededRandom) -> JSON {
        .string(Instant(milliseconds: Int64(random.next() % 1_700_000_000_000)).description)
    }
}
