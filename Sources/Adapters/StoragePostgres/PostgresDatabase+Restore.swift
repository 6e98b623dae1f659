import Foundation
import MartletStorage

extension PostgresDatabase {
    /// Replaces the content of the database by a dump that `backup` made, in one transaction: it is wholly there or not at all.
    /// - Throws: `StorageError.connection` with the message of `pg_restore`.
    package static func restore(url: String, from path: String) async throws {
        let address = try ServerAddress(url)
        let database = address.environment["PGDATABASE"] ?? ""
        try await onThread {
            try RestoreProgram(address: address).run([
                "--clean", "--if-exists", "--single-transaction", "--no-owner", "--no-privileges", "--no-password", "--dbname=" + database,
                path,
            ])
        }
    }

    /// Reads a dump's table of contents.
    /// - Throws: `StorageError.connection` where it is damaged.
    package static func verifyDump(at path: String) async throws {
        try await onThread { try RestoreProgram(address: nil).run(["--list", path]) }
    }

    private static func onThread(_ body: @escaping @Sendable () throws -> Void) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            _ = DatabaseThread("postgres-restore") { continuation.resume(with: Result { try body() }) }
        }
    }
}

/// One run of `pg_restore`.
private struct RestoreProgram: Sendable {
    let address: ServerAddress?

    func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["pg_restore"] + arguments
        // Who may log in, and how, is in the environment: arguments are seen by every user of the machine.
        process.environment = ProcessInfo.processInfo.environment.merging(address?.environment ?? [:]) { _, ours in ours }
        let messages = Pipe()
        process.standardError = messages
        process.standardOutput = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: (try? messages.fileHandleForReading.readToEnd()) ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let last = text.split(whereSeparator: \.isNewline).suffix(3).joined(separator: " ")
            throw StorageError.connection(detail: address?.redacted("pg_restore: \(last)") ?? "pg_restore: \(last)")
        }
    }
}
