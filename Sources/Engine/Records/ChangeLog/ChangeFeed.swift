import MartletAccess
import MartletExpressions
import MartletKernel
import MartletMetadata
import MartletStorage

/// A place in the log. Opaque to clients; carries the epoch that a restore renews, so that a place in a log that no longer exists
/// is refused instead of skipping what came since.
package struct LogPosition: Sendable, Hashable {
    package let epoch: String
    /// PostgreSQL's transaction number; 0 on SQLite, where one writer makes the sequence the order.
    package let transaction: Int64
    package let sequence: Int64

    package init(epoch: String, transaction: Int64, sequence: Int64) {
        self.epoch = epoch
        self.transaction = transaction
        self.sequence = sequence
    }

    package var text: String { Base64URL.text(of: Array("\(epoch).\(transaction).\(sequence)".utf8)) }

    package init?(_ text: String) {
        let parts = Base64URL.bytes(of: text).map { String(decoding: $0, as: UTF8.self).split(separator: ".").map(String.init) }
        guard let parts, parts.count == 3, let transaction = Int64(parts[1]), let sequence = Int64(parts[2]) else { return nil }
        self.init(epoch: parts[0], transaction: transaction, sequence: sequence)
    }
}

/// Reads the log in the order of commits, as the caller may see it: `GET /changes` and the event stream.
package struct ChangeFeed {
    private let tx: Transaction

    package init(tx: Transaction) { self.tx = tx }

    /// One change a caller may hear of.
    package struct Item: Sendable {
        package let position: LogPosition
        package let json: JSON
    }

    package struct Page: Sendable {
        package let items: [Item]
        /// Where to go on, past what the caller may not see too.
        package let end: LogPosition
        /// True when nothing more was there at the time.
        package let isLast: Bool
    }

    /// The place after everything that is there now.
    package func end() throws -> LogPosition {
        let epoch = try epoch()
        let last = try tx.connection.first(
            "SELECT \(sql: transactionColumn), seq FROM changes WHERE \(sql: settled) ORDER BY \(sql: order("DESC")) LIMIT 1"
        ) { ($0.integer(0) ?? 0, $0.integer(1) ?? 0) }
        return LogPosition(epoch: epoch, transaction: last?.0 ?? 0, sequence: last?.1 ?? 0)
    }

    /// - Throws: `Problem` `position_unknown` for a place in another log.
    package func page(after text: String?, limit: Int) throws -> Page {
        let epoch = try epoch()
        let start = try text.map { try position($0, epoch: epoch) } ?? LogPosition(epoch: epoch, transaction: 0, sequence: 0)
        let rows = try tx.connection.all(
            """
            SELECT \(sql: transactionColumn), seq, object, record, version, kind, name, at, actor, channel, operation, payload
            FROM changes WHERE \(sql: settled) AND \(sql: after(start)) ORDER BY \(sql: order("ASC")) LIMIT \(limit)
            """
        ) { row in try Row(row) }
        var items = [Item]()
        var visible: [RecordID: Bool] = [:]
        for row in rows {
            guard let json = try shown(row, &visible) else { continue }
            items.append(Item(position: LogPosition(epoch: epoch, transaction: row.transaction, sequence: row.sequence), json: json))
        }
        let end = rows.last.map { LogPosition(epoch: epoch, transaction: $0.transaction, sequence: $0.sequence) } ?? start
        return Page(items: items, end: end, isLast: rows.count < limit)
    }

    private func position(_ text: String, epoch: String) throws -> LogPosition {
        guard let position = LogPosition(text), position.epoch == epoch else {
            throw Problem(
                .invalid, "position_unknown", zh: "日志位置无效（可能已从备份恢复），请从头同步。",
                en: "This place in the log is not known (the workspace may have been restored); start over.")
        }
        return position
    }

    private func epoch() throws -> String { try tx.connection.text("SELECT epoch FROM log_state") ?? "" }

    private var isPostgres: Bool { tx.connection.dialect == .postgres }
    private var transactionColumn: SQL { isPostgres ? "xid::text::bigint" : "0" }
    /// Below the oldest transaction still running no entry can appear any more; a sequence alone would lose those committed late.
    private var settled: SQL { isPostgres ? "xid < pg_snapshot_xmin(pg_current_snapshot())" : "1 = 1" }
    private func order(_ direction: String) -> SQL {
        SQL(stringLiteral: isPostgres ? "xid \(direction), seq \(direction)" : "seq \(direction)")
    }
    private func after(_ start: LogPosition) -> SQL {
        isPostgres ? "(xid, seq) > (\(String(start.transaction))::text::xid8, \(start.sequence))" : "seq > \(start.sequence)"
    }

    private struct Row {
        let transaction: Int64
        let sequence: Int64
        let object: String
        let record: RecordID
        let version: Int64
        let kind: String
        let event: String?
        let at: Instant
        let actor: RecordID?
        let channel: String
        let operation: RecordID?
        let payload: JSON

        init(_ row: any ResultRow) throws {
            transaction = row.integer(0) ?? 0
            sequence = row.integer(1) ?? 0
            object = row.text(2) ?? ""
            record = row.id(3) ?? RecordID(high: 0, low: 0)
            version = row.integer(4) ?? 0
            kind = row.text(5) ?? ""
            event = row.text(6)
            at = Instant(milliseconds: row.integer(7) ?? 0)
            actor = row.id(8)
            channel = row.text(9) ?? ""
            operation = row.id(10)
            payload = try JSONParser.parse((row.text(11) ?? "{}").utf8)
        }
    }

    /// What the reader may see now. A record out of his sight is only named, and only where he may have seen it before: when it was
    /// deleted or taken from him.
    private func shown(_ row: Row, _ visible: inout [RecordID: Bool]) throws -> JSON? {
        guard let object = tx.schema.object(row.object), tx.caller.isAdministrator || mayHearOf(object) else { return nil }
        let isVisible = try visible[row.record] ?? tx.mayRead(object, row.record)
        visible[row.record] = isVisible
        var members: [JSON.Member] = [
            .init("object", .string(row.object)), .init("id", .string(row.record.description)), .init("at", .string(row.at.description)),
        ]
        guard isVisible else {
            guard try hasLost(row, object) else { return nil }
            return .object(members + [.init("kind", "gone")])
        }
        let views = try FieldViews(tx: tx, object: object).views(of: row.record)
        members += [
            .init("kind", .string(row.kind)), .init("version", .integer(row.version)),
            .init("actor", row.actor.map { .string($0.description) } ?? .null), .init("channel", .string(row.channel)),
            .init("operation", row.operation.map { .string($0.description) } ?? .null),
        ]
        if let event = row.event { members += [.init("event", .string(event)), .init("data", row.payload)] }
        if row.event == nil { members.append(.init("fields", .array(changedFields(row.payload, views)))) }
        return .object(members)
    }

    /// Whether this entry took the record out of his sight: he could see it until then.
    private func hasLost(_ row: Row, _ object: ObjectSchema) throws -> Bool {
        let condition = tx.access.condition(of: object, for: .read).expression
        switch row.kind {
        case "deleted":
            // A part went with its whole, which no condition reads any more; the id alone tells nothing.
            if case .inherited = object.definition.access { return condition != .constant(false) }
            guard let condition else { return true }
            let sql = try tx.openCompiler.filter(condition, alias: "t")
            return try tx.connection.exists("SELECT 1 FROM \(name: object.table) t WHERE t.id = \(row.record) AND (\(sql: sql))")
        case "updated":
            guard let condition else { return false }
            let read = Set(condition.dependencies.filter(\.hops.isEmpty).map(\.field))
            guard (row.payload.object ?? []).contains(where: { read.contains($0.name) }),
                let before = try TimeTravel(tx: tx, object: object).record(row.record, before: row.version)
            else { return false }
            return try tx.isTrue(condition, of: before, guard: OpenGuard())
        default: return false
        }
    }

    private func mayHearOf(_ object: ObjectSchema) -> Bool {
        if case .administrative = object.definition.access { return false }
        return true
    }

    private func changedFields(_ payload: JSON, _ views: [String: FieldView]) -> [JSON] {
        (payload.object ?? []).map(\.name).filter { views[$0] == .clear }.map(JSON.string)
    }
}
