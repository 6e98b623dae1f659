import MartletAccess
import MartletExpressions
import MartletKernel
import MartletMetadata
import MartletRecords

/// An object as a client needs it to draw lists and forms: fields with labels, types and options, relations, and the caller's
/// rights on it.
struct ObjectDescription {
    let object: ObjectSchema
    let tx: Transaction

    private var language: Language { tx.caller.actor.language }

    var json: JSON {
        let definition = object.definition
        return .members([
            "name": .string(object.name), "label": .string(definition.labels(in: language)),
            "pluralLabel": .string(definition.pluralLabels(in: language)), "labels": ObjectDescription.both(definition.labels),
            "titleField": .string(definition.titleField), "isAppendOnly": .boolean(definition.isAppendOnly),
            "isWrittenByActions": .boolean(definition.writing == .byActions), "hasTimeline": .boolean(definition.timeline != nil),
            "treeField": definition.treeField.map(JSON.string) ?? .null, "rights": rights,
            "fields": .array(object.fields.filter { !$0.isSecret }.compactMap(field)), "relations": relations,
        ])
    }

    static func both(_ text: LocalisedText) -> JSON { .members(["zh": .string(text.zh), "en": .string(text.en)]) }

    private var rights: JSON {
        .object(
            RecordOperation.allCases.map { operation in
                JSON.Member(operation.rawValue, .string(tx.caller.scope(of: operation, on: object.name).rawValue))
            })
    }

    /// `nil` for a field that is never shown to the caller: its name alone may tell something.
    private func field(_ field: FieldDefinition) -> JSON? {
        let visibility = tx.access.visibility(of: field.name, on: object)
        if let condition = visibility.condition, condition.isNever, !visibility.isMasked { return nil }
        var members: [JSON.Member] = [
            .init("name", .string(field.name)), .init("label", .string(field.labels(in: language))),
            .init("labels", ObjectDescription.both(field.labels)), .init("type", .string(field.type.kind)),
            .init("isRequired", .boolean(field.isRequired)), .init("isUnique", .boolean(field.isUnique)),
            .init("isComputed", .boolean(field.isComputed)), .init("isFixed", .boolean(field.isFixed)),
            .init("isPersonal", .boolean(field.isPersonal)), .init("isSortable", .boolean(isSortable(field))),
            .init("visibility", .string(visibility.condition == nil ? "clear" : visibility.isMasked ? "masked" : "conditional")),
            .init("isWritable", .boolean(!field.isComputed && tx.access.writability(of: field.name, on: object)?.isNever != true)),
            .init("schema", field.type.schema),
        ]
        if let help = field.help { members.append(.init("help", .string(help(in: language)))) }
        if let options = field.options { members.append(.init("options", .array(options.map(option)))) }
        if let type = field.type as? any ReferencingField { members.append(.init("targets", .array(type.targets.map(JSON.string)))) }
        return .object(members)
    }

    private func option(_ option: ChoiceOption) -> JSON {
        .members([
            "name": .string(option.name), "label": .string(option.label(in: language)), "labels": ObjectDescription.both(option.label),
        ])
    }

    private func isSortable(_ field: FieldDefinition) -> Bool { !field.type.isList && field.type.expressionType != .structure }

    private var relations: JSON {
        .array(
            tx.schema.relations(of: object.name).filter { $0.direction == .incoming }.map { relation in
                .members([
                    "name": .string(relation.name), "object": .string(relation.object), "field": .string(relation.field),
                ])
            })
    }
}

extension FieldDefinition {
    /// The options of a choice, single or multiple.
    var options: [ChoiceOption]? { (type as? ChoiceField)?.options ?? (type as? MultipleChoiceField)?.options }
}

extension Expression {
    /// False whatever the record: a field that is always hidden.
    var isNever: Bool { source == "false" }
}
