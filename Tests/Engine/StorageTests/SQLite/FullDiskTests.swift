import Foundation
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

    /// On a file system of a few megabytes that `MARTLET_TEST_SMALL_DISK` names, for example after
    /// `mount -t tmpfs -o size=8m none /mnt/small`.
    @Test(.enabled(if: SmallDisk.path != nil))
    func `a file system without room behaves the same`() async throws {
        let disk = try #require(SmallDisk.path)
        let database = try await SQLiteDatabase.open(path: disk + "/test.db", readers: 2)
        try await database.migrate([TransactionsTests.table])
        try await database.write { try $0.execute("INSERT INTO counters VALUES ('before', 1)") }
        var written = 0
        let error = await #expect(throws: StorageError.self) {
            while true {
                let name = String(repeating: "x", count: 100_000) + String(written)
                try await database.write { try $0.execute("INSERT INTO counters VALUES (\(name), 1)") }
                written += 1
            }
        }
        #expect(error == .full)
        let whileFull = try await database.read { try $0.integer("SELECT count(*) FROM counters") }
        #expect(whileFull == Int64(written) + 1)
        await #expect(throws: StorageError.full) { try await database.backup(to: disk + "/copy") { _ in } }
        #expect(!FileManager.default.fileExists(atPath: disk + "/copy.partial"))

        try FileManager.default.removeItem(atPath: disk + "/ballast")
        try await database.write { try $0.execute("UPDATE counters SET value = 2 WHERE name = 'before'") }
        await database.close()
        let again = try await SQLiteDatabase.open(path: disk + "/test.db", readers: 1)
        let value = try await again.read { try $0.integer("SELECT value FROM counters WHERE name = 'before'") }
        #expect(value == 2)
        await again.close()
    }
}

private enum SmallDisk {
    /// Where there is a file `ballast` besides, which is removed to make room.
    static let path = ProcessInfo.processInfo.environment["MARTLET_TEST_SMALL_DISK"]
}
