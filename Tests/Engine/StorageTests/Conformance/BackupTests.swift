// Also tests: SQLiteBackup
import Foundation
import MartletStorage
import MartletStoragePostgres
import MartletStorageSQLite
import MartletTestSupport
import Synchronization
import Testing

/// A copy made while others write opens and holds one state of the database.
@Suite("StorageConformance: backup") struct BackupTests {
    @Test(arguments: TestDatabases.available)
    func `a backup under writes holds one consistent state`(kind: TestDatabases) async throws {
        let folder = try TestFolder()
        defer { folder.remove() }
        let path = folder.path + "/copy"
        try await kind.withDatabase(migrations: [TransactionsTests.table]) { database in
            try await fill(database)
            let shares = Mutex([Double]())
            let isDone = Mutex(false)
            async let writing: Void = move(in: database) { isDone.withLock { $0 } }
            try await database.backup(to: path) { share in shares.withLock { $0.append(share) } }
            isDone.withLock { $0 = true }
            try await writing
            let reported = shares.withLock { $0 }
            #expect(reported == reported.sorted() && reported.last == 1)
        }
        let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(rights == 0o600)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names == ["copy"])
        let copy = try await kind.restore(path)
        let state = try await copy.database.read { connection in
            try connection.first("SELECT count(*), sum(value) FROM counters") { [$0.integer(0), $0.integer(1)] }
        }
        #expect(state == [2_000, 0])
        await copy.dispose()
    }

    @Test(arguments: TestDatabases.available)
    func `a backup that cannot be written leaves no file and says where`(kind: TestDatabases) async throws {
        let folder = try TestFolder()
        defer { folder.remove() }
        try await kind.withDatabase(migrations: [TransactionsTests.table]) { database in
            await #expect {
                try await database.backup(to: folder.path + "/no/such/folder/copy") { _ in }
            } throws: { error in
                if case .connection(let detail) = error as? StorageError { detail.contains("/no/such/folder") } else { false }
            }
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names == [])
    }

    private func fill(_ database: any Database) async throws {
        try await database.write { connection in
            for number in 0..<2_000 {
                try connection.execute("INSERT INTO counters VALUES (\(String(number)), \(0))")
            }
        }
    }

    /// Moves amounts from one counter to another: the sum stays 0 in every committed state.
    private func move(in database: any Database, until isDone: @Sendable () -> Bool) async throws {
        var number = 0
        repeat {
            let from = String(number % 2_000)
            let to = String((number * 7 + 1) % 2_000)
            try await database.write { connection in
                try connection.execute("UPDATE counters SET value = value - 1 WHERE name = \(from)")
                try connection.execute("UPDATE counters SET value = value + 1 WHERE name = \(to)")
            }
            number += 1
        } while !isDone()
    }
}

extension TestDatabases {
    /// Opens a database of this kind a second time, as another process would.
    func reopen(_ location: String, functions: [SQLFunction] = []) async throws -> any Database {
        switch self {
        case .sqlite: try await SQLiteDatabase.open(path: location, functions: functions, readers: 2)
        case .postgres: try await PostgresDatabase.open(url: location, functions: functions, connections: 2)
        }
    }

    /// A database made of a backup.
    fileprivate func restore(_ path: String) async throws -> TestDatabase {
        switch self {
        case .sqlite:
            let database = try await reopen(path)
            return TestDatabase(database: database, location: path) { await database.close() }
        case .postgres:
            let name = "martlet_restored_" + UUID().uuidString.lowercased()
            let url = try await TestPostgres.create(name)
            let program = Process()
            program.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            program.arguments = ["pg_restore", "--exit-on-error", "--dbname=" + url, path]
            try program.run()
            program.waitUntilExit()
            try #require(program.terminationStatus == 0)
            let database = try await reopen(url)
            return TestDatabase(database: database, location: url) {
                await database.close()
                await TestPostgres.drop(name)
            }
        }
    }
}
