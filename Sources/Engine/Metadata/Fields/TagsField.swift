import MartletExpressions
import MartletKernel
import MartletStorage

/// Free words a record is marked with.
package struct TagsField: ListField {
    package static let kind = "tags"
    package static let label = LocalisedText(zh: "标签", en: "Tags")

    package init() {}

    private var single: TextField { TextField(maximum: 50) }
    package var elementType: ExpressionType { .text }
    package var keyColumn: ColumnType { .text }
    package func acceptElement(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value {
        try single.accept(json, in: context)
    }
    package func parseElement(_ text: String, in context: FieldContext) throws(FieldRefusal) -> Value {
        let word = text.hasPrefix("* ") ? String(text.dropFirst(2)) : text
        return try single.accept(.string(word), in: context)
    }
    package func elementJSON(_ value: Value) -> JSON { value.text.map(JSON.string) ?? .null }
    package func elementKey(_ value: Value) -> SQLValue { value.text.map(SQLValue.text) ?? .null }
    package func elementText(_ value: Value, in language: Language) -> String { value.text ?? "" }
    package var elementSchema: JSON { .members(["type": "string", "maxLength": 50]) }
    package func elementSample(_ random: inout SeededRandom) -> JSON { single.sample(&random) }
}
