import MartletKernel
import MartletStorage
import Testing

/// How SQL is put together from pieces, values and names.
@Suite struct SQLTests {
    @Test func `values become bindings in the order they stand`() {
        let name: String? = nil
        let sql: SQL = "SELECT \(1), \("a"), \(name), \(true), \(0.5), \(Instant(milliseconds: 9))"
        #expect(sql.text == "SELECT ?, ?, ?, ?, ?, ?")
        #expect(sql.bindings == [.integer(1), .text("a"), .null, .boolean(true), .real(0.5), .integer(9)])
    }

    @Test func `names are quoted, quotes in them doubled`() {
        let sql: SQL = "SELECT \(name: "a\"b") FROM \(name: "雨")"
        #expect(sql.text == "SELECT \"a\"\"b\" FROM \"雨\"")
        #expect(sql.bindings == [])
    }

    @Test func `pieces keep their bindings in order`() {
        let conditions: [SQL] = ["a = \(1)", "b = \(2)"]
        var sql: SQL = "SELECT \(0) WHERE \(joined: conditions, by: " AND ")"
        sql += " LIMIT \(3)"
        #expect(sql.text == "SELECT ? WHERE a = ? AND b = ? LIMIT ?")
        #expect(sql.bindings == [.integer(0), .integer(1), .integer(2), .integer(3)])
        let nested: SQL = "(\(sql: sql + ""))"
        #expect(nested.text == "(SELECT ? WHERE a = ? AND b = ? LIMIT ?)")
        #expect(SQL.empty.isEmpty && [SQL]().joined(by: ",").isEmpty)
    }

    @Test func `nothing is in an empty list`() {
        let none: SQL = "x IN \(list: [])"
        let two: SQL = "x IN \(list: [.integer(1), .null])"
        #expect(none.text == "x IN (NULL)" && none.bindings == [])
        #expect(two.text == "x IN (?, ?)" && two.bindings == [.integer(1), .null])
    }
}
