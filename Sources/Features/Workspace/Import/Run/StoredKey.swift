import MartletKernel
import MartletMetadata
import MartletRecords
import MartletStorage

/// Reads cells as keys: what the database holds for them.
struct StoredKey {
    /// `nil` for a cell the field does not take; writing the row will say why.
    static func of(_ text: String, field: FieldDefinition, object: ObjectSchema, in context: FieldContext) -> SQLValue? {
        guard let value = try? field.type.parse(text, in: context), !value.isNull else { return nil }
        return of(value, field: field, object: object)
    }

    static func of(_ value: Value, field: FieldDefinition, object: ObjectSchema) -> SQLValue? {
        guard !value.isNull, let stored = object.stored(value, of: field).first, stored != .null else { return nil }
        return stored
    }
}
