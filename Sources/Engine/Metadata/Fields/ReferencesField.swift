import MartletExpressions
import MartletKernel
import MartletStorage

/// Several records of one object: a user's roles, an activity's participants.
package struct ReferencesField: ListField, ReferencingField {
    package static let kind = "references"
    package static let label = LocalisedText(zh: "多个引用", en: "References")
    package let target: String
    package let inverse: String?
    package var onDelete: DeleteRule { .keep }

    package init(_ target: String, inverse: String? = nil) {
        self.target = target
        self.inverse = inverse
    }

    package var targets: [String] { [target] }
    package var elementType: ExpressionType { .reference(target) }
    package var keyColumn: ColumnType { .id }
    package func acceptElement(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value { try ReferenceField.id(json) }
    package func parseElement(_ text: String, in context: FieldContext) throws(FieldRefusal) -> Value {
        try ReferenceField.id(.string(text))
    }
    package func elementJSON(_ value: Value) -> JSON { value.id.map { .string($0.description) } ?? .null }
    package func elementKey(_ value: Value) -> SQLValue { value.id.map(SQLValue.id) ?? .null }
    package func elementText(_ value: Value, in language: Language) -> String { value.id?.description ?? "" }
    package var elementSchema: JSON { .members(["type": "string", "format": "uuid", "description": .string("id of a \(target)")]) }
    package func elementSample(_ random: inout SeededRandom) -> JSON { .null }
}
