import MartletExpressions
import MartletKernel
import MartletMetadata

/// What a record is to be created or changed with, before any check: values by field name as they came, and parts to make
/// along with it by the name of their relation.
package struct RecordInput: Sendable {
    /// A value in the form its door has.
    package enum Entry: Sendable {
        case json(JSON)
        /// A cell of an import, read the way people write it.
        case cell(String)
        /// From a rule: already of the field's type.
        case value(Value)
    }

    package var entries: [(name: String, entry: Entry)]
    /// `memberships: [{…}]`: records that refer to this one and are part of it.
    package var parts: [(relation: String, inputs: [RecordInput])]

    package init(_ entries: [(name: String, entry: Entry)] = [], parts: [(relation: String, inputs: [RecordInput])] = []) {
        self.entries = entries
        self.parts = parts
    }

    package init(_ values: KeyValuePairs<String, Value>) {
        self.init(values.map { ($0.key, .value($0.value)) })
    }

    package subscript(name: String) -> Entry? { entries.last { $0.name == name }?.entry }

    /// A request's body. A member named after a relation holds parts.
    /// - Throws: `Problem` when it is no object, or a relation's member no list of objects.
    package init(json: JSON, of object: ObjectSchema, in schema: Schema) throws {
        guard case .object(let members) = json else {
            throw Problem(.invalid, "record_not_object", zh: "记录应为 JSON 对象。", en: "A record must be a JSON object.")
        }
        let relations = schema.relations(of: object.name).filter { $0.direction == .incoming }
        self.init()
        for member in members {
            guard object.field(member.name) == nil, let relation = relations.first(where: { $0.name == member.name }) else {
                entries.append((member.name, .json(member.value)))
                continue
            }
            guard let list = member.value.array, list.count <= 100 else {
                throw Problem(
                    .invalid, "parts_not_list", zh: "“\(member.name)”应为不超过 100 项的列表。",
                    en: "\"\(member.name)\" must be a list of at most 100 records.")
            }
            let target = try schema.require(relation.object)
            parts.append((member.name, try list.map { try RecordInput(json: $0, of: target, in: schema) }))
        }
    }
}
