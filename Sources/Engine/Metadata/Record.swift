import MartletKernel

/// A record of any object: its values in the order of the object's fields, system fields first.
///
/// A value type: a rule changes its copy, the pipeline compares it with what was stored.
package struct Record: Sendable {
    package let object: ObjectSchema
    package var values: [Value]

    package init(_ object: ObjectSchema, values: [Value]) {
        self.object = object
        self.values = values
    }

    /// An empty one.
    package init(_ object: ObjectSchema, id: RecordID) {
        self.object = object
        values = Array(repeating: .null, count: object.fields.count)
        values[SystemField.id.index] = .id(id)
        values[SystemField.version.index] = .integer(0)
    }

    /// By the field's name; a name the object does not have reads as `null` and is refused on write by the pipeline.
    package subscript(name: String) -> Value {
        get { object.position(of: name).map { values[$0] } ?? .null }
        set {
            assert(object.position(of: name) != nil, "\(object.name) has no field \(name)")
            if let position = object.position(of: name) { values[position] = newValue }
        }
    }

    package var id: RecordID { values[SystemField.id.index].id ?? RecordID(high: 0, low: 0) }
    package var version: Int64 {
        get { values[SystemField.version.index].integer ?? 0 }
        set { values[SystemField.version.index] = .integer(newValue) }
    }
    package var owner: RecordID? { values[SystemField.owner.index].id }
    package var deletedAt: Instant? { values[SystemField.deletedAt.index].instant }
    package var isDeleted: Bool { deletedAt != nil }

    package var title: String {
        let value = self[object.definition.titleField]
        return object.field(object.definition.titleField)?.type.text(of: value, in: .chinese) ?? id.description
    }
}

/// The fields every record has, in the order they stand before the declared ones.
package enum SystemField: Int, CaseIterable, Sendable {
    case id, version, owner, department, createdAt, createdBy, updatedAt, updatedBy, deletedAt

    package var index: Int { rawValue }
    package var name: String { String(describing: self) }

    package static let definitions: [FieldDefinition] = [
        FieldDefinition("id", zh: "编号", en: "Id", IdentifierField()).computed,
        FieldDefinition("version", zh: "版本", en: "Version", IntegerField()).computed,
        FieldDefinition("owner", zh: "负责人", en: "Owner", ReferenceField("user", onDelete: .keep)),
        FieldDefinition("department", zh: "归属部门", en: "Owning department", ReferenceField("department", onDelete: .keep)),
        FieldDefinition("createdAt", zh: "创建时间", en: "Created at", InstantField()).computed.indexed,
        notIndexed(FieldDefinition("createdBy", zh: "创建人", en: "Created by", ReferenceField("user", onDelete: .keep)).computed),
        FieldDefinition("updatedAt", zh: "修改时间", en: "Updated at", InstantField()).computed.indexed,
        notIndexed(FieldDefinition("updatedBy", zh: "修改人", en: "Updated by", ReferenceField("user", onDelete: .keep)).computed),
        FieldDefinition("deletedAt", zh: "删除时间", en: "Deleted at", InstantField()).computed,
    ]

    private static func notIndexed(_ field: FieldDefinition) -> FieldDefinition {
        var field = field
        field.isIndexed = false
        return field
    }
}
