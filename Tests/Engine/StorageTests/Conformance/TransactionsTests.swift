// Also tests: Connection, Database
import MartletKernel
import MartletStorage
import MartletTestSupport
import Testing

/// What a write leaves behind when it succeeds, fails, or meets others.
@Suite("StorageConformance: transactions") struct TransactionsTests {
    static let table = Migration("1 counters") { dialect in
        """
        CREATE TABLE counters (
            name \(dialect.type(of: .text)) NOT NULL PRIMARY KEY, value \(dialect.type(of: .integer)) NOT NULL)
        """
    }

    struct Refused: Error {}

    @Test(arguments: TestDatabases.available)
    func `a write that throws leaves nothing`(kind: TestDatabases) async throws {
        try await kind.withDatabase(migrations: [Self.table]) { database in
            await #expect(throws: Refused.self) {
                try await database.write { connection in
                    try connection.execute("INSERT INTO counters VALUES ('lost', 1)")
                    throw Refused()
                }
            }
            await #expect(throws: Refused.self) {
                try await database.writeAlone { connection in
                    try connection.execute("INSERT INTO counters VALUES ('lost', 1)")
                    throw Refused()
                }
            }
            let left = try await Self.counters(of: database)
            #expect(left == [:])
        }
    }

    @Test(arguments: TestDatabases.available)
    func `a savepoint that throws undoes itself and nothing else`(kind: TestDatabases) async throws {
        try await kind.withDatabase(migrations: [Self.table]) { database in
            try await database.write { connection in
                try connection.execute("INSERT INTO counters VALUES ('outer', 1)")
                try connection.savepoint {
                    try connection.execute("INSERT INTO counters VALUES ('middle', 2)")
                    #expect(throws: Refused.self) {
                        try connection.savepoint {
                            try connection.execute("INSERT INTO counters VALUES ('inner', 3)")
                            throw Refused()
                        }
                    }
                    // A statement the database refuses leaves the transaction usable as well.
                    #expect(throws: StorageError.self) {
                        try connection.savepoint { try connection.execute("INSERT INTO counters VALUES ('outer', 4)") }
                    }
                }
                try connection.execute("INSERT INTO counters VALUES ('after', 5)")
            }
            #expect(try await Self.counters(of: database) == ["outer": 1, "middle": 2, "after": 5])
        }
    }

    @Test(arguments: TestDatabases.available)
    func `a failing write among many fails alone`(kind: TestDatabases) async throws {
        try await kind.withDatabase(migrations: [Self.table]) { database in
            try await database.write { try $0.execute("INSERT INTO counters VALUES ('7', -1)") }
            let failures = await withTaskGroup(of: Int?.self) { group in
                for number in 0..<40 {
                    group.addTask {
                        do {
                            try await database.write { connection in
                                _ = try connection.execute("INSERT INTO counters VALUES (\(String(number)), \(number))")
                            }
                            return nil
                        } catch {
                            return number
                        }
                    }
                }
                return await group.reduce(into: [Int]()) { if let failed = $1 { $0.append(failed) } }
            }
            #expect(failures == [7])
            var expected = Dictionary(uniqueKeysWithValues: (0..<40).map { (String($0), Int64($0)) })
            expected["7"] = -1
            #expect(try await Self.counters(of: database) == expected)
        }
    }

    @Test(arguments: TestDatabases.available)
    func `sixteen writers adding two hundred each reach the exact sum`(kind: TestDatabases) async throws {
        try await kind.withDatabase(migrations: [Self.table]) { database in
            try await database.write { try $0.execute("INSERT INTO counters VALUES ('sum', 0)") }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<16 {
                    group.addTask {
                        for _ in 0..<200 {
                            try await database.write { connection in
                                // Read, then write: exact only if no other write comes between.
                                let lock = connection.dialect.rowLock
                                let value =
                                    try connection.integer(
                                        "SELECT value FROM counters WHERE name = 'sum'\(sql: lock)") ?? 0
                                try connection.execute("UPDATE counters SET value = \(value + 1) WHERE name = 'sum'")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await Self.counters(of: database) == ["sum": 3_200])
        }
    }

    @Test(arguments: TestDatabases.available)
    func `a read sees one state while others write`(kind: TestDatabases) async throws {
        try await kind.withDatabase(migrations: [Self.table]) { database in
            try await database.write { try $0.execute("INSERT INTO counters VALUES ('a', 1)") }
            let begun = Gate()
            let written = Gate()
            async let twice = database.read { connection in
                let before = try connection.integer("SELECT value FROM counters")
                begun.open()
                written.pass()
                return [before, try connection.integer("SELECT value FROM counters")]
            }
            await begun.opened()
            try await database.write { try $0.execute("UPDATE counters SET value = 2") }
            written.open()
            #expect(try await twice == [1, 1])
            #expect(try await Self.counters(of: database) == ["a": 2])
        }
    }

    @Test(arguments: TestDatabases.available)
    func `a read cannot write`(kind: TestDatabases) async throws {
        try await kind.withDatabase(migrations: [Self.table]) { database in
            await #expect(throws: StorageError.self) {
                try await database.read { try $0.execute("INSERT INTO counters VALUES ('a', 1)") }
            }
            let left = try await Self.counters(of: database)
            #expect(left == [:])
        }
    }

    @Test(arguments: TestDatabases.available)
    func `cancelling the caller does not undo his write`(kind: TestDatabases) async throws {
        try await kind.withDatabase(migrations: [Self.table]) { database in
            let begun = Gate()
            let cancelled = Gate()
            let task = Task {
                try await database.write { connection in
                    begun.open()
                    cancelled.pass()
                    _ = try connection.execute("INSERT INTO counters VALUES ('kept', 1)")
                }
            }
            await begun.opened()
            task.cancel()
            cancelled.open()
            try await task.value
            #expect(try await Self.counters(of: database) == ["kept": 1])
        }
    }

    @Test(arguments: TestDatabases.available)
    func `execute counts the rows it changed`(kind: TestDatabases) async throws {
        try await kind.withDatabase(migrations: [Self.table]) { database in
            let counts = try await database.write { connection in
                [
                    try connection.execute("INSERT INTO counters VALUES ('a', 1), ('b', 1), ('c', 2)"),
                    try connection.execute("UPDATE counters SET value = 5 WHERE value = 1"),
                    try connection.execute("DELETE FROM counters WHERE value = 99"),
                    try connection.execute("CREATE INDEX counters_value ON counters (value)"),
                    try connection.execute("DELETE FROM counters"),
                ]
            }
            #expect(counts == [3, 2, 0, 0, 3])
        }
    }

    @Test(arguments: TestDatabases.available)
    func `the same query may run inside each of its rows`(kind: TestDatabases) async throws {
        try await kind.withDatabase(migrations: [Self.table]) { database in
            try await database.write { try $0.execute("INSERT INTO counters VALUES ('a', 1), ('b', 2)") }
            let pairs = try await database.read { connection in
                let query: SQL = "SELECT value FROM counters ORDER BY value"
                return try connection.all(query) { outer in
                    let left = outer.integer(0) ?? 0
                    return try connection.all(query) { left * 10 + ($0.integer(0) ?? 0) }
                }
            }
            #expect(pairs == [[11, 12], [21, 22]])
        }
    }

    @Test(arguments: TestDatabases.available)
    func `a closed database refuses work`(kind: TestDatabases) async throws {
        let fresh = try await kind.open(migrations: [Self.table])
        await fresh.database.close()
        await #expect(throws: StorageError.self) { try await fresh.database.read { try $0.integer("SELECT 1") } }
        await #expect(throws: StorageError.self) { try await fresh.database.write { try $0.integer("SELECT 1") } }
        await fresh.dispose()
    }

    static func counters(of database: any Database) async throws -> [String: Int64] {
        let rows = try await database.read { connection in
            try connection.all("SELECT name, value FROM counters") { ($0.text(0) ?? "", $0.integer(1) ?? 0) }
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }
}
