import MartletExpressions
import MartletKernel
import MartletStorage

/// Yes or no.
package struct BooleanField: FieldType {
    package static let kind = "boolean"
    package static let label = LocalisedText(zh: "是否", en: "Yes or no")

    package init() {}

    package var columns: [FieldColumn] { [FieldColumn(.boolean)] }
    package var expressionType: ExpressionType { .boolean }

    package func accept(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value {
        switch json {
        case .null: return .null
        case .boolean(let value): return .boolean(value)
        default: throw .wrongType("true 或 false", "true or false")
        }
    }
    package func parse(_ text: String, in context: FieldContext) throws(FieldRefusal) -> Value {
        switch TextInput.trimmed(text).lowercased() {
        case "": return .null
        case "true", "yes", "y", "1", "是", "对", "真", "√", "x": return .boolean(true)
        case "false", "no", "n", "0", "否", "不", "假", "×": return .boolean(false)
        default: throw FieldRefusal("not_boolean", zh: "“\(text.prefix(40))”应为“是”或“否”。", en: "\"\(text.prefix(40))\" should be yes or no.")
        }
    }
    package func store(_ value: Value, into row: inout [SQLValue]) { row.append(value.boolean.map(SQLValue.boolean) ?? .null) }
    package func load(_ row: any ResultRow, at column: Int) -> Value { row.boolean(column).map(Value.boolean) ?? .null }
    package func write(_ value: Value, to writer: inout JSONWriter) {
        if let value = value.boolean { writer.boolean(value) } else { writer.null() }
    }
    package func text(of value: Value, in language: Language) -> String {
        switch (value.boolean, language) {
        case (true, .chinese): "是"
        case (true, .english): "yes"
        case (false, .chinese): "否"
        case (false, .english): "no"
        case (nil, _): ""
        }
    }
    package var schema: JSON { .members(["type": ["boolean", "null"]]) }
    package func sample(_ random: inout SeededRandom) -> JSON { .boolean(random.next() & 1 == 0) }
}
