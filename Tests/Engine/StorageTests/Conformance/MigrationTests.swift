import MartletKernel
import MartletStorage
import MartletTestSupport
import Testing

/// A schema grows by steps, each applied once.
@Suite("StorageConformance: migrations") struct MigrationTests {
    static let first = Migration("2026-01-01 things") { "CREATE TABLE things (id \($0.serialKey), name \($0.type(of: .text)) NOT NULL)" }
    static let second = Migration("2026-02-01 things add colour") { dialect in
        """
        ALTER TABLE things ADD COLUMN colour \(dialect.type(of: .text));
        INSERT INTO things (name, colour) VALUES ('a;b', 'it''s red')
        """
    }
    static let broken = Migration("2026-03-01 broken") { _ in "CREATE TABLE half (id INTEGER); CREATE TABLE half (id INTEGER)" }

    @Test(arguments: TestDatabases.available)
    func `what is missing is applied in order and only once`(kind: TestDatabases) async throws {
        try await kind.withDatabase(migrations: [Self.first]) { database in
            let migrator = Migrator([Self.first, Self.second])
            let applied = try await database.writeAlone { connection in
                [
                    try migrator.pending(in: connection), try migrator.apply(in: connection, at: Instant(milliseconds: 5)),
                    try migrator.apply(in: connection, at: Instant(milliseconds: 6)),
                ]
            }
            #expect(applied == [[Self.second.id], [Self.second.id], []])
            let things = try await database.read { connection in
                try connection.all("SELECT name, colour FROM things") { [$0.text(0), $0.text(1)] }
            }
            #expect(things == [["a;b", "it's red"]])
        }
    }

    @Test(arguments: TestDatabases.available)
    func `a migration that fails leaves the schema as it was`(kind: TestDatabases) async throws {
        try await kind.withDatabase(migrations: [Self.first]) { database in
            await #expect(throws: StorageError.self) {
                try await database.writeAlone { connection in
                    _ = try Migrator([Self.first, Self.second, Self.broken]).apply(in: connection, at: Instant(milliseconds: 5))
                }
            }
            let pending = try await database.writeAlone { try Migrator([Self.first, Self.second]).pending(in: $0) }
            #expect(pending == [Self.second.id])
            await #expect(throws: StorageError.self) { try await database.read { try $0.integer("SELECT count(*) FROM half") } }
        }
    }

    @Test(arguments: TestDatabases.available)
    func `a database of a newer release is refused`(kind: TestDatabases) async throws {
        try await kind.withDatabase(migrations: [Self.first, Self.second]) { database in
            await #expect {
                try await database.writeAlone { try Migrator([Self.first]).pending(in: $0) }
            } throws: { error in
                if case .unusable(let detail) = error as? StorageError { detail.contains(Self.second.id) } else { false }
            }
        }
    }
}
