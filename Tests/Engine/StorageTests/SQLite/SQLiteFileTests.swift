// Also tests: SQLiteDatabase, SQLiteReader
import Foundation
import MartletStorage
import MartletTestSupport
import Testing

@testable import MartletStorageSQLite

/// The settings that durability and safety rest on, and files that are not ours.
@Suite("SQLite: files") struct SQLiteFileTests {
    @Test func `the writer syncs at every commit, checks references and trusts no schema`() async throws {
        try await TestDatabases.sqlite.withFile { _, database in
            let settings = try await database.onWriter { connection in
                [
                    "journal_mode": try connection.text("PRAGMA journal_mode") ?? "",
                    // 2 is FULL (https://www.sqlite.org/pragma.html#pragma_synchronous); GRDB leaves 1, NORMAL.
                    "synchronous": try Self.number("PRAGMA synchronous", connection),
                    "foreign_keys": try Self.number("PRAGMA foreign_keys", connection),
                    "trusted_schema": try Self.number("PRAGMA trusted_schema", connection),
                    "application_id": try Self.number("PRAGMA application_id", connection),
                    "cache_size": try Self.number("PRAGMA cache_size", connection),
                ]
            }
            #expect(
                settings == [
                    "journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "trusted_schema": "0",
                    "application_id": String(0x4D52_544C), "cache_size": "-32000",
                ])
        }
    }

    @Test func `readers only read`() async throws {
        try await TestDatabases.sqlite.withFile { _, database in
            let settings = try await database.read { connection in
                [
                    try Self.number("PRAGMA query_only", connection), try Self.number("PRAGMA trusted_schema", connection),
                    try Self.number("PRAGMA cache_size", connection),
                ]
            }
            #expect(settings == ["1", "0", "-16000"])
        }
    }

    @Test func `the file is for its owner only`() async throws {
        try await TestDatabases.sqlite.withFile { path, database in
            try await database.migrate([TransactionsTests.table])
            for name in [path, path + "-wal", path + "-shm"] {
                let rights = try FileManager.default.attributesOfItem(atPath: name)[.posixPermissions] as? Int
                #expect(rights == 0o600, "\(name)")
            }
        }
    }

    @Test func `what was written is there when the file is opened again`() async throws {
        let folder = try TestFolder()
        defer { folder.remove() }
        let path = folder.path + "/雨燕 test.db"
        for round in 1...3 {
            let database = try await SQLiteDatabase.open(path: path, readers: 1)
            try await database.migrate([TransactionsTests.table])
            try await database.write { try $0.execute("INSERT INTO counters VALUES (\(String(round)), 1)") }
            let count = try await database.read { try $0.integer("SELECT count(*) FROM counters") }
            #expect(count == Int64(round))
            await database.close()
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names == ["雨燕 test.db"])
    }

    @Test func `a file that is no database is refused and left as it is`() async throws {
        try await refuses("not a SQLite database") { path in
            try Data("Dear diary, this is not a database. ".utf8).write(to: URL(fileURLWithPath: path))
        }
    }

    @Test func `a database of another program is refused and left as it is`() async throws {
        try await refuses("another program") { try ForeignFile.make(at: $0, "PRAGMA application_id = 7") }
        try await refuses("another program") { try ForeignFile.make(at: $0, "CREATE TABLE notes (id INTEGER)") }
    }

    @Test func `a folder that is missing is named`() async throws {
        await #expect {
            _ = try await SQLiteDatabase.open(path: "/no/such/folder/test.db")
        } throws: { error in
            if case .unusable(let detail) = error as? StorageError { detail.contains("/no/such/folder") } else { false }
        }
    }

    @Test func `a damaged page is an error that says so`() async throws {
        let folder = try TestFolder()
        defer { folder.remove() }
        let path = folder.path + "/test.db"
        let database = try await SQLiteDatabase.open(path: path, readers: 1)
        try await database.migrate([TransactionsTests.table])
        try await database.write { connection in
            for number in 0..<5_000 { try connection.execute("INSERT INTO counters VALUES (\(String(number)), 1)") }
        }
        await database.close()
        let file = try #require(FileHandle(forUpdatingAtPath: path))
        try file.seek(toOffset: 4_096)
        try file.write(contentsOf: Data(repeating: 0xA5, count: 40_960))
        try file.close()
        let damaged = try await SQLiteDatabase.open(path: path, readers: 1)
        await #expect {
            _ = try await damaged.read { try $0.all("SELECT * FROM counters ORDER BY value") { $0.integer(1) } }
        } throws: { error in
            if case .unusable = error as? StorageError { true } else { false }
        }
        await damaged.close()
    }

    private static func number(_ pragma: SQL, _ connection: any Connection) throws -> String {
        try connection.integer(pragma).map(String.init) ?? ""
    }

    private func refuses(_ words: String, _ make: (String) throws -> Void) async throws {
        let folder = try TestFolder()
        defer { folder.remove() }
        let path = folder.path + "/test.db"
        try make(path)
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        await #expect {
            _ = try await SQLiteDatabase.open(path: path)
        } throws: { error in
            if case .unusable(let detail) = error as? StorageError { detail.contains(words) && detail.contains(path) } else { false }
        }
        let after = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(before == after)
    }
}
