// Also tests: StoredColumn
import Foundation
import MartletKernel
import MartletMetadata
import MartletStorage
import MartletTestSupport
import Testing

/// The tables of every object, kept beside the test so that a change of the product's schema shows in review.
/// `MARTLET_RECORD=1` writes them anew.
@Suite struct TableDefinitionTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "__Reference__")

    private static func script(_ dialect: Dialect) throws -> String {
        try Statements.all(of: Schema(Fixtures.definitions), dialect: dialect).joined(separator: ";\n") + ";\n"
    }

    @Test(arguments: Dialect.allCases)
    func `the tables are those on file`(dialect: Dialect) throws {
        let file = TableDefinitionTests.folder.appending(path: "\(dialect.rawValue).sql")
        let script = try TableDefinitionTests.script(dialect)
        if ProcessInfo.processInfo.environment["MARTLET_RECORD"] == "1" {
            try FileManager.default.createDirectory(at: TableDefinitionTests.folder, withIntermediateDirectories: true)
            try Data(script.utf8).write(to: file)
        }
        let stored = try String(contentsOf: file, encoding: .utf8)
        #expect(script == stored, "the tables changed; MARTLET_RECORD=1 writes \(file.lastPathComponent) anew, then look at the difference")
    }

    @Test(arguments: TestDatabases.available)
    func `the database takes them, and takes them again`(kind: TestDatabases) async throws {
        let schema = try Schema(Fixtures.definitions)
        let tables = try await kind.withDatabase { database in
            try await database.write { connection -> Int64 in
                let statements = try Statements.all(of: schema, dialect: connection.dialect)
                for statement in statements { try connection.executeScript(statement) }
                for statement in statements where statement.contains("IF NOT EXISTS") { try connection.executeScript(statement) }
                switch connection.dialect {
                case .sqlite:
                    return try connection.integer("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
                        ?? 0
                case .postgres:
                    return try connection.integer("SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()")
                        ?? 0
                }
            }
        }
        let lists = schema.objects.flatMap(\.fields).count { $0.type.isList }
        #expect(tables >= Int64(schema.objects.count + lists))
    }

    @Test func `no name is longer than PostgreSQL keeps`() throws {
        // 63 bytes (NAMEDATALEN - 1); a longer one is cut silently, and the next start would make the index again.
        for dialect in Dialect.allCases {
            let quoted = try TableDefinitionTests.script(dialect).split(separator: "\"").map(String.init)
            #expect(quoted.filter { !$0.contains(" ") && $0.utf8.count > 63 } == [])
        }
    }

    @Test func `an object has at most twelve indexes beside those of references and uniqueness`() throws {
        let schema = try Schema(Fixtures.definitions)
        for object in schema.objects {
            let plain = object.definition.fields.filter { $0.isIndexed && !$0.isUnique && !($0.type is any ReferencingField) }
            #expect(plain.count + object.definition.indexes.count <= 12, "\(object.name)")
        }
    }

    @Test func `text for people is indexed in their order, text for machines as it is`() throws {
        let schema = try Schema(Fixtures.definitions)
        let account = try schema.require("account")
        let indexes = TableDefinition(account, in: schema, dialect: .sqlite).indexes
        func has(_ column: String) -> Bool { indexes.contains { $0.contains("(\"\(column)\", \"id\")") } }
        #expect(has("name_sort") && has("external_id") && has("industry"))
        #expect(!has("external_id_sort") && !account.columns.contains { $0.name == "external_id_sort" })
    }

    @Test func `a column added later is declared as in the table`() throws {
        let schema = try Schema(Fixtures.definitions)
        let object = try schema.require("contactPoint")
        let column = try #require(object.columns.first { $0.name == "contact" })
        let statement = TableDefinition(object, in: schema, dialect: .sqlite).addColumn(column)
        #expect(
            statement
                == "ALTER TABLE \"contact_points\" ADD COLUMN \"contact\" BLOB CONSTRAINT \"contact_points_contact_fkey\" REFERENCES \"contacts\" (id)"
        )
        #expect(
            TableDefinition(object, in: schema, dialect: .postgres).addColumn(column)
                == "ALTER TABLE \"contact_points\" ADD COLUMN \"contact\" uuid")
    }
}
