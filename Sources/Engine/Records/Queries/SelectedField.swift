import MartletAccess
import MartletExpressions
import MartletKernel
import MartletMetadata
import MartletStorage

/// One column of an answer: a field of the record itself or, along a path, of one it refers to.
struct SelectedField {
    let path: String
    let select: SQL
    let columnCount: Int
    let type: any FieldType
    /// SQL that says whether the value is in clear; `nil`: always.
    let isClear: SQL?
    let isMasked: Bool

    /// - Throws: `Problem` for a field that does not exist or is never shown to the caller.
    static func make(_ path: String, of object: ObjectSchema, in tx: Transaction) throws -> SelectedField {
        guard path.contains(".") else { return try own(object.require(path), of: object, in: tx) }
        let (target, field) = try resolve(path, from: object, in: tx)
        let type = field.type
        let expression = try ExpressionParser.parse(path, on: object.name, schema: tx.schema)
        guard type.columns.count == 1 else {
            throw Problem(
                .invalid, "path_not_simple", zh: "“\(path)”不能作为列，请直接查询\(target.definition.labels.zh)。",
                en: "\"\(path)\" cannot be a column; ask for the \(target.definition.labels.en.lowercased()) itself.")
        }
        let value = try tx.compiler.value(expression, alias: "t")
        return SelectedField(path: path, select: value, columnCount: 1, type: type, isClear: nil, isMasked: false)
    }

    private static func own(_ field: FieldDefinition, of object: ObjectSchema, in tx: Transaction) throws -> SelectedField {
        guard !field.isSecret else { throw object.unknownField(field.name) }
        let visibility = tx.access.visibility(of: field.name, on: object)
        let columns = field.type.columns.map { "t." + SQL.quoted(field.column + $0.suffix) }.joined(separator: ", ")
        let isClear = try visibility.condition.map { try tx.openCompiler.filter($0, alias: "t") }
        return SelectedField(
            path: field.name, select: SQL(stringLiteral: columns), columnCount: field.type.columns.count, type: field.type,
            isClear: isClear, isMasked: visibility.isMasked)
    }

    /// The field at a path's end, and the object that has it.
    static func resolve(_ path: String, from object: ObjectSchema, in tx: Transaction) throws -> (ObjectSchema, FieldDefinition) {
        var current = object
        let names = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        for name in names.dropLast() {
            let field = try current.require(Schema.fieldName(of: name, in: current))
            guard let type = field.type as? any ReferencingField, let target = target(name, of: field, type: type) else {
                throw Problem(.invalid, "not_a_reference", zh: "“\(name)”不是引用字段。", en: "\"\(name)\" is not a reference.")
            }
            current = try tx.schema.require(target)
        }
        let last = try current.require(names.last ?? "")
        guard !last.isSecret else { throw current.unknownField(last.name) }
        return (current, last)
    }

    private static func target(_ name: String, of field: FieldDefinition, type: any ReferencingField) -> String? {
        if type.targets.count == 1 { return type.targets[0] }
        return type.targets.first { Schema.narrowed(field.name, to: $0) == name }
    }
}
