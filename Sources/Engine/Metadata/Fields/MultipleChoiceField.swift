import MartletExpressions
import MartletKernel
import MartletStorage

/// Several of a list of options.
package struct MultipleChoiceField: ListField {
    package static let kind = "multipleChoice"
    package static let label = LocalisedText(zh: "多选", en: "Multiple choice")
    package let options: [ChoiceOption]

    package init(_ options: [ChoiceOption]) { self.options = options }

    private var single: ChoiceField { ChoiceField(options) }
    package var elementType: ExpressionType { .text }
    package var keyColumn: ColumnType { .text }
    package func acceptElement(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value {
        try single.accept(json, in: context)
    }
    package func parseElement(_ text: String, in context: FieldContext) throws(FieldRefusal) -> Value {
        try single.parse(text, in: context)
    }
    package func elementJSON(_ value: Value) -> JSON { value.text.map(JSON.string) ?? .null }
    package func elementKey(_ value: Value) -> SQLValue { value.text.map(SQLValue.text) ?? .null }
    package func elementText(_ value: Value, in language: Language) -> String { single.text(of: value, in: language) }
    package var elementSchema: JSON { .members(["type": "string", "enum": .array(options.map { .string($0.name) })]) }
    package func elementSample(_ random: inout SeededRandom) -> JSON { single.sample(&random) }
}
