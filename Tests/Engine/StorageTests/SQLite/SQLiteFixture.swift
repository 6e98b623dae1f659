@testable import MartletStorageSQLite
import MartletStorage
import MartletTestSupport

extension TestDatabases {
    /// A database in a file, as its own type, with its path.
    func withFile(
        writeLimit: Duration = .seconds(20), _ body: (_ path: String, SQLiteDatabase) async throws -> Void
    ) async throws {
        let folder = try TestFolder()
        defer { folder.remove() }
        let path = folder.path + "/test.db"
        // A group ends after 50 ms, which is short for a busy machine; here those that wait together stay together.
        let limits = GroupCommit.Limits(longest: .seconds(600), write: writeLimit)
        let database = try SQLiteDatabase.open(path: path, functions: [], readers: 2, limits: limits)
        do {
            try await body(path, database)
            await database.close()
        } catch {
            await database.close()
            throw error
        }
    }
}

/// Returns when `count` writes stand in the queue behind the one that the writer is held with.
func writesAreWaiting(_ count: Int, in database: SQLiteDatabase) async throws {
    while database.waitingWrites < count { try await Task.sleep(for: .milliseconds(1)) }
}
