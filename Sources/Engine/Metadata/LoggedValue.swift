import MartletKernel
import MartletStorage

/// A field's value as the change log keeps it: the stored columns as JSON, so that undo and time travel bring back exactly what
/// was there, the frozen rate of an amount included.
package enum LoggedValue {
    package static func json(_ value: Value, of field: FieldDefinition) -> JSON {
        if value.isNull { return .null }
        var columns = [SQLValue]()
        field.type.store(value, into: &columns)
        return columns.count == 1 ? json(columns[0]) : .array(columns.map(json))
    }

    package static func value(_ json: JSON, of field: FieldDefinition) -> Value {
        if json.isNull { return .null }
        let count = field.type.columns.count
        let columns = count == 1 ? [stored(json)] : (json.array ?? []).map(stored)
        guard columns.count == count else { return .null }
        return field.type.load(StoredRow(columns), at: 0)
    }

    private static func json(_ column: SQLValue) -> JSON {
        switch column {
        case .null: .null
        case .integer(let value): .integer(value)
        case .real(let value): .number(String(value))
        case .text(let value): .string(value)
        case .blob: .null
        case .id(let value): .string(value.description)
        case .boolean(let value): .boolean(value)
        }
    }

    private static func stored(_ json: JSON) -> SQLValue {
        switch json {
        case .number(let lexeme): Int64(lexeme).map(SQLValue.integer) ?? .null
        case .string(let text): .text(text)
        case .boolean(let value): .boolean(value)
        case .null, .array, .object: .null
        }
    }
}
