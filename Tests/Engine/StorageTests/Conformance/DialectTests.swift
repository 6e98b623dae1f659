import MartletStorage
import MartletTestSupport
import Testing

/// The few places where SQL differs mean the same on both databases.
@Suite("StorageConformance: dialects") struct DialectTests {
    static let table = Migration("1 things") { "CREATE TABLE things (id \($0.serialKey), name \($0.type(of: .text)))" }

    @Test(arguments: TestDatabases.available)
    func `null is the same as null and differs from a value`(kind: TestDatabases) async throws {
        try await kind.withDatabase(migrations: [Self.table]) { database in
            let counts = try await database.write { connection in
                try connection.execute("INSERT INTO things (name) VALUES ('a'), (NULL)")
                let same = SQL(stringLiteral: connection.dialect.same)
                let differs = SQL(stringLiteral: connection.dialect.differs)
                return [
                    try connection.integer("SELECT count(*) FROM things WHERE name \(sql: same) \(String?.none)"),
                    try connection.integer("SELECT count(*) FROM things WHERE name \(sql: differs) \(String?.none)"),
                    try connection.integer("SELECT count(*) FROM things WHERE name \(sql: differs) \("b")"),
                ]
            }
            #expect(counts == [1, 1, 2])
        }
    }

    @Test(arguments: TestDatabases.available)
    func `a serial key counts up and is never used again`(kind: TestDatabases) async throws {
        try await kind.withDatabase(migrations: [Self.table]) { database in
            let ids = try await database.write { connection in
                let insert: SQL = "INSERT INTO things (name) VALUES ('x') RETURNING id"
                let first = [try connection.integer(insert), try connection.integer(insert)]
                try connection.execute("DELETE FROM things")
                return first + [try connection.integer(insert)]
            }
            #expect(ids == [1, 2, 3])
        }
    }

    @Test(arguments: TestDatabases.available)
    func `a row lock is accepted`(kind: TestDatabases) async throws {
        try await kind.withDatabase(migrations: [Self.table]) { database in
            let found = try await database.write { connection in
                try connection.exists("SELECT id FROM things WHERE id = \(1)\(sql: connection.dialect.rowLock)")
            }
            #expect(found == false)
        }
    }
}
