import MartletAccess
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletStorage

/// Reads and writes what the workspace keeps of an import.
enum ImportRecord {
    struct Place: Sendable {
        let run: RecordID
        let counts: ImportCounts
        let chunks: Int
    }

    static func begin(file: String, size: Int?, object: String, in tx: Transaction) throws -> RecordID {
        try tx.create(
            "import",
            RecordInput([
                "fileName": .text(String(file.unicodeScalars.suffix(255))), "fileSize": size.map { .integer(Int64($0)) } ?? .null,
                "object": .text(object), "owner": tx.caller.actor.user.map(Value.id) ?? .null,
            ]), by: .rule
        ).id
    }

    static func beginChunk(of run: RecordID, number: Int, in tx: Transaction) throws -> RecordID {
        try tx.create(
            "importChunk",
            RecordInput([
                "import": .id(run), "number": .integer(Int64(number)), "operation": .text(tx.operation.id.description),
            ]), by: .rule
        ).id
    }

    static func endChunk(_ chunk: RecordID, _ counts: ImportCounts, in tx: Transaction) throws {
        try tx.update("importChunk", chunk, input(counts), by: .rule)
    }

    static func end(_ run: RecordID, _ counts: ImportCounts, isWhole: Bool, in tx: Transaction) throws {
        var input = input(counts)
        input.entries.append(("state", .value(.text(isWhole ? "done" : "stopped"))))
        input.entries.append(("finishedAt", .value(.instant(tx.now))))
        try tx.update("import", run, input, by: .rule)
    }

    private static func input(_ counts: ImportCounts) -> RecordInput {
        RecordInput(counts.values.map { ($0.name, .value(.integer(Int64($0.number)))) })
    }

    /// How far an import came.
    /// - Throws: `Problem` when there is none with that id, or it was of another file or object.
    static func place(of run: RecordID, file: String, size: Int?, object: String, in tx: Transaction) throws -> Place {
        let record = try tx.find("import", run)
        guard record["object"].text == object, record["fileSize"].integer == size.map(Int64.init) else {
            throw Problem(
                .conflict, "other_file", zh: "导入 \(run) 用的是另一个文件或对象（\(record["fileName"].text ?? "")），不能继续。",
                en:
                    "The import \(run) was of another file or object (\(record["fileName"].text ?? "")); it cannot be resumed with this one."
            )
        }
        var counts = ImportCounts()
        var chunks = 0
        try tx.connection.query(
            "SELECT number, created, updated, skipped, rejected FROM import_chunks WHERE \(name: "import") = \(run) AND deleted_at IS NULL"
        ) { row in
            chunks = max(chunks, Int(row.integer(0) ?? 0))
            counts.created += Int(row.integer(1) ?? 0)
            counts.updated += Int(row.integer(2) ?? 0)
            counts.skipped += Int(row.integer(3) ?? 0)
            counts.rejected += Int(row.integer(4) ?? 0)
            return true
        }
        return Place(run: run, counts: counts, chunks: chunks)
    }
}
