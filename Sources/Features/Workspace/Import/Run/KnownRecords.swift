import MartletAccess
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletStorage

/// The records the rows of a chunk already have in the workspace, found by the mapping's key in one query.
struct KnownRecords {
    private let plan: ImportPlan
    private let tx: Transaction
    private var records: [[SQLValue]: Record] = [:]
    /// Keys of rows of a dry run that earlier chunks would have made.
    private let seen: Set<[SQLValue]>

    init(_ plan: ImportPlan, _ rows: [SheetRow?], seen: Set<[SQLValue]>, in tx: Transaction) throws {
        self.plan = plan
        self.tx = tx
        self.seen = seen
        guard let first = plan.key.first else { return }
        let field = plan.object.fields[first]
        let firsts = Set(rows.compactMap { row in row.flatMap { key(of: $0)?.first } })
        guard !firsts.isEmpty else { return }
        let list = Array(firsts)
        let sql: SQL = """
            SELECT \(sql: SQL(stringLiteral: plan.object.columnList)) FROM \(name: plan.object.table)
            WHERE \(name: field.column) IN \(list: list) AND deleted_at IS NULL ORDER BY created_at DESC, id DESC
            """
        // The oldest of several comes last and stays.
        for record in try tx.connection.all(sql, { plan.object.record(from: $0) }) where try isVisible(record) { remember(record) }
    }

    enum Match {
        case none
        case record(Record)
        /// Made by an earlier chunk of a dry run, hence not there.
        case seen
    }

    func match(_ row: SheetRow) -> Match {
        guard let key = key(of: row) else { return .none }
        if let record = records[key] { return .record(record) }
        return seen.contains(key) ? .seen : .none
    }

    func key(of row: SheetRow) -> [SQLValue]? {
        guard !plan.key.isEmpty else { return nil }
        let context = tx.fieldContext
        var key = [SQLValue]()
        for position in plan.key {
            guard case .text(let text)? = row.entries.first(where: { $0.position == position })?.entry,
                let stored = StoredKey.of(text, field: plan.object.fields[position], object: plan.object, in: context)
            else { return nil }
            key.append(stored)
        }
        return key
    }

    /// Keeps a record that a row made or changed, for later rows of the chunk.
    mutating func remember(_ record: Record) {
        let key = plan.key.compactMap { StoredKey.of(record.values[$0], field: plan.object.fields[$0], object: plan.object) }
        if !key.isEmpty, key.count == plan.key.count { records[key] = record }
    }

    /// A record the caller may not see does not exist for him.
    private func isVisible(_ record: Record) throws -> Bool {
        if tx.caller.isAdministrator { return true }
        do {
            _ = try tx.find(record.object.name, record.id)
            return true
        } catch let problem as Problem where problem.kind == .notFound {
            return false
        }
    }
}
