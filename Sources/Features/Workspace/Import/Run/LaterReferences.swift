import MartletKernel
import MartletMetadata
import MartletRecords
import MartletStorage

/// Sets references to records that stood further down in the file than the row that names them.
struct LaterReferences: Sendable {
    let plan: ImportPlan
    let references: [RowImport.Later]
    let run: RecordID?

    /// - Returns: what was found nowhere, by line; those records stay without the reference.
    func run(in tx: Transaction) throws -> [(line: Int, problem: Problem)] {
        // A chunk of its own without rows, so that undoing the import takes the references back too.
        if let run {
            let chunk = try ImportRecord.beginChunk(of: run, number: try next(run, in: tx), in: tx)
            try ImportRecord.endChunk(chunk, ImportCounts(), in: tx)
        }
        var missing: [(line: Int, problem: Problem)] = []
        for lookup in plan.root.lookups where lookup.isSelf {
            let mine = references.filter { $0.lookup == lookup.number }
            let found = try records(lookup, mine.map(\.text), in: tx)
            for reference in mine {
                do {
                    guard let id = found[reference.text] else { throw ReferenceLookups.missing(reference.text, lookup) }
                    try tx.savepoint {
                        _ = try tx.update(plan.object.name, reference.record, RecordInput([lookup.field.name: .id(id)]))
                    }
                } catch {
                    guard let problem = error as? Problem ?? ImportChunk.refusal(error) else { throw error }
                    missing.append((reference.line, problem))
                }
            }
        }
        return missing
    }

    private func next(_ run: RecordID, in tx: Transaction) throws -> Int {
        Int(try tx.connection.integer("SELECT MAX(number) FROM import_chunks WHERE \(name: "import") = \(run)") ?? 0) + 1
    }

    private func records(_ lookup: ImportSheet.Lookup, _ texts: [String], in tx: Transaction) throws -> [String: RecordID] {
        let by = lookup.columns[0].field
        var values: [SQLValue: [String]] = [:]
        for text in Set(texts) {
            guard let value = StoredKey.of(text, field: by, object: lookup.target, in: tx.fieldContext) else { continue }
            values[value, default: []].append(text)
        }
        var result: [String: RecordID] = [:]
        for (value, texts) in values {
            let sql: SQL = """
                SELECT id FROM \(name: lookup.target.table) WHERE \(name: by.column) = \(value) AND deleted_at IS NULL
                ORDER BY created_at, id LIMIT 1
                """
            guard case let id?? = try tx.connection.first(sql, { $0.id(0) }) else { continue }
            for text in texts { result[text] = id }
        }
        return result
    }
}
