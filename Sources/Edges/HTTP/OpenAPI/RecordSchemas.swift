import MartletExpressions
import MartletKernel
import MartletMetadata

/// Two schemas of each object: the record as it is answered, and the input it is written with.
struct RecordSchemas {
    let schema: Schema
    let language: Language

    var members: [JSON.Member] {
        schema.objects.flatMap { object in
            [JSON.Member(object.name, record(object)), JSON.Member(object.name + "Input", input(object))]
        }
    }

    private func record(_ object: ObjectSchema) -> JSON {
        let fields = object.fields.filter { !$0.isSecret }
        let duplicates = JSON.Member(
            "duplicates", .members(["type": "array", "items": PathOperation.schema("DuplicateMatch")]))
        return .members([
            "type": "object", "title": .string(object.definition.labels(in: language)),
            "x-labels": ObjectDescription.both(object.definition.labels), "required": ["id", "version"],
            "properties": .object(fields.map { JSON.Member($0.name, described($0)) } + [duplicates]),
        ])
    }

    /// What a caller may send. Parts made along with a record stand under the name of their relation.
    private func input(_ object: ObjectSchema) -> JSON {
        let fields = object.fields.filter { !$0.isSecret && (!$0.isComputed || $0.name == "id") }
        let parts = schema.relations(of: object.name).filter { $0.direction == .incoming && object.field($0.name) == nil }
        var seen = Set<String>()
        let partMembers = parts.filter { seen.insert($0.name).inserted }.map { relation in
            JSON.Member(
                relation.name, .members(["type": "array", "maxItems": 100, "items": PathOperation.schema(relation.object + "Input")]))
        }
        return .members([
            "type": "object", "title": .string(object.definition.labels(in: language)),
            "properties": .object(fields.map { JSON.Member($0.name, described($0)) } + partMembers), "additionalProperties": false,
        ])
    }

    private func described(_ field: FieldDefinition) -> JSON { RecordSchemas.described(field, in: language) }

    /// The type's own schema with the field's name for people on top.
    static func described(_ field: FieldDefinition, in language: Language) -> JSON {
        var members = (field.type.schema.object ?? []).filter { $0.name != "title" && $0.name != "x-labels" }
        members.append(.init("title", .string(field.labels(in: language))))
        members.append(.init("x-labels", ObjectDescription.both(field.labels)))
        if let help = field.help {
            members.removeAll { $0.name == "description" }
            members.append(.init("description", .string(help(in: language))))
        }
        if field.isComputed { members.append(.init("readOnly", true)) }
        if let options = field.options {
            members.append(
                .init(
                    "x-options", .array(options.map { .members(["name": .string($0.name), "labels": ObjectDescription.both($0.label)]) })))
        }
        return .object(members)
    }
}
