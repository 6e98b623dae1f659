// Also tests: PostgresDatabase, PostgresConnection
import MartletStorage
import MartletStoragePostgres
import MartletTestSupport
import Testing

/// Lost connections and lost races.
@Suite("PostgreSQL: connections", .enabled(if: TestDatabases.postgresURL != nil)) struct PostgresWorkerTests {
    static let seed = Migration("2 seed") { _ in "INSERT INTO counters VALUES ('a', 0), ('b', 0)" }

    @Test func `connections that the server ended are made again`() async throws {
        try await withCounters { database, url in
            for _ in 0..<3 {
                try await endConnections(to: url)
                let counters = try await TransactionsTests.counters(of: database)
                #expect(counters == ["a": 0, "b": 0])
                try await endConnections(to: url)
                try await database.write { try $0.execute("UPDATE counters SET value = 0") }
            }
        }
    }

    @Test func `a write whose connection is lost before its commit runs again`() async throws {
        try await withCounters { database, _ in
            let runs = RunCounter()
            try await database.write { connection in
                try connection.execute("UPDATE counters SET value = value + 1 WHERE name = 'a'")
                guard runs.add() == 1 else { return }
                _ = try connection.integer("SELECT pg_terminate_backend(pg_backend_pid())::int")
            }
            #expect(runs.count == 2)
            let counters = try await TransactionsTests.counters(of: database)
            #expect(counters == ["a": 1, "b": 0])
        }
    }

    @Test func `a write whose commit is not answered says so and does not run again`() async throws {
        try await withCounters { database, _ in
            try await database.writeAlone { connection in
                try connection.executeScript(
                    """
                    CREATE FUNCTION end_me() RETURNS trigger LANGUAGE plpgsql AS
                    'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END';
                    CREATE CONSTRAINT TRIGGER at_commit AFTER UPDATE ON counters DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION end_me()
                    """)
            }
            let runs = RunCounter()
            await #expect {
                try await database.write { connection in
                    runs.add()
                    try connection.execute("UPDATE counters SET value = value + 1 WHERE name = 'a'")
                }
            } throws: { error in
                if case .connection = error as? StorageError { true } else { false }
            }
            #expect(runs.count == 1)
            let counters = try await TransactionsTests.counters(of: database)
            #expect(counters == ["a": 0, "b": 0])
        }
    }

    @Test func `a deadlock lets one go first and then the other`() async throws {
        try await withCounters { database, _ in
            let gates = [Gate(), Gate()]
            let runs = RunCounter()
            async let one: Void = addTwice("a", then: "b", in: database, counting: runs) {
                gates[0].open()
                gates[1].pass()
            }
            async let other: Void = addTwice("b", then: "a", in: database, counting: runs) {
                gates[1].open()
                gates[0].pass()
            }
            try await one
            try await other
            #expect(runs.count == 3)
            let counters = try await TransactionsTests.counters(of: database)
            #expect(counters == ["a": 2, "b": 2])
        }
    }

    @Test func `serialisation failures are retried until the sum is exact`() async throws {
        try await withCounters(connections: 8) { database, _ in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        for _ in 0..<5 {
                            try await database.write { connection in
                                try connection.executeScript("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE")
                                let value = try connection.integer("SELECT value FROM counters WHERE name = 'a'") ?? 0
                                try connection.execute("UPDATE counters SET value = \(value + 1) WHERE name = 'a'")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let counters = try await TransactionsTests.counters(of: database)
            #expect(counters == ["a": 40, "b": 0])
        }
    }

    @Test func `eight writers on eight connections reach the exact sum`() async throws {
        try await withCounters(connections: 8) { database, _ in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        for _ in 0..<100 {
                            try await database.write { connection in
                                _ = try connection.execute("UPDATE counters SET value = value + 1 WHERE name = 'a'")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let counters = try await TransactionsTests.counters(of: database)
            #expect(counters == ["a": 800, "b": 0])
        }
    }

    @Test func `a server that is not there is a connection error`() async throws {
        await #expect {
            _ = try await PostgresDatabase.open(url: "postgres://ada@127.0.0.1:1/ledger")
        } throws: { error in
            if case .connection(let detail) = error as? StorageError { detail.contains("127.0.0.1") } else { false }
        }
    }

    @Test func `more statements than the cache holds, with every pattern of nulls`() async throws {
        try await TestDatabases.postgres.withDatabase(migrations: [TypesTests.table]) { database in
            let wrong = try await database.write { connection in
                try (0..<600).filter { number in
                    let whole: Int64? = number % 2 == 0 ? nil : Int64(number)
                    let words: String? = number % 3 == 0 ? nil : "w\(number)"
                    let flag: Bool? = number % 5 == 0 ? nil : true
                    try connection.execute(
                        """
                        INSERT INTO samples (position, whole, words, flag)
                        VALUES (\(number), \(whole), \(words), \(flag))
                        """)
                    let text = SQL(stringLiteral: "SELECT whole, words, flag, \(number % 300) FROM samples WHERE position = ")
                    let isSame = try connection.first(text + "\(number)") {
                        $0.integer(0) == whole && $0.text(1) == words && $0.boolean(2) == flag
                            && $0.integer(3) == Int64(number % 300)
                    }
                    return isSame != true
                }
            }
            #expect(wrong == [])
        }
    }

    /// Adds to one counter, waits until the other side holds the other, and adds to that.
    private func addTwice(
        _ first: String, then second: String, in database: PostgresDatabase,
        counting runs: RunCounter, meet: @escaping @Sendable () -> Void
    ) async throws {
        let mine = RunCounter()
        try await database.write { connection in
            runs.add()
            try connection.execute("UPDATE counters SET value = value + 1 WHERE name = \(first)")
            if mine.add() == 1 { meet() }
            try connection.execute("UPDATE counters SET value = value + 1 WHERE name = \(second)")
        }
    }

    private func withCounters(
        connections: Int = 2, _ body: (PostgresDatabase, _ url: String) async throws -> Void
    ) async throws {
        let fresh = try await TestDatabases.postgres.open(migrations: [TransactionsTests.table, Self.seed])
        let database = try await PostgresDatabase.open(url: fresh.location, connections: connections)
        do {
            try await body(database, fresh.location)
        } catch {
            Issue.record(error)
        }
        await database.close()
        await fresh.dispose()
    }

    private func endConnections(to url: String) async throws {
        try await PostgresDatabase.administer(
            url: url,
            [
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                """
            ])
    }
}
