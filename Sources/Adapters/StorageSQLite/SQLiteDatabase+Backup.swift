internal import GRDBSQLite
import MartletStorage

extension SQLiteDatabase {
    /// - Throws: `StorageError.full` when the target's disk is; `path` is then as it was before.
    package func backup(to path: String, progress: @escaping @Sendable (Double) -> Void) async throws {
        guard let file else {
            // In memory there is one connection, so the writer makes the copy.
            return try await onWriter { try SQLiteBackup(source: $0).copy(to: path, progress: progress) }
        }
        // A thread of its own: it may last minutes, and a reader would be missed for so long.
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            _ = DatabaseThread("sqlite-backup") {
                continuation.resume(with: Result { try Self.copy(file, to: path, progress: progress) })
            }
        }
    }

    private static func copy(_ file: SQLiteFile, to path: String, progress: (Double) -> Void) throws {
        let connection = SQLiteConnection(handle: try file.openReader())
        defer {
            connection.close()
            sqlite3_close_v2(connection.handle)
        }
        try SQLiteBackup(source: connection).copy(to: path, progress: progress)
    }
}
