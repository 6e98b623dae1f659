// Also tests: FunctionRegistration, DatabaseSetUp
import MartletKernel
import MartletStorage
import MartletTestSupport
import Testing

/// Functions that SQL may call on both databases.
@Suite("StorageConformance: functions") struct SQLFunctionTests {
    /// Twice a number; null for null.
    static let twice = SQLFunction(
        name: "twice", arity: 1,
        postgres: """
            CREATE OR REPLACE FUNCTION twice(value bigint) RETURNS bigint
            LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT value * 2'
            """
    ) { arguments in
        if case .integer(let value) = arguments[0] { .integer(value * 2) } else { .null }
    }
    /// Its argument, whatever the type; shows that each kind of value passes both ways.
    static let echo = SQLFunction(
        name: "echo", arity: 1,
        postgres: """
            CREATE OR REPLACE FUNCTION echo(value anyelement) RETURNS anyelement LANGUAGE sql IMMUTABLE AS 'SELECT value'
            """
    ) { $0[0] }

    @Test(arguments: TestDatabases.available)
    func `a function answers in reads, writes and indexes`(kind: TestDatabases) async throws {
        try await kind.withDatabase(migrations: [TransactionsTests.table], functions: [Self.twice]) { database in
            try await database.write { connection in
                try connection.executeScript("CREATE UNIQUE INDEX counters_twice ON counters (twice(value))")
                try connection.execute("INSERT INTO counters VALUES ('a', twice(\(4)))")
            }
            let answers = try await database.read { connection in
                try connection.first("SELECT twice(value), twice(NULL) FROM counters WHERE twice(value) = 16") {
                    [$0.integer(0), $0.integer(1)]
                }
            }
            #expect(answers == [16, nil])
            await #expect(throws: StorageError.self) {
                try await database.write { try $0.execute("INSERT INTO counters VALUES ('b', 8)") }
            }
        }
    }

    @Test(arguments: TestDatabases.available)
    func `every kind of value passes through a function`(kind: TestDatabases) async throws {
        try await kind.withDatabase(functions: [Self.echo]) { database in
            let blob: [UInt8] = [0, 255, 7]
            let isSame = try await database.read { connection in
                try connection.first(
                    """
                    SELECT echo(\(Int64.min)), echo(\(0.5)), echo(\("雨燕")), echo(\(blob)), echo(\(TypesTests.id)), echo(\(true)),
                        echo(\("")), echo(\([UInt8]()))
                    """
                ) { row in
                    [
                        row.integer(0) == .min, row.real(1) == 0.5, row.text(2) == "雨燕", row.bytes(3) == blob,
                        row.id(4) == TypesTests.id, row.boolean(5) == true, row.text(6) == "", row.bytes(7) == [],
                    ]
                }
            }
            #expect(isSame == Array(repeating: true, count: 8))
        }
    }

    @Test(arguments: TestDatabases.available)
    func `opening again with another definition replaces it`(kind: TestDatabases) async throws {
        let fresh = try await kind.open(functions: [Self.twice])
        let changed = SQLFunction(
            name: "twice", arity: 1,
            postgres: """
                CREATE OR REPLACE FUNCTION twice(value bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT value * 2 + 1'
                """
        ) { arguments in
            if case .integer(let value) = arguments[0] { .integer(value * 2 + 1) } else { .null }
        }
        let again = try await kind.reopen(fresh.location, functions: [changed])
        let answer = try await again.read { try $0.integer("SELECT twice(\(3))") }
        #expect(answer == 7)
        await again.close()
        await fresh.dispose()
    }
}
