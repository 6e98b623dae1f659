import Foundation
import MartletKernel
import MartletStorage
import MartletStoragePostgres
import MartletStorageSQLite
import Synchronization

/// The databases a conformance case runs on: `@Test(arguments: TestDatabases.available)` lists it once for each.
///
/// PostgreSQL takes part when `MARTLET_TEST_POSTGRES` names a server, as `bin/with-postgres` does.
package enum TestDatabases: String, Sendable, CaseIterable {
    case sqlite, postgres

    package static let available: [TestDatabases] = {
        guard postgresURL == nil else { return allCases }
        print("MARTLET_TEST_POSTGRES is not set: PostgreSQL is left out (bin/with-postgres starts one)")
        return [.sqlite]
    }()

    /// A maintenance database on a server where databases may be created.
    package static let postgresURL = ProcessInfo.processInfo.environment["MARTLET_TEST_POSTGRES"]

    /// Hands `body` a fresh database that nothing else uses and that is gone afterwards. SQLite: a file, as in
    /// production; PostgreSQL: a copy of a template that was migrated once.
    @discardableResult
    package func withDatabase<Result>(
        migrations: [Migration] = [], functions: [SQLFunction] = [], _ body: (any Database) async throws -> Result
    ) async throws -> Result {
        let fresh = try await open(migrations: migrations, functions: functions)
        do {
            let result = try await body(fresh.database)
            await fresh.dispose()
            return result
        } catch {
            await fresh.dispose()
            throw error
        }
    }

    /// As `withDatabase`, for a database that outlives one call.
    package func open(migrations: [Migration] = [], functions: [SQLFunction] = []) async throws -> TestDatabase {
        switch self {
        case .sqlite:
            let folder = try TestFolder()
            let path = folder.path + "/test.db"
            let database = try await SQLiteDatabase.open(path: path, functions: functions, readers: 2)
            try await database.migrate(migrations)
            return TestDatabase(database: database, location: path) {
                await database.close()
                folder.remove()
            }
        case .postgres:
            return try await TestPostgres.open(migrations: migrations, functions: functions)
        }
    }

    /// A private SQLite database in memory, copied from a template that was migrated once: for tests of rules, which
    /// want hundreds of them.
    package static func memory(migrations: [Migration], functions: [SQLFunction] = []) async throws -> SQLiteDatabase {
        let key = migrations.map { $0.id + $0.script(for: .sqlite) }
        let template = templates.withLock { templates in
            if let known = templates[key] { return known }
            let made = Task {
                let database = try SQLiteDatabase.inMemory(functions: functions)
                try await database.migrate(migrations)
                let content = try await database.content()
                await database.close()
                return content
            }
            templates[key] = made
            return made
        }
        return try SQLiteDatabase.inMemory(content: try await template.value, functions: functions)
    }

    private static let templates = Mutex<[[String]: Task<[UInt8], any Error>]>([:])
}

/// A database of one test.
package struct TestDatabase: Sendable {
    package let database: any Database
    /// The file's path or the server's URL, for opening it a second time.
    package let location: String
    /// Closes and deletes it.
    package let dispose: @Sendable () async -> Void

    package init(database: any Database, location: String, dispose: @escaping @Sendable () async -> Void) {
        self.database = database
        self.location = location
        self.dispose = dispose
    }
}

/// A temporary folder of one test.
package struct TestFolder: Sendable {
    package let path: String

    package init() throws {
        path = FileManager.default.temporaryDirectory.path + "/martlet-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    package func remove() { try? FileManager.default.removeItem(atPath: path) }
}

extension Database {
    package func migrate(_ migrations: [Migration]) async throws {
        try await writeAlone { connection in
            _ = try Migrator(migrations).apply(in: connection, at: Instant(milliseconds: 1_700_000_000_000))
        }
    }
}
