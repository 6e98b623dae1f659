import MartletKernel
import MartletMetadata
import MartletStorage

/// Reads what happened to one record, from the index (record, version).
package struct RecordHistory {
    let tx: Transaction
    let object: ObjectSchema

    package init(tx: Transaction, object: ObjectSchema) {
        self.tx = tx
        self.object = object
    }

    /// The fields changed after a version, each with its value at that version.
    func fieldsChanged(of id: RecordID, after version: Int64) throws -> [String: Value] {
        var result: [String: Value] = [:]
        try each(
            "SELECT payload FROM changes WHERE record = \(id) AND object = \(object.name) AND version > \(version) AND kind = 'updated' ORDER BY version, seq"
        ) { payload in
            for member in payload.object ?? [] where result[member.name] == nil {
                guard let field = object.field(member.name), let before = member.value.array?.first else { continue }
                result[member.name] = LoggedValue.value(before, of: field)
            }
        }
        return result
    }

    private func each(_ sql: SQL, _ body: (JSON) throws -> Void) throws {
        try tx.connection.query(sql) { row in
            try body(JSONParser.parse((row.text(0) ?? "{}").utf8))
            return true
        }
    }

    /// Entries newest first, as the caller may see them now: fields hidden from him are left out, masked ones masked.
    /// - Parameter before: only entries older than that sequence number, for the next page.
    package func page(of id: RecordID, field: String?, before: Int64?, limit: Int) throws -> JSON {
        _ = try tx.find(object.name, id)
        let visible = try visibleFields(of: id)
        if let field {
            _ = try object.require(field)
            guard let view = visible[field], view != .hidden else { throw object.unknownField(field) }
        }
        let start: SQL = if let before { " AND c.seq < \(before)" } else { "" }
        // A field's name in the payload is quoted JSON, and names are plain ASCII.
        let onField: SQL = if let field { " AND c.payload LIKE \("%\"" + field + "\":%")" } else { "" }
        let rows = try tx.connection.all(
            """
            SELECT c.seq, c.version, c.kind, c.name, c.at, c.actor, c.channel, c.operation, c.payload, o.name, u.name FROM changes c
            JOIN operations o ON o.id = c.operation LEFT JOIN users u ON u.id = c.actor
            WHERE c.record = \(id) AND c.object = \(object.name)\(sql: start)\(sql: onField) ORDER BY c.seq DESC LIMIT \(limit + 1)
            """
        ) { row in try (row.integer(0) ?? 0, entry(row, visible: visible)) }
        let page = rows.prefix(limit)
        let next: JSON = rows.count > limit ? .string(String(page.last?.0 ?? 0)) : .null
        return .members(["entries": .array(page.map(\.1)), "nextCursor": next])
    }

    private func visibleFields(of id: RecordID) throws -> [String: FieldView] {
        try FieldViews(tx: tx, object: object).views(of: id)
    }

    private func entry(_ row: any ResultRow, visible: [String: FieldView]) throws -> JSON {
        let kind = row.text(2) ?? ""
        let payload = try JSONParser.parse((row.text(8) ?? "{}").utf8)
        return .members([
            "seq": .integer(row.integer(0) ?? 0), "version": .integer(row.integer(1) ?? 0), "kind": .string(kind),
            "event": row.text(3).map(JSON.string) ?? .null,
            "at": row.integer(4).map { .string(Instant(milliseconds: $0).description) } ?? .null,
            "actor": row.id(5).map { .string($0.description) } ?? .null, "actorName": row.text(10).map(JSON.string) ?? .null,
            "channel": row.text(6).map(JSON.string) ?? .null, "operation": row.id(7).map { .string($0.description) } ?? .null,
            "action": row.text(9).map(JSON.string) ?? .null,
            "changes": kind == "event" ? payload : .array(changes(payload, visible: visible)),
        ])
    }

    private func changes(_ payload: JSON, visible: [String: FieldView]) -> [JSON] {
        (payload.object ?? []).compactMap { member in
            guard let field = object.field(member.name), !field.isSecret, let pair = member.value.array, pair.count == 2,
                let view = visible[field.name], view != .hidden
            else { return nil }
            func shown(_ json: JSON) -> JSON {
                let value = LoggedValue.value(json, of: field)
                return view == .masked ? (value.isNull ? .null : .string("***")) : field.type.json(of: value)
            }
            return .members(["field": .string(field.name), "before": shown(pair[0]), "after": shown(pair[1])])
        }
    }
}
