import MartletExpressions
import MartletKernel
import MartletStorage
import MartletTestSupport
import Testing

/// What the reader may not see cannot be found out through an expression.
@Suite struct ExpressionGuardTests {
    /// Hides one field of one object always, and the records of another object.
    struct Hiding: ExpressionGuard {
        var fields: Set<String> = []
        var objects: Set<String> = []

        func rowCondition(of object: String) -> Expression? { objects.contains(object) ? .constant(false) : nil }
        func fieldCondition(of object: String, field: String) -> Expression? {
            fields.contains("\(object).\(field)") ? .constant(false) : nil
        }
    }

    static let cases: [(Hiding, [String])] = [
        (
            Hiding(fields: ["project.rank"]),
            [
                "rank = null", "not (rank = 5)", "not (rank > 0)", "rank not in [5]", "coalesce(rank, 9) = 9", "any(children)",
                "none(children, rank = 1)",
            ]
        ),
        (
            Hiding(fields: ["project.name"]),
            ["name = null", "not contains(name, \"科技\")", "not startsWith(name, \"北\")", "isEmpty(name)", "name & \"x\" = \"x\""]
        ),
        (
            Hiding(fields: ["project.amount"]),
            ["amount = null", "not (amount > 0 USD)", "not (amount = 200 USD)", "sum(steps, price) = 300"]
        ),
        (Hiding(fields: ["project.tags"]), ["tags = null", "not contains(tags, \"vip\")", "length(tags) = null", "isEmpty(tags)"]),
        (
            Hiding(fields: ["project.owner"]),
            ["owner = null", "owner.name = null", "not contains(owner.name, \"A\")", "owner != \"01900000-0000-7000-8000-000000000004\""]
        ),
        (Hiding(fields: ["step.project"]), ["none(steps)", "count(steps) = 0", "sum(steps, effort) = 0"]),
        (
            Hiding(fields: ["step.effort"]),
            ["count(steps) = 2", "none(steps, effort > 0)", "max(steps, effort) = null", "sum(steps, effort) = 0"]
        ),
        (Hiding(fields: ["project.members"]), ["none(membersAsUser)", "me not in members", "none(owner.projects)"]),
        (Hiding(objects: ["step"]), ["none(steps)", "count(steps) = 0", "all(steps, false)", "max(steps, effort) = null"]),
        (
            Hiding(objects: ["user"]),
            [
                "owner.name = null", "owner != null", "owner.department.name = null", "none(membersAsUser)", "me.name = \"王伟\"",
                "count(owner.projects) = 0",
            ]
        ),
        (
            Hiding(objects: ["department"]),
            ["owner.department.name = null", "owner.department != null", "me.department.name = null", "within(department, me.department)"]
        ),
    ]

    @Test func `hidden values and records do not exist in memory`() throws {
        for (access, truths) in ExpressionGuardTests.cases {
            let evaluator = ExpressionEvaluator(source: try SampleRecords.known(), context: try SampleContext.make(), guard: access)
            for truth in truths { #expect(try evaluator.isTrue(SampleContext.parse(truth), of: .sample(1)), "\(truth) hiding \(access)") }
        }
    }

    @Test(arguments: TestDatabases.available)
    func `hidden values and records do not exist in the database`(_ databases: TestDatabases) async throws {
        let tables = SampleTables(dialect: databases == .sqlite ? .sqlite : .postgres, schema: SampleSchema())
        let context = try SampleContext.make()
        let records = try SampleRecords.known()
        let wrong = try await databases.withDatabase(migrations: [tables.migration], functions: ExpressionFunctions.all) { database in
            try await database.writeAlone { connection in
                try tables.write(records, to: connection)
                var wrong: [String] = []
                for (access, truths) in ExpressionGuardTests.cases {
                    let compiler = ExpressionSQL(context: context, guard: access, dialect: connection.dialect)
                    for truth in truths {
                        let filter = try compiler.filter(SampleContext.parse(truth), alias: "t")
                        let isTrue = try connection.exists(
                            "SELECT 1 FROM projects AS t WHERE t.id = \(RecordID.sample(1)) AND \(sql: filter)")
                        if !isTrue { wrong.append(truth) }
                    }
                }
                return wrong
            }
        }
        #expect(wrong == [])
    }

    @Test func `conditions of access read what the reader may not`() throws {
        struct Chained: ExpressionGuard {
            let condition: Expression
            func rowCondition(of object: String) -> Expression? { object == "user" ? condition : nil }
            func fieldCondition(of object: String, field: String) -> Expression? {
                object == "user" && field == "level" ? .constant(false) : nil
            }
        }
        let access = Chained(condition: try SampleContext.parse("level = 3", on: "user"))
        let evaluator = ExpressionEvaluator(source: try SampleRecords.known(), context: try SampleContext.make(), guard: access)
        #expect(try evaluator.isTrue(SampleContext.parse("count(membersAsUser) = 1 and none(membersAsUser, level = 3)"), of: .sample(1)))
    }
}
