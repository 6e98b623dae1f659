import MartletExpressions
import MartletKernel
import MartletStorage

/// Every object of a workspace at one moment: immutable, replaced whole when a definition changes.
package final class Schema: Sendable {
    package let objects: [ObjectSchema]
    private let byName: [String: ObjectSchema]
    private let expressionObjects: [String: ExpressionObject]

    /// - Throws: `Problem` `schema_invalid` naming what does not fit: a name twice, a reference to no object.
    package init(_ definitions: [ObjectDefinition]) throws {
        objects = definitions.map(ObjectSchema.init)
        byName = Dictionary(objects.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let relations = Schema.relations(of: objects)
        let names = objects.map(\.name)
        expressionObjects = Dictionary(
            objects.map { ($0.name, $0.expressionObject(relations: relations[$0.name] ?? [], objectNames: names)) },
            uniquingKeysWith: { first, _ in first })
        var check = SchemaCheck(self)
        try check.run()
    }

    package func object(_ name: String) -> ObjectSchema? { byName[name] }

    /// - Throws: `Problem` `unknown_object` with the nearest name.
    package func require(_ name: String) throws -> ObjectSchema {
        if let object = byName[name] { return object }
        let nearest = NearestName.of(name, among: objects.map(\.name))
        throw Problem(
            .notFound, "unknown_object", zh: "没有名为“\(name)”的对象" + (nearest.map { "，是否指“\($0)”？" } ?? "。"),
            en: "There is no object \"\(name)\"" + (nearest.map { "; did you mean \"\($0)\"?" } ?? "."))
    }

    package func relations(of object: String) -> [ExpressionRelation] { expressionObjects[object]?.relations ?? [] }

    /// Every reference field whose target may be `object`.
    package func references(to object: String) -> [(object: ObjectSchema, field: FieldDefinition, type: any ReferencingField)] {
        objects.flatMap { other in
            other.fields.compactMap { field in
                guard let type = field.type as? any ReferencingField, type.targets.isEmpty || type.targets.contains(object) else {
                    return nil
                }
                return (other, field, type)
            }
        }
    }

    /// `record` seen as a reference to one object only: `recordAsTeam`. Paths and quantifiers go through it.
    package static func narrowed(_ field: String, to target: String) -> String {
        field + "As" + target.prefix(1).uppercased() + target.dropFirst()
    }

    /// The declared field an expression's name stands for: `addressCity` is the field `address`, `recordAsTeam` the field `record`.
    package static func fieldName(of name: String, in object: ObjectSchema) -> String {
        if object.position(of: name) != nil { return name }
        return object.fields.map(\.name).filter { name.hasPrefix($0) }.max { $0.count < $1.count } ?? name
    }

    /// What refers to an object, under the name the reference gives its other side; and where a list of references may be
    /// followed, what it leads to.
    private static func relations(of objects: [ObjectSchema]) -> [String: [ExpressionRelation]] {
        var result: [String: [ExpressionRelation]] = [:]
        for object in objects {
            for field in object.fields {
                guard let type = field.type as? any ReferencingField else { continue }
                for target in type.targets.isEmpty ? objects.map(\.name) : type.targets {
                    if let inverse = type.inverse {
                        result[target, default: []].append(ExpressionRelation(name: inverse, object: object.name, field: field.name))
                    }
                    if field.type.isList {
                        let name = narrowed(field.name, to: target)
                        result[object.name, default: []].append(
                            ExpressionRelation(name: name, object: target, field: field.name, direction: .outgoing))
                    }
                }
            }
        }
        return result
    }
}

extension Schema: ExpressionSchema {
    package func expressionObject(_ name: String) -> ExpressionObject? { expressionObjects[name] }
}

/// An object made ready: positions of fields and columns computed once.
package final class ObjectSchema: Sendable {
    package let definition: ObjectDefinition
    /// System fields first, then the declared ones.
    package let fields: [FieldDefinition]
    /// Position of each field's first column in `columnNames`.
    package let columnStarts: [Int]
    /// Every column in storage order, without the local row number.
    package let columns: [StoredColumn]
    /// `"id", "version", …`, for a `SELECT`.
    package let columnList: String
    private let positions: [String: Int]

    package var name: String { definition.name }
    package var table: String { definition.table }

    init(_ definition: ObjectDefinition) {
        self.definition = definition
        fields = SystemField.definitions + definition.fields
        var starts = [Int]()
        var columns = [StoredColumn]()
        for field in fields {
            starts.append(columns.count)
            columns += StoredColumn.of(field)
        }
        columnStarts = starts
        self.columns = columns
        columnList = columns.map { SQL.quoted($0.name) }.joined(separator: ", ")
        positions = Dictionary(fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package func position(of field: String) -> Int? { positions[field] }
    package func field(_ name: String) -> FieldDefinition? { positions[name].map { fields[$0] } }

    /// - Throws: `Problem` `unknown_field` with the nearest name.
    package func require(_ name: String) throws -> FieldDefinition {
        if let field = field(name) { return field }
        throw unknownField(name)
    }

    package func unknownField(_ name: String) -> Problem {
        let nearest = NearestName.of(name, among: fields.filter { !$0.isSecret && $0.name != name }.map(\.name))
        let zh = "\(definition.labels.zh)没有字段“\(name)”" + (nearest.map { "，是否指“\($0)”？" } ?? "。")
        let en = "\(definition.labels.en) has no field \"\(name)\"" + (nearest.map { "; did you mean \"\($0)\"?" } ?? ".")
        return Problem(
            .invalid, "unknown_field", zh: zh, en: en,
            errors: [.init(field: name, code: "unknown_field", message: LocalisedText(zh: zh, en: en))])
    }

    /// The table of a list field's values: `files_tags (owner_id, position, value)`.
    package func listTable(_ field: FieldDefinition) -> String { table + "_" + field.column }

    /// A record from a row that selects `columnList` from column `start` on.
    package func record(from row: any ResultRow, at start: Int = 0) -> Record {
        var values = [Value]()
        values.reserveCapacity(fields.count)
        for (position, field) in fields.enumerated() { values.append(field.type.load(row, at: start + columnStarts[position])) }
        return Record(self, values: values)
    }

    /// The stored form of one field's value, parallel to `StoredColumn.of`.
    package func stored(_ value: Value, of field: FieldDefinition) -> [SQLValue] {
        var result = [SQLValue]()
        field.type.store(value, into: &result)
        if field.hasFoldedColumn {
            let folded = value.text.map(TextFolding.folded)
            result.append(folded == value.text ? .null : folded.map(SQLValue.text) ?? .null)
        }
        if field.type.hasSortKey { result.append(field.type.sortKey(of: value).map(SQLValue.blob) ?? .null) }
        return result
    }

    func expressionObject(relations: [ExpressionRelation], objectNames: [String]) -> ExpressionObject {
        var expressionFields = [ExpressionField]()
        for field in fields where !field.isSecret {
            expressionFields.append(expressionField(field))
            expressionFields += narrowedFields(field, among: objectNames)
            for part in field.type.parts {
                expressionFields.append(
                    ExpressionField(name: field.name + part.suffix, type: part.type, column: field.column + part.columnSuffix))
            }
        }
        return ExpressionObject(
            name: name, table: table, fields: expressionFields, relations: relations, treeField: definition.treeField)
    }

    /// The ids of other objects never match, so that the column serves each narrowed reference as it is.
    private func narrowedFields(_ field: FieldDefinition, among objectNames: [String]) -> [ExpressionField] {
        guard let type = field.type as? LinkField else { return [] }
        return (type.targets.isEmpty ? objectNames : type.targets).map { target in
            ExpressionField(name: Schema.narrowed(field.name, to: target), type: .reference(target), column: field.column)
        }
    }

    private func expressionField(_ field: FieldDefinition) -> ExpressionField {
        let isMoney = field.type.expressionType == .money
        return ExpressionField(
            name: field.name, type: field.type.expressionType, column: field.column,
            foldedColumn: field.hasFoldedColumn ? field.foldedColumn : nil,
            amountColumn: isMoney ? field.column + "_amount" : nil,
            currencyColumn: isMoney ? field.column + "_currency" : nil,
            listTable: field.type.isList ? listTable(field) : nil)
    }
}

/// A column as the database has it.
package struct StoredColumn: Sendable, Hashable {
    package let name: String
    package let type: ColumnType

    /// The type's own columns, then the folded form, then the sort key.
    static func of(_ field: FieldDefinition) -> [StoredColumn] {
        var result = field.type.columns.map { StoredColumn(name: field.column + $0.suffix, type: $0.type) }
        if field.hasFoldedColumn { result.append(StoredColumn(name: field.foldedColumn, type: .text)) }
        if field.type.hasSortKey { result.append(StoredColumn(name: field.sortColumn, type: .bytes)) }
        return result
    }
}
