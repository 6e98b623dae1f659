import MartletExpressions
import MartletKernel
import MartletStorage
import MartletTestSupport
import Testing

@Suite struct SQLNestingTests {
    /// Every construct inside itself, so many times.
    private static let nestings: [@Sendable (Int) -> String] = [
        { "(rank" + String(repeating: " + rank", count: $0) + ") > 0" },
        { String(repeating: "1 + (", count: $0) + "rank" + String(repeating: ")", count: $0) + " > 0" },
        { String(repeating: "round(", count: $0) + "rank" + String(repeating: ")", count: $0) + " > 0" },
        { String(repeating: "if(active, 1, ", count: $0) + "rank" + String(repeating: ")", count: $0) + " > 0" },
        { String(repeating: "if(active, ", count: $0) + "rank" + String(repeating: ", 1)", count: $0) + " > 0" },
        { String(repeating: "coalesce(big, ", count: $0) + "rank" + String(repeating: ")", count: $0) + " > 0" },
        { (0..<$0).reduce("rank > 0") { text, _ in "if(\(text), 1, 2) = 1" } },
        { (0..<$0).reduce("rank > 0") { text, _ in "(\(text) and active or urgent)" } },
        { (0..<$0).reduce("rank = 0") { text, _ in "any(children, rank = 1 and \(text))" } },
        { (0..<$0).reduce("rank = 0") { text, _ in "(rank > 1 and all(children, rank = 1 and \(text)))" } },
        { (0..<$0).reduce("rank") { text, _ in "sum(children, 1 + \(text), active)" } + " > 0" },
        { (0..<$0).reduce("rank") { text, _ in "count(children, rank + \(text) > 0)" } + " > 0" },
        { (0..<$0).reduce("due") { text, _ in "date(seenAt + (\(text) - due))" } + " > today" },
        { (0..<$0).reduce("due") { text, _ in "addWorkdays(\(text), 1)" } + " > today" },
        { (0..<$0).reduce("due") { text, _ in "addWorkdays(today, day(\(text)))" } + " > today" },
        { (0..<$0).reduce("seenAt") { text, _ in "(seenAt + workHours(now, \(text)))" } + " > now" },
        { (0..<$0).reduce("seenAt") { text, _ in "(seenAt + (\(text) - due))" } + " > now" },
        { (0..<$0).reduce("rank") { text, _ in "if(score = ratio + \(text), 1, 2)" } + " = 1" },
        { (0..<$0).reduce("name") { text, _ in "\"a\" & if(active, \(text), code)" } + " = \"x\"" },
        { (0..<$0).reduce("rank = 1") { text, _ in "any(parent.parent.parent.children, \(text))" } },
        { (0..<$0).reduce("rank = 1") { text, _ in "any(membersAsUser, any(projects, \(text)))" } },
        { (0..<$0).reduce("within(department, owner.department)") { text, _ in "any(children, active and \(text))" } },
        { (0..<$0).reduce("rank in [null, 1]") { text, _ in "(if(\(text), 1, 2) in [1, null])" } },
    ]

    /// SQLite's parser has a stack of a hundred entries. Whatever is accepted must run, also inside a query with conditions
    /// of its own; what is refused says so.
    @Test func `what is accepted is never too deep for SQLite`() async throws {
        let tables = SampleTables(dialect: .sqlite, schema: SampleSchema())
        let guards: [any ExpressionGuard] = [OpenGuard(), try SampleGuard()]
        try await TestDatabases.sqlite.withDatabase(migrations: [tables.migration], functions: ExpressionFunctions.all) { database in
            for nesting in SQLNestingTests.nestings {
                for access in guards {
                    let filters = try accepted(nesting, access)
                    #expect(!filters.isEmpty && filters.count < 90)
                    try await database.read { connection in
                        for filter in filters {
                            _ = try connection.exists(
                                "SELECT 1 FROM projects AS t WHERE t.deleted_at IS NULL AND (t.rank = 1 OR t.owner IN (SELECT id FROM users WHERE \(sql: filter)))"
                            )
                        }
                    }
                }
            }
        }
    }

    @Test(arguments: [
        "count(steps, workHours(madeAt, now) > 8h and not done) > 1", "any(children, any(steps, date(madeAt) = this.due))",
        "any(steps, not done and addWorkdays(due, 3) < date(this.madeAt)) and active", "any(children, within(department, this.department))",
        "sum(children, amount * score / 100, active and owner.department.name != \"x\") > avg(children, amount)",
        "if(isWorkday(addDays(due, 1)), addWorkdays(due, 1), addMonths(startOfMonth(due), 1)) < today",
        "any(owner.projects, all(steps, done))",
        "max(steps, if(done, effort * weight, 0)) > coalesce(score, ratio, 1)",
        "none(parent.children, any(membersAsUser, level > this.rank))",
    ])
    func `conditions that people need are not too deep, even with access rules inside`(_ text: String) throws {
        for access in [OpenGuard(), try SampleGuard()] as [any ExpressionGuard] {
            let compiler = ExpressionSQL(context: try SampleContext.make(), guard: access, dialect: .postgres)
            #expect(try !compiler.filter(SampleContext.parse(text), alias: "t").isEmpty)
        }
    }

    /// Nested ever deeper until refused.
    private func accepted(_ nesting: (Int) -> String, _ access: any ExpressionGuard) throws -> [SQL] {
        let compiler = ExpressionSQL(context: try SampleContext.make(), guard: access, dialect: .sqlite)
        var filters: [SQL] = []
        for depth in 1..<90 {
            do {
                filters.append(try compiler.filter(SampleContext.parse(nesting(depth)), alias: "t"))
            } catch let problem as Problem where ["expression_too_deep", "expression_too_large"].contains(problem.code) {
                break
            }
        }
        return filters
    }
}
