// Also tests: Deadline
import MartletStorage
import MartletTestSupport
import Testing

/// A query that would run for minutes is stopped, and the connection serves the next.
@Suite("StorageConformance: limits") struct StatementLimitTests {
    static let endless: SQL = """
        WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 1000000000)
        SELECT count(*) FROM numbers
        """

    @Test(arguments: TestDatabases.available)
    func `a read past its limit is stopped`(kind: TestDatabases) async throws {
        try await kind.withDatabase { database in
            for _ in 0..<3 {
                await #expect(throws: StorageError.timedOut) {
                    try await database.read(limit: .milliseconds(50)) { try $0.integer(Self.endless) }
                }
            }
            let answer = try await database.read(limit: .milliseconds(50)) { try $0.integer("SELECT 42") }
            #expect(answer == 42)
        }
    }

    @Test(arguments: TestDatabases.available)
    func `many short statements do not add up to more than the limit`(kind: TestDatabases) async throws {
        try await kind.withDatabase { database in
            await #expect(throws: StorageError.timedOut) {
                try await database.read(limit: .milliseconds(100)) { connection in
                    while true {
                        _ = try connection.integer(
                            """
                            WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 2000)
                            SELECT count(*) FROM numbers
                            """)
                    }
                }
            }
        }
    }

    @Test(arguments: TestDatabases.available)
    func `cancelling the caller does not stop a read`(kind: TestDatabases) async throws {
        try await kind.withDatabase { database in
            let begun = Gate()
            let cancelled = Gate()
            let task = Task {
                try await database.read { connection in
                    begun.open()
                    cancelled.pass()
                    return try connection.integer("SELECT 42")
                }
            }
            await begun.opened()
            task.cancel()
            cancelled.open()
            let answer = try await task.value
            #expect(answer == 42)
        }
    }
}
