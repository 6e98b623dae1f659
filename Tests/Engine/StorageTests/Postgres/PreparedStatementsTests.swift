import Testing

@testable import MartletStoragePostgres

@Suite("PostgreSQL: prepared statements") struct PreparedStatementsTests {
    typealias Statement = PreparedStatements.Statement

    @Test func `a null fits a statement made for any type, another type does not`() {
        var statements = PreparedStatements(capacity: 10)
        statements.add(Statement(name: "one", types: [ColumnOID.int8, ColumnOID.text]), for: "q")
        #expect(statements.find("q", fitting: [ColumnOID.int8, 0])?.name == "one")
        #expect(statements.find("q", fitting: [0, 0])?.name == "one")
        #expect(statements.find("q", fitting: [ColumnOID.text, 0]) == nil)
        #expect(statements.find("other", fitting: [0, 0]) == nil)
        statements.add(Statement(name: "two", types: [ColumnOID.text, ColumnOID.text]), for: "q")
        #expect(statements.find("q", fitting: [ColumnOID.text, 0])?.name == "two")
    }

    @Test func `the least recently used is forgotten, and the server is told once`() {
        var statements = PreparedStatements(capacity: 2)
        statements.add(Statement(name: "a", types: []), for: "a")
        statements.add(Statement(name: "b", types: []), for: "b")
        _ = statements.find("a", fitting: [])
        statements.add(Statement(name: "c", types: []), for: "c")
        #expect(statements.find("b", fitting: []) == nil)
        #expect(statements.find("a", fitting: [])?.name == "a")
        #expect(statements.takeDeallocation() == "DEALLOCATE b;")
        #expect(statements.takeDeallocation() == nil)
    }
}
