import MartletExpressions
import MartletKernel
import MartletStorage
import MartletTestSupport
import Testing

// Also tests: ExpressionChecker, ScalarFunction, ScalarOrder, RecordPath, ExpressionNode, EvaluationContext, ExpressionType

/// What expressions mean, one line each, true of the known project in memory and in every database.
@Suite struct MeaningTests {
    static let truths = [
        // null equals only null, and has no order
        "due = null", "null = null", "not (due < today)", "not (due >= today)", "due != today", "urgent = null", "not urgent",
        "urgent != false",
        "due in [2026-01-01, null]", "not (due in [2026-01-01])", "due not in [today]", "coalesce(due, begun) = 2026-01-31",
        // numbers
        "rank = 5.0", "score = 1.5", "score < 1.505", "score > 1.495", "score != 1.505", "rank / 2 = 2.5", "1 / 3 = 0.333333",
        "2 / 3 = 0.666667",
        "rank / 0 = null", "big + 1 = null", "0 - big - 2 = null", "big * 2 = null", "round(2.5) = 3", "round(-2.5) = -3",
        "round(1.005, 2) = 1.01",
        "1.5 * 1.25 = 1.875", "abs(-3) = 3", "min(rank, 9, null) = 5", "max(score, rank) = 5", "-rank = 0 - 5", "rank between 5 and 6",
        "rank not between 6 and 9", "-2 * -3 = 6", "2 + 3 * 4 = 14", "(2 + 3) * 4 = 20", "10 - 4 - 3 = 3",
        // money: worth, or the amount in a named currency
        "amount = 1400", "amount = 1400 CNY", "amount = 200 USD", "amount > 199.99 USD", "not (amount > 1 EUR)", "amount > cost",
        "cost in [5, 300 CNY]",
        "amount / 7 = 200", "amount / cost = 4.666667", "cost * 1.5 = 450", "amount + cost = 1700", "1 USD = null",
        "round(cost / 7, 2) = 42.86",
        // text
        "name = \"北京某某科技有限公司\"", "contains(name, \"科技\")", "startsWith(name, \"北京\")", "endsWith(name, \"公司\")", "contains(note, \"CAFE\")",
        "not (note = \"cafe\")", "note = \"Cafe\u{301}\"", "length(note) = 4", "note & \"!\" = \"Café!\"", "code & note = note",
        "\"Z\" < \"a\"", "\"z\" < \"é\"",
        "\"e\" & \"\u{301}\" != \"é\"", "\"e\" & \"\u{301}\" < \"é\"", "contains(note, \"\")", "not contains(parent.name, \"\")",
        "isEmpty(code)", "not isEmpty(note)", "\"a\\\"b\\\\\\n\" != \"\"",
        // days and instants: the caller's noon is the workspace's 13:45
        "today = 2026-03-05", "seenAt = 2026-03-05", "seenAt = today", "madeAt = 2026-03-04", "madeAt < today", "madeAt <= 2026-03-04",
        "not (seenAt < today)",
        "seenAt <= today", "date(madeAt) = 2026-03-04", "begun + 1d = 2026-02-01", "begun + 36h = 2026-02-01", "today - begun = 33d",
        "addMonths(begun, 1) = 2026-02-28", "addDays(begun, -31) = 2025-12-31", "year(begun) = 2026", "quarter(today) = 1",
        "month(now) = 3",
        "day(seenAt) = 5", "weekday(today) = 4", "startOfMonth(today) = 2026-03-01", "startOfWeek(today) = 2026-03-02",
        "startOfYear(today) = 2026-01-01",
        "startOfQuarter(2026-06-30) = 2026-04-01", "now - seenAt = 825m", "now = 2026-03-05T13:45+08:00", "9999-12-31 + 1d = null",
        "seenAt between 2026-03-05 and 2026-03-05", "span = 90m", "span * 2 = 3h", "span / 30m = 3", "span + 30m > 1h",
        "2026-03-05 = 2026-03-04T20:00Z",
        // the working calendar: the holiday week of February 2026 and the Saturdays worked for it
        "isWorkday(2026-02-14)", "not isWorkday(2026-02-17)", "isWorkday(1999-01-01) = null", "addWorkdays(2026-02-13, 1) = 2026-02-14",
        "addWorkdays(2026-02-14, 1) = 2026-02-23", "addWorkdays(2026-02-22, -1) = 2026-02-14", "addWorkdays(today, 0) = today",
        "addWorkdays(2030-01-01, 1) = null", "workHours(2026-03-04T17:00+08:00, now) = 1h + 4h + 45m",
        "workHours(now, 2026-03-04T17:00+08:00) = -345m", "workHours(2026-03-07T09:00+08:00, 2026-03-08T23:00+08:00) = 0h",
        // references, trees, me
        "owner.name = \"Ada\"", "owner.department.parent.name = \"华东\"", "parent.name = null", "me.name = \"王伟\"",
        "me.department.name = \"华东\"",
        "owner != me", "owner in [me, \"01900000-0000-7000-8000-000000000004\"]", "within(department, me.department)",
        "within(department, department)",
        "not within(me.department, department)", "not within(parent, this)", "this = \"01900000-0000-7000-8000-000000000001\"",
        "id = this.id",
        // lists
        "contains(tags, \"vip\")", "\"老客户\" in tags", "\"VIP\" not in tags", "length(tags) = 2", "grades = null", "isEmpty(grades)",
        "tags != null",
        "me in members", "contains(members, owner)", "address = null", "length(parent.tags) = null",
        // records that refer here; the third step is in the trash
        "any(steps)", "count(steps) = 2", "any(steps, done)", "not all(steps, done)", "none(steps, effort > 4)", "all(steps, effort >= 3)",
        "sum(steps, effort) = 7", "sum(steps, effort, effort > 100) = 0", "avg(steps, effort) = 3.5", "avg(steps, effort, false) = null",
        "max(steps, effort) = 4", "min(steps, name) = \"s1\"", "sum(steps, price) = 300 CNY", "sum(steps, price) = 300",
        "count(children) = 1",
        "any(children, rank < this.rank)", "all(parent.steps, false)", "any(owner.projects, this = id)",
        "count(membersAsUser, level = null) = 1",
        "any(steps, any(project.children, rank = 1))", "sum(steps, this.rank) = 10",
        // conditions
        "active and not (urgent or rank < 0)", "if(active, rank, 0) = 5", "if(urgent, 1, 2.5) = 2.5", "(rank > 3) = true",
        "active in [true]",
        "true and (false or not false)", "not null",
    ]

    @Test func `each statement holds in memory`() throws {
        let evaluator = ExpressionEvaluator(source: try SampleRecords.known(), context: try SampleContext.make(), guard: OpenGuard())
        for truth in MeaningTests.truths {
            let expression = try SampleContext.parse(truth, expecting: .boolean)
            #expect(try evaluator.isTrue(expression, of: .sample(1)), "\(truth)")
            #expect(try !evaluator.isTrue(.not(expression), of: .sample(1)), "not (\(truth))")
        }
    }

    @Test(arguments: TestDatabases.available)
    func `each statement holds in the database`(_ databases: TestDatabases) async throws {
        let tables = SampleTables(dialect: databases == .sqlite ? .sqlite : .postgres, schema: SampleSchema())
        let context = try SampleContext.make()
        let records = try SampleRecords.known()
        let expressions = try MeaningTests.truths.map { try SampleContext.parse($0, expecting: .boolean) }
        let wrong = try await databases.withDatabase(migrations: [tables.migration], functions: ExpressionFunctions.all) { database in
            try await database.writeAlone { connection in
                try tables.write(records, to: connection)
                try tables.write(SampleCalendar(), to: connection)
                try tables.write(context.zone, to: connection)
                let compiler = ExpressionSQL(context: context, guard: OpenGuard(), dialect: connection.dialect)
                return try expressions.flatMap { expression in
                    try [expression, .not(.not(expression))].filter {
                        try !connection.exists(
                            "SELECT 1 FROM projects AS t WHERE t.id = \(RecordID.sample(1)) AND \(sql: compiler.filter($0, alias: "t"))")
                    }
                        + [Expression.not(expression)].filter {
                            try connection.exists(
                                "SELECT 1 FROM projects AS t WHERE t.id = \(RecordID.sample(1)) AND \(sql: compiler.filter($0, alias: "t"))"
                            )
                        }
                }
            }
        }
        #expect(wrong.map(\.source) == [])
    }

    @Test func `the system has no me`() throws {
        let context = try SampleContext.make(me: nil)
        let evaluator = ExpressionEvaluator(source: try SampleRecords.known(), context: context, guard: OpenGuard())
        for truth in [
            "me = null", "me.department = null", "owner != me", "not within(department, me.department)", "me.department.name = null",
        ] {
            #expect(try evaluator.isTrue(SampleContext.parse(truth), of: .sample(1)), "\(truth)")
        }
    }
}
