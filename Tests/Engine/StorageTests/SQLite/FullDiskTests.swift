import MartletStorage
import MartletStorageSQLite
import MartletTestSupport
import Testing

/// A disk without room: nothing is half written, reading goes on, and so does writing once there is room. A limit on
/// the file's pages stands in for the disk; SQLite answers both with the same code.
@Suite("SQLite: full disk") struct FullDiskTests {
    @Test(arguments: [false, true])
    func `a full disk is named, nothing is written, and the server goes on`(isAlone: Bool) async throws {
        try await TestDatabases.sqlite.withFile { _, database in
            try await database.migrate([TransactionsTests.table])
            try await database.write { try $0.execute("INSERT INTO counters VALUES ('before', 1)") }
            try await allow(pagesMore: 5, in: database)
            let tooMuch: @Sendable (any Connection) throws -> Void = { connection in
                for number in 0..<1_000 {
                    let name = String(repeating: "x", count: 1_000) + String(number)
                    try connection.execute("INSERT INTO counters VALUES (\(name), 1)")
                }
            }
            await #expect(throws: StorageError.full) {
                if isAlone { try await database.writeAlone(tooMuch) } else { try await database.write(tooMuch) }
            }
            let whileFull = try await TransactionsTests.counters(of: database)
            #expect(whileFull == ["before": 1])
            try await database.write { try $0.execute("UPDATE counters SET value = 2") }

            try await allow(pagesMore: nil, in: database)
            try await database.write(tooMuch)
            let count = try await database.read { try $0.integer("SELECT count(*) FROM counters") }
            #expect(count == 1_001)
        }
    }
}
