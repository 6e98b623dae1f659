import Foundation
import MartletStorage
import MartletStoragePostgres
import MartletTestSupport
import Testing

/// Databases that cannot serve are refused before anything is written.
@Suite("PostgreSQL: set-up", .enabled(if: TestDatabases.postgresURL != nil)) struct DatabaseSetUpTests {
    @Test func `a database with tables of another program is refused`() async throws {
        try await refuses("another program", "CREATE TABLE notes (id int)")
    }

    @Test func `a database in another encoding is refused`() async throws {
        let name = "martlet_latin_" + UUID().uuidString.lowercased()
        let maintenance = try #require(TestDatabases.postgresURL)
        try await PostgresDatabase.administer(
            url: maintenance,
            ["CREATE DATABASE \(SQL.quoted(name)) ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0"])
        var components = try #require(URLComponents(string: maintenance))
        components.path = "/" + name
        let url = try #require(components.string)
        await #expect {
            _ = try await PostgresDatabase.open(url: url)
        } throws: { error in
            if case .unusable(let detail) = error as? StorageError { detail.contains("LATIN1") } else { false }
        }
        await TestPostgres.drop(name)
    }

    @Test func `processes that start together install the functions once`() async throws {
        let name = "martlet_start_" + UUID().uuidString.lowercased()
        let url = try await TestPostgres.create(name)
        try await withThrowingTaskGroup(of: Int64?.self) { group in
            for _ in 0..<6 {
                group.addTask {
                    let database = try await PostgresDatabase.open(
                        url: url, functions: [SQLFunctionTests.twice, SQLFunctionTests.echo], connections: 1)
                    let answer = try await database.read { try $0.integer("SELECT twice(\(21))") }
                    await database.close()
                    return answer
                }
            }
            for try await answer in group { #expect(answer == 42) }
        }
        await TestPostgres.drop(name)
    }

    private func refuses(_ words: String, _ script: String) async throws {
        let name = "martlet_foreign_" + UUID().uuidString.lowercased()
        let url = try await TestPostgres.create(name)
        try await PostgresDatabase.administer(url: url, [script])
        await #expect {
            _ = try await PostgresDatabase.open(url: url)
        } throws: { error in
            if case .unusable(let detail) = error as? StorageError { detail.contains(words) } else { false }
        }
        await TestPostgres.drop(name)
    }
}
