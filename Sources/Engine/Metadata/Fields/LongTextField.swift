import MartletExpressions
import MartletKernel
import MartletStorage

/// Text of several lines.
package struct LongTextField: TextualField {
    package static let kind = "longText"
    package static let label = LocalisedText(zh: "多行文本", en: "Long text")
    package let maximum: Int

    package init(maximum: Int = 20_000) { self.maximum = maximum }

    package var columns: [FieldColumn] { [FieldColumn(.text)] }
    package var expressionType: ExpressionType { .text }

    package func accept(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value {
        try TextInput.block(json, maximum: maximum)
    }
    package func store(_ value: Value, into row: inout [SQLValue]) { row.append(value.text.map(SQLValue.text) ?? .null) }
    package func load(_ row: any ResultRow, at column: Int) -> Value { row.text(column).map(Value.text) ?? .null }
    package func write(_ value: Value, to writer: inout JSONWriter) { writer.write(value.text) }
    package func text(of value: Value, in language: Language) -> String { value.text ?? "" }
    package var schema: JSON { .members(["type": ["string", "null"], "maxLength": .integer(Int64(maximum))]) }
    package func sample(_ random: inout SeededRandom) -> JSON { .string(Sample.word(&random) + "\n" + Sample.word(&random)) }
}
