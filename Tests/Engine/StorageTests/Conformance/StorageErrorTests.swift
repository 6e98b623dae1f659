// Also tests: PostgresResult
import MartletStorage
import MartletTestSupport
import Testing

/// What the database refuses is named in the same words on both, and nothing of it remains.
@Suite("StorageConformance: errors") struct StorageErrorTests {
    static let tables = Migration("1 parents and children") { dialect in
        """
        CREATE TABLE parents (id \(dialect.type(of: .integer)) NOT NULL CONSTRAINT parents_pkey PRIMARY KEY);
        CREATE TABLE children (
            id \(dialect.type(of: .integer)) NOT NULL PRIMARY KEY,
            parent \(dialect.type(of: .integer)) CONSTRAINT children_parent_fkey REFERENCES parents (id),
            name \(dialect.type(of: .text)) NOT NULL,
            age \(dialect.type(of: .integer)),
            CONSTRAINT children_age_check CHECK (age >= 0));
        CREATE UNIQUE INDEX children_name_key ON children (name, age);
        INSERT INTO parents VALUES (1);
        INSERT INTO children VALUES (1, 1, 'Ada', 10)
        """
    }

    @Test(arguments: TestDatabases.available)
    func `a value used twice is a unique error that names the index or its columns`(kind: TestDatabases) async throws {
        let error = try await failure(on: kind, "INSERT INTO children VALUES (2, 1, 'Ada', 10)")
        #expect(error == .unique(constraint: kind == .sqlite ? "children.name, children.age" : "children_name_key"))
        let key = try await failure(on: kind, "INSERT INTO parents VALUES (1)")
        #expect(key == .unique(constraint: kind == .sqlite ? "parents.id" : "parents_pkey"))
    }

    @Test(arguments: TestDatabases.available)
    func `a reference to nothing and a delete under a reference are foreign key errors`(kind: TestDatabases) async throws {
        for sql: SQL in ["INSERT INTO children VALUES (2, 99, 'Bob', 1)", "DELETE FROM parents"] {
            let error = try await failure(on: kind, sql)
            guard case .foreignKey = error else {
                Issue.record("\(sql.text): \(String(describing: error))")
                continue
            }
        }
    }

    @Test(arguments: TestDatabases.available)
    func `a missing value names its column`(kind: TestDatabases) async throws {
        let error = try await failure(on: kind, "INSERT INTO children VALUES (2, 1, \(String?.none), 1)")
        #expect(error == .notNull(column: "name"))
    }

    @Test(arguments: TestDatabases.available)
    func `a failed check names its constraint`(kind: TestDatabases) async throws {
        let error = try await failure(on: kind, "INSERT INTO children VALUES (2, 1, 'Bob', \(-1))")
        #expect(error == .check(constraint: "children_age_check"))
    }

    @Test(arguments: TestDatabases.available)
    func `SQL that makes no sense is a statement error`(kind: TestDatabases) async throws {
        for sql: SQL in ["SELEC 1", "SELECT nothing FROM parents", "SELECT \"nothing\" FROM parents", "SELECT 1; SELECT 2", ""] {
            let error = try await failure(on: kind, sql)
            guard case .statement = error else {
                Issue.record("\(sql.text): \(String(describing: error))")
                continue
            }
        }
    }

    @Test(arguments: TestDatabases.available)
    func `an error that was swallowed is thrown again and nothing is written`(kind: TestDatabases) async throws {
        try await kind.withDatabase(migrations: [Self.tables]) { database in
            await #expect(throws: StorageError.notNull(column: "name")) {
                try await database.write { connection in
                    try connection.execute("INSERT INTO parents VALUES (5)")
                    _ = try? connection.execute("INSERT INTO children VALUES (2, 1, NULL, 1)")
                    _ = try? connection.execute("INSERT INTO parents VALUES (6)")
                }
            }
            let parents = try await database.read { try $0.integer("SELECT count(*) FROM parents") }
            #expect(parents == 1)
        }
    }

    @Test(arguments: TestDatabases.available)
    func `a closure that ends the transaction itself is a defect that is said`(kind: TestDatabases) async throws {
        try await kind.withDatabase(migrations: [Self.tables]) { database in
            for end in ["COMMIT", "ROLLBACK"] {
                await #expect {
                    try await database.writeAlone { connection in
                        try connection.executeScript(end)
                        try connection.execute("INSERT INTO parents VALUES (9)")
                    }
                } throws: { error in
                    if case .statement = error as? StorageError { true } else { false }
                }
            }
            let parents = try await database.write { try $0.integer("SELECT count(*) FROM parents") }
            #expect(parents == 1)
        }
    }

    @Test(arguments: TestDatabases.available)
    func `bindings cannot become SQL`(kind: TestDatabases) async throws {
        let hostile = "'); DROP TABLE children; -- ? $1 \" \\"
        try await kind.withDatabase(migrations: [Self.tables]) { database in
            let found = try await database.write { connection in
                try connection.execute("INSERT INTO children VALUES (2, 1, \(hostile), 1)")
                return try connection.all("SELECT name FROM children WHERE name = \(hostile)") { $0.text(0) }
            }
            #expect(found == [hostile])
            let odd = "a \"b\"? c"
            let columns = try await database.write { connection in
                try connection.execute("ALTER TABLE children ADD COLUMN \(name: odd) INTEGER")
                try connection.execute("UPDATE children SET \(name: odd) = \(7)")
                return try connection.all("SELECT DISTINCT \(name: odd) FROM children") { $0.integer(0) }
            }
            #expect(columns == [7])
        }
    }

    @Test(arguments: TestDatabases.available)
    func `a table that gains a column keeps answering prepared statements`(kind: TestDatabases) async throws {
        try await kind.withDatabase(migrations: [Self.tables]) { database in
            let everything: SQL = "SELECT * FROM children"
            for columns in 4..<8 {
                let counts = try await database.read { try $0.all(everything) { $0.columnCount } }
                #expect(counts == [columns])
                try await database.writeAlone { connection in
                    try connection.executeScript("ALTER TABLE children ADD COLUMN x_\(columns) INTEGER")
                }
            }
        }
    }

    private func failure(on kind: TestDatabases, _ sql: SQL) async throws -> StorageError? {
        try await kind.withDatabase(migrations: [Self.tables]) { database in
            let error = await #expect(throws: StorageError.self) {
                try await database.write { connection in
                    _ = try connection.execute("INSERT INTO parents VALUES (77)")
                    _ = try connection.execute(sql)
                }
            }
            let left = try await database.read { connection in
                try connection.integer("SELECT count(*) FROM parents WHERE id = 77")
            }
            #expect(left == 0)
            return error
        }
    }
}
