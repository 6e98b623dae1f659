import MartletExpressions
import MartletKernel
import MartletStorage

/// One record of one object.
package struct ReferenceField: ReferencingField {
    package static let kind = "reference"
    package static let label = LocalisedText(zh: "引用", en: "Reference")
    package let target: String
    package let inverse: String?
    package let onDelete: DeleteRule

    package init(_ target: String, inverse: String? = nil, onDelete: DeleteRule) {
        self.target = target
        self.inverse = inverse
        self.onDelete = onDelete
    }

    package var targets: [String] { [target] }
    package var columns: [FieldColumn] { [FieldColumn(.id)] }
    package var expressionType: ExpressionType { .reference(target) }

    package func accept(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value { try ReferenceField.id(json) }

    static func id(_ json: JSON) throws(FieldRefusal) -> Value {
        switch json {
        case .null: return .null
        case .string(let text):
            if text.isEmpty { return .null }
            guard let id = RecordID(text) else {
                throw FieldRefusal("not_an_id", zh: "“\(text.prefix(40))”不是记录编号。", en: "\"\(text.prefix(40))\" is not the id of a record.")
            }
            return .id(id)
        default: throw .wrongType("记录编号", "the id of a record")
        }
    }
    package func store(_ value: Value, into row: inout [SQLValue]) { row.append(value.id.map(SQLValue.id) ?? .null) }
    package func load(_ row: any ResultRow, at column: Int) -> Value { row.id(column).map(Value.id) ?? .null }
    package func write(_ value: Value, to writer: inout JSONWriter) { writer.write(value.id?.description) }
    package func text(of value: Value, in language: Language) -> String { value.id?.description ?? "" }
    package var schema: JSON { .members(["type": ["string", "null"], "format": "uuid", "description": .string("id of a \(target)")]) }
    package func sample(_ random: inout SeededRandom) -> JSON { .null }
}

/// A record's own id.
package struct IdentifierField: FieldType {
    package static let kind = "id"
    package static let label = LocalisedText(zh: "编号", en: "Id")

    package init() {}

    package var columns: [FieldColumn] { [FieldColumn(.id)] }
    package var expressionType: ExpressionType { .reference("") }
    package func accept(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value { try ReferenceField.id(json) }
    package func store(_ value: Value, into row: inout [SQLValue]) { row.append(value.id.map(SQLValue.id) ?? .null) }
    package func load(_ row: any ResultRow, at column: Int) -> Value { row.id(column).map(Value.id) ?? .null }
    package func write(_ value: Value, to writer: inout JSONWriter) { writer.write(value.id?.description) }
    package func text(of value: Value, in language: Language) -> String { value.id?.description ?? "" }
    package var schema: JSON { .members(["type": "string", "format": "uuid"]) }
    package func sample(_ random: inout SeededRandom) -> JSON { .null }
}
