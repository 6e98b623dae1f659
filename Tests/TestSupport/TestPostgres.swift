import Foundation
import MartletKernel
import MartletStorage
import MartletStoragePostgres
import Synchronization

/// Databases on the test server: one template per schema, one copy per test, few connections each.
package enum TestPostgres {
    /// - Throws: `StorageError.unusable` when no server was named.
    package static func open(migrations: [Migration], functions: [SQLFunction]) async throws -> TestDatabase {
        let key = migrations.map { $0.id + $0.script(for: .postgres) } + functions.map(\.postgres)
        return try await open(template: key.joined(), functions: functions) { try await $0.migrate(migrations) }
    }

    /// A copy of a template that `fill` made once.
    /// - Parameter key: what the template holds, to know it by.
    package static func open(
        template key: String, functions: [SQLFunction], _ fill: @escaping @Sendable (PostgresDatabase) async throws -> Void
    ) async throws -> TestDatabase {
        let template = try await template(key, functions: functions, fill)
        let name = "martlet_test_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        let url = try await create(name, from: template)
        let database = try await PostgresDatabase.open(url: url, functions: functions, connections: 2)
        return TestDatabase(database: database, location: url) {
            await database.close()
            await drop(name)
        }
    }

    /// - Returns: its URL.
    package static func create(_ name: String, from template: String = "template1") async throws -> String {
        let url = try url(of: name)
        try await lane.run {
            try await PostgresDatabase.administer(
                url: maintenanceURL(), ["CREATE DATABASE \(SQL.quoted(name)) TEMPLATE \(SQL.quoted(template))"])
        }
        return url
    }

    package static func drop(_ name: String) async {
        try? await lane.run {
            try await PostgresDatabase.administer(
                url: maintenanceURL(), ["DROP DATABASE IF EXISTS \(SQL.quoted(name)) WITH (FORCE)"])
        }
    }

    private static func template(
        _ key: String, functions: [SQLFunction], _ fill: @escaping @Sendable (PostgresDatabase) async throws -> Void
    ) async throws -> String {
        let template = templates.withLock { templates in
            if let known = templates[key] { return known }
            let made = Task { try await makeTemplate(functions: functions, fill) }
            templates[key] = made
            return made
        }
        return try await template.value
    }

    /// Belongs to this process; the throw-away cluster takes it with itself.
    private static func makeTemplate(
        functions: [SQLFunction], _ fill: @Sendable (PostgresDatabase) async throws -> Void
    ) async throws -> String {
        let name = "martlet_template_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        let url = try await create(name)
        let database = try await PostgresDatabase.open(url: url, functions: functions, connections: 1)
        try await fill(database)
        await database.close()
        return name
    }

    private static func maintenanceURL() throws -> String {
        guard let url = TestDatabases.postgresURL else {
            throw StorageError.unusable(detail: "MARTLET_TEST_POSTGRES is not set")
        }
        return url
    }

    private static func url(of name: String) throws -> String {
        var components = URLComponents(string: try maintenanceURL())
        components?.path = "/" + name
        return components?.string ?? ""
    }

    private static let templates = Mutex<[String: Task<String, any Error>]>([:])
    /// The server copies one template at a time.
    private static let lane = Lane()
}

/// Runs one after another what many tasks ask for.
private actor Lane {
    private var last: Task<Void, any Error>?

    func run(_ body: @escaping @Sendable () async throws -> Void) async throws {
        let before = last
        let mine = Task {
            _ = await before?.result
            try await body()
        }
        last = mine
        try await mine.value
    }
}
