import MartletExpressions
import MartletKernel
import MartletStorage
import MartletTestSupport
import Testing

/// The shape of the SQL, where it matters: plain comparisons that indexes serve.
@Suite struct ExpressionSQLTests {
    @Test(arguments: [
        ("owner = me", "t.owner = ?"), ("not (owner != me)", "t.owner = ?"), ("amount >= 10000", "t.amount >= ?"),
        ("100 < rank", "t.rank > ?"),
        ("score < 1.005", "t.score <= ?"), ("score >= 1.005", "t.score > ?"), ("score = 1.005", "FALSE"),
        ("not (rank = null)", "t.rank IS NOT NULL"),
        ("big > 99999999999999999.5", "t.big > ?"), ("score < 9223372036854775807", "t.score IS NOT NULL"),
        ("score > 9223372036854775807", "FALSE"),
        ("rank != 3", "t.rank IS NOT ?"), ("not (rank < 3)", "(t.rank < ?) IS NOT TRUE"), ("active", "t.active = TRUE"),
        ("not (rank < 3 and due = null)", "((t.rank < ?) IS NOT TRUE OR t.due IS NOT NULL)"),
        ("madeAt = 2026-03-05", "(t.madeAt >= ? AND t.madeAt < ?)"), ("madeAt < today - 90d", "t.madeAt < ?"),
        ("madeAt between 2026-01-01 and 2026-03-31", "(t.madeAt >= ? AND t.madeAt < ?)"),
        ("due between today and today + 7d", "(t.due >= ? AND t.due <= ?)"),
        ("rank in [1, 2]", "t.rank IN (?, ?)"), ("rank in [1, null]", "(t.rank IS NULL OR t.rank IN (?))"), ("rank in []", "FALSE"),
        ("owner in [me]", "t.owner IN (?)"),
        ("amount > 100 USD", "(t.amount_currency = ? AND t.amount_amount > ?)"), ("amount > 100 CNY", "t.amount > ?"),
        ("parent.owner = me", "t.parent IN (SELECT e1.id FROM projects AS e1 WHERE e1.deleted_at IS NULL AND e1.owner = ?)"),
        ("contains(tags, \"vip\")", "t.id IN (SELECT e1.owner_id FROM list_tags AS e1 WHERE e1.value = ?)"),
        ("contains(name, \"x\")", "instr(COALESCE(t.name_folded, t.name), ?) > 0"),
        ("any(steps, done)", "EXISTS (SELECT 1 FROM steps AS e1 WHERE e1.project = t.id AND e1.deleted_at IS NULL AND e1.done = TRUE)"),
        ("1 = 1 and (rank = 1 or 1 = 2)", "t.rank = ?"), ("true", "TRUE"), ("me = null", "FALSE"),
    ])
    func `a condition compiles to what an index can serve`(_ text: String, _ sql: String) throws {
        #expect(try filter(text).text.filter { $0 != "\"" } == sql)
    }

    @Test func `values are bound, never written`() throws {
        let sql = try filter("name = \"'; DROP TABLE projects; --\" and rank = 3")
        #expect(sql.bindings == [.text("'; DROP TABLE projects; --"), .integer(3)])
        #expect(!sql.text.contains("DROP"))
    }

    @Test func `text orders by code point on PostgreSQL whatever its locale`() throws {
        #expect(try filter("name < \"b\"", dialect: .postgres).text.contains("COLLATE \"C\" <"))
        #expect(try value("max(name, \"b\", code)", dialect: .postgres).text.hasPrefix("greatest(\"t\".\"name\" COLLATE \"C\", "))
        #expect(try filter("max(steps, name) < code", dialect: .postgres).text.contains("MAX(v COLLATE \"C\")"))
    }

    @Test(arguments: [
        ("owner = me", "projects_owner_idx"), ("not (owner != me or rank = 1)", "projects_owner_idx"),
        ("amount > 10000", "projects_amount_idx"),
        ("madeAt = today", "projects_madeAt_idx"), ("parent.owner = me", "projects_owner_idx"),
        ("due in [today, today + 1d]", "projects_due_idx"),
        ("within(department, me.department)", "projects_department_idx"), ("any(steps)", "steps_project_idx"),
    ])
    func `SQLite finds the rows by the index`(_ text: String, _ index: String) async throws {
        let tables = SampleTables(dialect: .sqlite, schema: SampleSchema())
        let condition = try filter(text)
        let plan = try await TestDatabases.sqlite.withDatabase(migrations: [tables.migration], functions: ExpressionFunctions.all) {
            database in
            try await database.read { connection in
                try connection.all("EXPLAIN QUERY PLAN SELECT t.id FROM projects AS t WHERE \(sql: condition)") { $0.text(3) ?? "" }
            }
        }
        #expect(plan.contains { $0.contains("USING") && $0.contains(index) }, "\(plan)")
    }

    @Test func `a thousand alternatives stay shallow`() async throws {
        let text = (0..<700).map { "rank = \($0)" }.joined(separator: " or ")
        let condition = try filter("rank = 5 and (\(text))")
        let records = try SampleRecords.known()
        let tables = SampleTables(dialect: .sqlite, schema: SampleSchema())
        let found = try await TestDatabases.sqlite.withDatabase(migrations: [tables.migration], functions: ExpressionFunctions.all) {
            database in
            try await database.writeAlone { connection in
                try tables.write(records, to: connection)
                return try connection.all("SELECT t.id FROM projects AS t WHERE \(sql: condition)") { $0.id(0) }
            }
        }
        #expect(found == [.sample(1)])
    }

    private func value(_ text: String, dialect: Dialect) throws -> SQL {
        try ExpressionSQL(context: SampleContext.make(), guard: OpenGuard(), dialect: dialect).value(SampleContext.parse(text), alias: "t")
    }

    private func filter(_ text: String, dialect: Dialect = .sqlite) throws -> SQL {
        try ExpressionSQL(context: SampleContext.make(), guard: OpenGuard(), dialect: dialect).filter(SampleContext.parse(text), alias: "t")
    }
}
