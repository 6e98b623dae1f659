import Foundation
import MartletStorage

extension PostgresDatabase {
    /// A dump in PostgreSQL's custom format, made by its own `pg_dump` and read back by `pg_restore`.
    ///
    /// `pg_dump` takes its snapshot at the start and writes to another name, which is renamed when it is whole.
    /// - Throws: `StorageError.connection` with the message of `pg_dump`, or `.full`.
    package func backup(to path: String, progress: @escaping @Sendable (Double) -> Void) async throws {
        let tables = try await read { connection in
            try connection.integer("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()") ?? 0
        }
        let dump = DumpProgram(address: address, path: path, tables: Int(tables), progress: progress)
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            _ = DatabaseThread("postgres-backup") {
                continuation.resume(with: Result { try dump.run() })
            }
        }
    }
}

/// One run of `pg_dump`.
private struct DumpProgram: Sendable {
    let address: ServerAddress
    let path: String
    let tables: Int
    let progress: @Sendable (Double) -> Void

    func run() throws {
        let file = try PartialFile(for: path)
        do {
            try dump(to: file.path)
            try file.finish()
            progress(1)
        } catch {
            file.discard()
            throw error
        }
    }

    private func dump(to path: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        // Who may log in, and how, is in the environment: arguments are seen by every user of the machine.
        process.arguments = ["pg_dump", "--format=custom", "--verbose", "--no-password", "--file=" + path]
        process.environment = ProcessInfo.processInfo.environment.merging(address.environment) { _, ours in ours }
        let messages = Pipe()
        process.standardError = messages
        process.standardOutput = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let last = follow(messages.fileHandleForReading)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            if last.contains("No space left") { throw StorageError.full }
            throw StorageError.connection(detail: address.redacted("pg_dump: \(last)"))
        }
    }

    /// Counts tables as `--verbose` names them, and keeps the last lines in case they are an error.
    private func follow(_ messages: FileHandle) -> String {
        var text = ""
        var done = 0
        while let chunk = try? messages.read(upToCount: 4_096), !chunk.isEmpty {
            text += String(decoding: chunk, as: UTF8.self)
            var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            text = String(lines.removeLast())
            done += lines.count { $0.contains("dumping contents of table") }
            progress(min(0.99, Double(done) / Double(max(1, tables))))
            if let error = lines.last(where: { $0.contains("error:") || $0.contains("not found") || $0.contains("No such") }) {
                text = String(error) + "\n" + text
            }
        }
        return text
    }
}
