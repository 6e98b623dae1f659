import MartletAccess
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletStorage

/// `import.undo`: takes an import back, newest chunk first, a few chunks per call so that nobody waits long for the database.
/// Called again until `remaining` is 0. What others changed since is kept and listed when `partial` says so, else refused.
struct ImportUndo: Action {
    static let name = "import.undo"
    static let labels = LocalisedText(zh: "撤销导入", en: "Undo an import")
    static let summary = LocalisedText(
        zh: "撤销一次导入写入的记录，每次最多几批；重复调用直至 remaining 为 0。仅限本人或管理员。",
        en: "Takes back what an import wrote, a few chunks per call; call again until remaining is 0. For its author or an administrator.")
    static let permission = ActionPermission.everyone
    static let input = [
        FieldDefinition("import", zh: "导入编号", en: "Import", IdentifierField()).required,
        FieldDefinition("partial", zh: "允许部分撤销", en: "Undo what can be undone", BooleanField()).initially(.value(.boolean(false))),
    ]
    /// Rows a call takes back at least, where there are as many.
    static let rowsPerCall = 1_000

    private let target: RecordID
    private let isPartial: Bool

    init(_ input: ActionInput) throws {
        target = input["import"].id ?? RecordID(high: 0, low: 0)
        isPartial = input["partial"].boolean ?? false
    }

    func run(in tx: Transaction) throws -> JSON {
        let record = try tx.find("import", target)
        guard tx.caller.isAdministrator || record["createdBy"].id == tx.caller.actor.user else {
            throw Problem.notFound("import", target.description)
        }
        var chunks = try chunks(in: tx)
        var undone: Int64 = 0
        var kept = [JSON]()
        var rows: Int64 = 0
        while let chunk = chunks.popLast() {
            let result = try OperationUndo(chunk.operation, partial: isPartial).run(in: tx)
            undone += result["undone"]?.number.flatMap { Int64($0) } ?? 0
            kept += result["kept"]?.array ?? []
            if tx.hasChanges {
                try tx.connection.execute("UPDATE operations SET undone_by = \(tx.operation.id) WHERE id = \(chunk.operation)")
                // What an undo wrote is no later change that stands in the way of undoing more.
                try tx.connection.execute("UPDATE operations SET undo_of = \(chunk.operation) WHERE id = \(tx.operation.id)")
            }
            rows += chunk.rows
            if rows >= ImportUndo.rowsPerCall { break }
        }
        return .members([
            "undone": .integer(undone), "kept": .array(kept), "remaining": .integer(Int64(chunks.count)),
        ])
    }

    /// Oldest first, those not undone yet.
    private func chunks(in tx: Transaction) throws -> [(operation: RecordID, rows: Int64)] {
        try tx.connection.all(
            """
            SELECT c.operation, COALESCE(c.read, 0) FROM import_chunks c
            WHERE c.\(name: "import") = \(target) AND c.deleted_at IS NULL ORDER BY c.number
            """
        ) { ($0.text(0).flatMap(RecordID.init), $0.integer(1) ?? 0) }
        .compactMap { operation, rows in operation.map { ($0, rows) } }
        .filter { operation, _ in
            try !tx.connection.exists("SELECT 1 FROM operations WHERE id = \(operation) AND undone_by IS NOT NULL")
        }
    }
}
