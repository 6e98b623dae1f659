// Also tests: PendingWork
import MartletStorage
import MartletStorageSQLite
import MartletTestSupport
import Testing

/// What happens to the others when one write of a group goes wrong. The writer is held until all of them wait, so that
/// they do share a transaction.
@Suite("SQLite: group commit") struct GroupCommitTests {
    typealias Write = @Sendable (any Connection) throws -> Void

    static let tables = Migration("1 group") { _ in
        """
        CREATE TABLE counters (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL);
        CREATE TABLE parents (id INTEGER PRIMARY KEY);
        CREATE TABLE children (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parents (id));
        """
    }

    @Test func `a write that fails is undone alone`() async throws {
        try await TestDatabases.sqlite.withFile { _, database in
            let outcomes = try await group(on: database) { connection in
                try connection.execute("INSERT INTO counters VALUES ('bad', 1)")
                throw TransactionsTests.Refused()
            }
            #expect(outcomes == Outcomes(errors: [nil, nil, "Refused()", nil, nil], runsOfFirst: 1))
            let counters = try await TransactionsTests.counters(of: database)
            #expect(counters == ["0": 0, "1": 1, "3": 3, "4": 4])
        }
    }

    @Test func `an interrupted update drops the group and the others are written all the same`() async throws {
        try await TestDatabases.sqlite.withFile(writeLimit: .milliseconds(200)) { _, database in
            let outcomes = try await group(on: database) { connection in
                try connection.execute(
                    """
                    INSERT INTO counters WITH RECURSIVE numbers (n) AS
                    (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 1000000000) SELECT 'n' || n, n FROM numbers
                    """)
            }
            #expect(outcomes == Outcomes(errors: [nil, nil, "timedOut", nil, nil], runsOfFirst: 2))
            let counters = try await TransactionsTests.counters(of: database)
            #expect(counters == ["0": 0, "1": 1, "3": 3, "4": 4])
        }
    }

    @Test func `a commit that fails is run again one by one`() async throws {
        try await TestDatabases.sqlite.withFile { _, database in
            // The reference is checked at COMMIT, which fails for the whole group.
            let outcomes = try await group(on: database) { connection in
                try connection.executeScript("PRAGMA defer_foreign_keys = ON")
                try connection.execute("INSERT INTO children VALUES (1, 99)")
            }
            #expect(
                outcomes == Outcomes(errors: [nil, nil, "foreignKey(detail: \"FOREIGN KEY constraint failed\")", nil, nil], runsOfFirst: 2))
            let counters = try await TransactionsTests.counters(of: database)
            #expect(counters == ["0": 0, "1": 1, "3": 3, "4": 4])
            let orphans = try await database.read { try $0.integer("SELECT count(*) FROM children") }
            #expect(orphans == 0)
        }
    }

    @Test func `a write too large for the disk is refused and the others are written`() async throws {
        try await TestDatabases.sqlite.withFile { _, database in
            try await database.migrate([Self.tables])
            try await allow(pagesMore: 20, in: database)
            let outcomes = try await group(on: database) { connection in
                let large = String(repeating: "x", count: 1 << 20)
                try connection.execute("INSERT INTO counters VALUES (\(large), 1)")
            }
            #expect(outcomes == Outcomes(errors: [nil, nil, "full", nil, nil], runsOfFirst: 2))
            let counters = try await TransactionsTests.counters(of: database)
            #expect(counters == ["0": 0, "1": 1, "3": 3, "4": 4])
        }
    }

    @Test func `a closure that ends the transaction itself is a defect and writes nothing more`() async throws {
        try await TestDatabases.sqlite.withFile { _, database in
            let outcomes = try await group(on: database) { connection in
                try connection.executeScript("ROLLBACK")
                try connection.execute("INSERT INTO counters VALUES ('outside', 1)")
            }
            #expect(outcomes.errors.indices.filter { outcomes.errors[$0] != nil } == [2])
            #expect(outcomes.runsOfFirst == 2)
            let counters = try await TransactionsTests.counters(of: database)
            #expect(counters == ["0": 0, "1": 1, "3": 3, "4": 4])
        }
    }

    @Test func `more writes than a group holds and some alone between them all arrive`() async throws {
        try await TestDatabases.sqlite.withFile { _, database in
            try await database.migrate([Self.tables])
            let gate = Gate()
            let begun = Gate()
            async let held: Void = database.writeAlone { _ in
                begun.open()
                gate.pass()
            }
            // Or the others might be written before this one holds the thread.
            await begun.opened()
            let writes = (0..<300).map { number in
                Task {
                    let insert: Write = { connection in
                        _ = try connection.execute("INSERT INTO counters VALUES (\(String(number)), \(number))")
                    }
                    if number % 50 == 7 { try await database.writeAlone(insert) } else { try await database.write(insert) }
                }
            }
            try await writesAreWaiting(300, in: database)
            gate.open()
            try await held
            for write in writes { try await write.value }
            let sum = try await database.read { try $0.integer("SELECT sum(value) FROM counters") }
            #expect(sum == 44_850)
        }
    }

    struct Outcomes: Equatable {
        /// For each write the error it ended with.
        var errors: [String?]
        /// Twice, if the group was lost and its members ran again.
        var runsOfFirst: Int
    }

    /// Five writes in one group, the middle one `odd`.
    private func group(on database: SQLiteDatabase, _ odd: @escaping @Sendable (any Connection) throws -> Void) async throws -> Outcomes {
        try await database.migrate([Self.tables])
        let gate = Gate()
        let begun = Gate()
        async let held: Void = database.writeAlone { _ in
            begun.open()
            gate.pass()
        }
        // Or the others might be written before this one holds the thread.
        await begun.opened()
        let runs = RunCounter()
        var writes = [Task<Void, any Error>]()
        for number in 0..<5 {
            try await writesAreWaiting(number, in: database)
            let write = Task {
                try await database.write { connection in
                    if number == 0 { runs.add() }
                    guard number != 2 else { return try odd(connection) }
                    try connection.execute("INSERT INTO counters VALUES (\(String(number)), \(number))")
                }
            }
            writes.append(write)
        }
        try await writesAreWaiting(5, in: database)
        gate.open()
        try await held
        var errors = [String?]()
        for write in writes {
            switch await write.result {
            case .success: errors.append(nil)
            case .failure(let error): errors.append("\(error)")
            }
        }
        return Outcomes(errors: errors, runsOfFirst: runs.count)
    }
}

/// Limits the database to so many pages (of 4 KiB) more than it has; `nil` lifts the limit.
func allow(pagesMore: Int64?, in database: SQLiteDatabase) async throws {
    try await database.writeAlone { connection in
        let pages = try connection.integer("PRAGMA page_count") ?? 0
        let most = pagesMore.map { pages + $0 } ?? 4_294_967_294
        try connection.executeScript("PRAGMA max_page_count = \(most)")
    }
}
