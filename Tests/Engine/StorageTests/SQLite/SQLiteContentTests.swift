// Also tests: SQLiteConnection, StatementCache
import MartletStorage
import MartletStorageSQLite
import MartletTestSupport
import Testing

/// Databases in memory, copied from a template.
@Suite("SQLite: in memory") struct SQLiteContentTests {
    @Test func `a copy of a template holds its rows and is private`() async throws {
        let seed = Migration("2 seed") { _ in "INSERT INTO counters VALUES ('seed', 1)" }
        let first = try await TestDatabases.memory(migrations: [TransactionsTests.table, seed])
        let second = try await TestDatabases.memory(migrations: [TransactionsTests.table, seed])
        try await first.write { try $0.execute("INSERT INTO counters VALUES ('own', 2)") }
        let mine = try await TransactionsTests.counters(of: first)
        let theirs = try await TransactionsTests.counters(of: second)
        #expect(mine == ["seed": 1, "own": 2])
        #expect(theirs == ["seed": 1])
        let pending = try await second.writeAlone { try Migrator([TransactionsTests.table, seed]).pending(in: $0) }
        #expect(pending == [])
        await first.close()
        await second.close()
    }

    @Test func `a copy may grow`() async throws {
        let database = try await TestDatabases.memory(migrations: [TransactionsTests.table])
        try await database.write { connection in
            for number in 0..<20_000 { try connection.execute("INSERT INTO counters VALUES (\(String(number)), 1)") }
        }
        let count = try await database.read { try $0.integer("SELECT count(*) FROM counters") }
        #expect(count == 20_000)
        await database.close()
    }

    @Test func `reads and writes take turns on one connection, and a read still cannot write`() async throws {
        let database = try await TestDatabases.memory(migrations: [TransactionsTests.table])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<50 {
                group.addTask {
                    try await database.write { _ = try $0.execute("INSERT INTO counters VALUES (\(String(number)), 1)") }
                }
                group.addTask { _ = try await database.read { try $0.integer("SELECT count(*) FROM counters") } }
            }
            try await group.waitForAll()
        }
        await #expect(throws: StorageError.self) { try await database.read { try $0.execute("DELETE FROM counters") } }
        await #expect(throws: StorageError.timedOut) {
            try await database.read(limit: .milliseconds(30)) { try $0.integer(StatementLimitTests.endless) }
        }
        let count = try await database.read { try $0.integer("SELECT count(*) FROM counters") }
        #expect(count == 50)
        await database.close()
    }

    @Test func `more statements than the cache holds are prepared again`() async throws {
        let database = try SQLiteDatabase.inMemory()
        let wrong = try await database.read { connection in
            try (0..<1_000).filter { number in
                let value = number % 450
                return try connection.integer(SQL(stringLiteral: "SELECT \(value)")) != Int64(value)
            }
        }
        #expect(wrong == [])
        await database.close()
    }
}
