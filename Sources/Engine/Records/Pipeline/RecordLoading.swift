import MartletAccess
import MartletExpressions
import MartletKernel
import MartletMetadata
import MartletStorage

extension Transaction {
    /// A record as it is stored, whoever asks; `nil` when there is none or it is in the trash.
    package func load(_ object: ObjectSchema, _ id: RecordID, inTrash: Bool = false) throws -> Record? {
        let trash: SQL = inTrash ? "IS NOT NULL" : "IS NULL"
        return try connection.first(
            "SELECT \(sql: SQL(stringLiteral: object.columnList)) FROM \(name: object.table) WHERE id = \(id) AND deleted_at \(sql: trash)"
        ) { object.record(from: $0) }
    }

    /// A record the caller may read.
    /// - Throws: `Problem` `not_found`, the same whether it is not there or not his to see.
    package func find(_ object: String, _ id: RecordID) throws -> Record {
        let object = try schema.require(object)
        return try recordToChange(object, id, for: .read, by: .caller)
    }

    /// Whether the caller may read that record.
    func mayRead(_ object: ObjectSchema, _ id: RecordID) throws -> Bool {
        let visible: SQL = if let condition = try condition(of: object, for: .read) { " AND (\(sql: condition))" } else { "" }
        return try connection.exists("SELECT 1 FROM \(name: object.table) t WHERE t.id = \(id) AND t.deleted_at IS NULL\(sql: visible)")
    }

    /// The record, locked until the transaction ends, if the caller may do this to it.
    package func recordToChange(
        _ object: ObjectSchema, _ id: RecordID, for operation: RecordOperation, by authority: Authority, inTrash: Bool = false
    ) throws -> Record {
        if authority == .caller, operation != .read, object.definition.writing == .byActions, !caller.isSystem {
            throw Problem.byActionsOnly(object)
        }
        let trash: SQL = inTrash ? "IS NOT NULL" : "IS NULL"
        let isFree = authority == .rule
        let canRead = isFree ? nil : try condition(of: object, for: .read)
        let canDo = isFree || operation == .read ? nil : try condition(of: object, for: operation)
        let columns = SQL(stringLiteral: object.columns.map { "t." + SQL.quoted($0.name) }.joined(separator: ", "))
        let lock = operation == .read ? SQL.empty : connection.dialect.rowLock
        let sql: SQL = """
            SELECT \(sql: columns), \(sql: flag(canRead)), \(sql: flag(canDo)) FROM \(name: object.table) t
            WHERE t.id = \(id) AND t.deleted_at \(sql: trash)\(sql: lock.isEmpty ? lock : lock + " OF t")
            """
        let count = object.columns.count
        let found = try connection.first(sql) { (object.record(from: $0), $0.boolean(count) ?? false, $0.boolean(count + 1) ?? false) }
        guard let (record, readable, allowed) = found, readable else {
            throw Problem.notFound(object.definition.labels.en.lowercased(), id.description)
        }
        guard allowed else {
            throw Problem.notAllowed(operation == .delete ? "删除此" : "修改此", operation == .delete ? "delete these" : "change these", object)
        }
        return record
    }

    /// The caller's condition on rows of `t`; `nil`: all of them.
    func condition(of object: ObjectSchema, for operation: RecordOperation) throws -> SQL? {
        guard let expression = access.condition(of: object, for: operation).expression else { return nil }
        return try openCompiler.filter(expression, alias: "t")
    }

    private func flag(_ condition: SQL?) -> SQL {
        guard let condition else { return connection.dialect == .sqlite ? "1" : "TRUE" }
        return "COALESCE((\(sql: condition)), \(sql: connection.dialect == .sqlite ? "0" : "FALSE"))"
    }

    /// Records of `object` whose field holds that id.
    func records(of object: ObjectSchema, where field: FieldDefinition, refersTo id: RecordID, deletedAt: Instant? = nil) throws -> [Record]
    {
        let trash: SQL = if let deletedAt { "deleted_at = \(deletedAt)" } else { "deleted_at IS NULL" }
        let match: SQL =
            field.type.isList
            ? "id IN (SELECT owner_id FROM \(name: object.listTable(field)) WHERE value = \(id))" : "\(name: field.column) = \(id)"
        return try connection.all(
            "SELECT \(sql: SQL(stringLiteral: object.columnList)) FROM \(name: object.table) WHERE \(sql: match) AND \(sql: trash)"
        ) { object.record(from: $0) }
    }

    func mainDepartment(of user: RecordID) throws -> Value {
        try connection.first("SELECT department FROM users WHERE id = \(user)") { $0.id(0) }.flatMap(\.self).map(Value.id) ?? .null
    }

    /// The value that refers to a record from that field: an id, a link, or a list with one.
    func reference(to record: Record, in field: String, of object: String) -> Value {
        guard let type = schema.object(object)?.field(field)?.type else { return .null }
        let link = LinkField.link(record.object.name, record.id)
        return switch type {
        case is LinkField: link
        case is LinksField: .list([link])
        case is ReferencesField: .list([.id(record.id)])
        default: .id(record.id)
        }
    }

    /// Evaluates a condition over a record that may not be stored yet.
    func isTrue(_ expression: Expression, of record: Record, guard access: any ExpressionGuard) throws -> Bool {
        try ExpressionEvaluator(source: DraftSource(tx: self, draft: record), context: evaluation, guard: access).isTrue(
            expression, of: record.id)
    }
}

/// Records as evaluation reads them: the draft at hand before what is stored.
struct DraftSource: RecordSource {
    let tx: Transaction
    let draft: Record

    func value(of field: String, object: String, id: RecordID) throws -> Value? {
        guard let schema = tx.schema.object(object) else { return nil }
        if object == draft.object.name, id == draft.id { return DraftSource.value(of: field, in: draft) }
        return try tx.load(schema, id).map { DraftSource.value(of: field, in: $0) }
    }

    private static func value(of name: String, in record: Record) -> Value {
        if let position = record.object.position(of: name) {
            return record.object.fields[position].type.expressionValue(of: record.values[position])
        }
        let field = Schema.fieldName(of: name, in: record.object)
        guard let definition = record.object.field(field) else { return .null }
        return part(name.dropFirst(field.count), of: record[field], type: definition.type)
    }

    /// `addressCity`, `recordObject`, `recordAsTeam`: read back from the stored columns, so that memory sees what SQL sees.
    private static func part(_ suffix: Substring, of value: Value, type: any FieldType) -> Value {
        if suffix.hasPrefix("As") {
            guard let target = LinkField.target(of: value), Schema.narrowed("", to: target.object) == suffix else { return .null }
            return .id(target.id)
        }
        guard let part = type.parts.first(where: { $0.suffix == suffix }),
            let column = type.columns.firstIndex(where: { $0.suffix == part.columnSuffix })
        else { return .null }
        var columns = [SQLValue]()
        type.store(value, into: &columns)
        let row = StoredRow(columns)
        switch part.type {
        case .decimal(let scale): return row.integer(column).map { .decimal(FixedDecimal(units: $0, scale: scale)) } ?? .null
        case .date: return row.integer(column).map { .date(CalendarDate(days: Int32(clamping: $0))) } ?? .null
        default: return row.text(column).map(Value.text) ?? .null
        }
    }

    func related(_ relation: ExpressionRelation, to id: RecordID) throws -> [RecordID] {
        guard let other = tx.schema.object(relation.object) else { return [] }
        if relation.direction == .outgoing {
            let values = DraftSource.value(of: relation.field, in: draft)
            return try (values.list ?? []).compactMap(\.id).filter { try tx.load(other, $0) != nil }
        }
        guard let field = other.field(relation.field) else { return [] }
        return try tx.records(of: other, where: field, refersTo: id).map(\.id)
    }

    func isWithin(object: String, node: RecordID, ancestor: RecordID) throws -> Bool {
        guard let schema = tx.schema.object(object), let parent = schema.definition.treeField else { return false }
        var seen = Set<RecordID>()
        var current: RecordID? = node
        while let id = current, seen.insert(id).inserted {
            if id == ancestor { return true }
            current = try value(of: parent, object: object, id: id)?.id
        }
        return false
    }
}
