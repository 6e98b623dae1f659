import MartletAccess
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletStorage

/// The rows of one transaction, each in a savepoint of its own: a bad row never stops the good ones.
struct ImportChunk: Sendable {
    struct Result: Sendable {
        var counts = ImportCounts()
        /// Refused rows by their place in the chunk, with the reason.
        var rejected: [(place: Int, problem: Problem)] = []
        var later: [RowImport.Later] = []
        /// Keys of the rows, kept by dry runs only.
        var keys: Set<[SQLValue]> = []
    }

    let plan: ImportPlan
    let rows: [TableRow]
    let duplicates: DuplicateHandling
    let run: RecordID?
    let number: Int
    let seen: Set<[SQLValue]>
    let isDryRun: Bool

    func run(in tx: Transaction) throws -> Result {
        guard tx.caller.isAdministrator || tx.caller.scope(of: .import, on: plan.object.name) > .none else {
            let definition = plan.object.definition
            throw Problem(
                .forbidden, "not_allowed", zh: "您的角色不允许导入\(definition.labels.zh)。",
                en: "Your roles do not allow you to import \(definition.pluralLabels.en.lowercased()).")
        }
        // Before the rows: what is logged first must not lie in a savepoint that may be rolled back.
        let chunk = try run.map { try ImportRecord.beginChunk(of: $0, number: number, in: tx) }
        let result = try write(in: tx)
        if let chunk { try ImportRecord.endChunk(chunk, result.counts, in: tx) }
        return result
    }

    private func write(in tx: Transaction) throws -> Result {
        var result = Result()
        let read = rows.map { $0.fault == nil ? ImportedRow($0, plan: plan) : nil }
        let sheets = read.compactMap(\.self)
        var known = try KnownRecords(plan, sheets.map(\.root), seen: seen, in: tx)
        let lookups = try ReferenceLookups(plan, sheets.flatMap { [$0.root] + $0.parts.map(\.row) }, in: tx)
        let importer = RowImport(plan: plan, duplicates: duplicates, lookups: lookups, tx: tx)
        for (place, row) in read.enumerated() {
            guard let row else {
                result.counts.rejected += 1
                result.rejected.append((place, ImportChunk.problem(of: rows[place].fault)))
                continue
            }
            do {
                let written = try tx.savepoint { try importer.write(row, known: known) }
                if let record = written.record { known.remember(record) }
                lookups.keep()
                result.later += written.later
                if isDryRun, let key = known.key(of: row.root) { result.keys.insert(key) }
                switch written.outcome {
                case .created: result.counts.created += 1
                case .updated: result.counts.updated += 1
                case .skipped: result.counts.skipped += 1
                }
            } catch {
                guard let problem = error as? Problem ?? ImportChunk.refusal(error) else { throw error }
                lookups.forget()
                result.counts.rejected += 1
                result.rejected.append((place, problem))
            }
        }
        return result
    }

    /// What the database refuses about one row only; anything else ends the chunk.
    static func refusal(_ error: any Error) -> Problem? {
        switch error as? StorageError {
        case .unique, .foreignKey, .notNull, .check: (error as? StorageError)?.problem
        default: nil
        }
    }

    private static func problem(of fault: TableFault?) -> Problem {
        let message = fault?.message ?? LocalisedText(zh: "", en: "")
        return Problem(.invalid, fault?.rawValue ?? "row", zh: message.zh, en: message.en)
    }
}
