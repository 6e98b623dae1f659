import Foundation
import MartletStorage
import MartletStorageSQLite
import MartletTestSupport
import Testing

/// Acknowledged means on disk: each commit syncs the log, and a group shares one sync.
@Suite("SQLite: syncs") struct SyncTests {
    @Test func `every commit syncs the log once`() async throws {
        try #require(SyncRecorder.install)
        try await TestDatabases.sqlite.withFile { path, database in
            try await database.migrate([TransactionsTests.table])
            let before = SyncRecorder.count(of: path + "-wal")
            for number in 0..<30 {
                try await database.write { try $0.execute("INSERT INTO counters VALUES (\(String(number)), 1)") }
            }
            #expect(SyncRecorder.count(of: path + "-wal") - before == 30)
        }
    }

    @Test func `writes that wait together share a sync`() async throws {
        try #require(SyncRecorder.install)
        try await TestDatabases.sqlite.withFile { path, database in
            try await database.migrate([TransactionsTests.table])
            let before = SyncRecorder.count(of: path + "-wal")
            let gate = Gate()
            let begun = Gate()
            async let first = database.writeAlone { _ in
                begun.open()
                gate.pass()
            }
            // Or the others might be written before this one holds the thread.
            await begun.opened()
            let writes = (0..<40).map { number in
                Task {
                    try await database.write { try $0.execute("INSERT INTO counters VALUES (\(String(number)), 1)") }
                }
            }
            try await writesAreWaiting(writes.count, in: database)
            gate.open()
            try await first
            for write in writes { _ = try await write.value }
            #expect(SyncRecorder.count(of: path + "-wal") - before == 1)
            let count = try await database.read { try $0.integer("SELECT count(*) FROM counters") }
            #expect(count == 40)
        }
    }

    @Test func `a write of nothing and a read sync nothing`() async throws {
        try #require(SyncRecorder.install)
        try await TestDatabases.sqlite.withFile { path, database in
            try await database.migrate([TransactionsTests.table])
            let before = SyncRecorder.count(of: path + "-wal")
            try await database.write { try $0.execute("DELETE FROM counters WHERE name = 'none'") }
            _ = try await database.read { try $0.integer("SELECT count(*) FROM counters") }
            #expect(SyncRecorder.count(of: path + "-wal") == before)
        }
    }
}
