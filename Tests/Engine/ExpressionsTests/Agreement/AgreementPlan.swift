import MartletExpressions
import MartletKernel
import MartletStorage

/// What to compare: records, and batches of expressions for one reader at one moment.
struct AgreementPlan: Sendable {
    let seed: UInt64
    let records: SampleRecords
    let calendar = SampleCalendar()
    let zones: [Zone]
    let batches: [AgreementBatch]
    /// Written but not taken: a constant `null` where a type was needed, or nested too deeply.
    let refused: Int

    var count: Int { batches.reduce(0) { $0 + $1.expressions.count } }
    var comparisons: Int { batches.reduce(0) { $0 + $1.expressions.count * $1.ids.count } }

    init(seed: UInt64, batches count: Int, size: Int) throws {
        var random = RandomRecords(seed: seed)
        let records = random.make()
        let zones = ["Asia/Shanghai", "America/New_York", "UTC", "America/St_Johns"].compactMap { Zone($0) }
        var writer = RandomExpressions(seed: seed &+ 1)
        var refused = 0
        var batches: [AgreementBatch] = []
        for number in 0..<count {
            let object = number % 5 == 4 ? "step" : "project"
            let context = AgreementPlan.context(number, zone: zones[number * zones.count / count], records, &writer.chance)
            let access: any ExpressionGuard = number % 2 == 0 ? OpenGuard() : try SampleGuard()
            var expressions: [Expression] = []
            for _ in 0..<size {
                let text = writer.expression(on: object)
                do {
                    let expression = try ExpressionParser.parse(text, on: object, schema: SampleSchema())
                    for dialect in Dialect.allCases {
                        let compiler = ExpressionSQL(context: context, guard: access, dialect: dialect)
                        _ = try (compiler.value(expression, alias: "t"), compiler.filter(expression, alias: "t"))
                    }
                    expressions.append(expression)
                } catch let problem as Problem where AgreementPlan.refusals.contains(problem.code) {
                    refused += 1
                }
            }
            let ids = RandomRecords.ids(of: object).filter { records.records[object]?[$0]?.isTrashed == false }
            batches.append(AgreementBatch(object: object, ids: ids, expressions: expressions, context: context, access: access))
        }
        self.seed = seed
        self.records = records
        self.zones = zones
        self.batches = batches
        self.refused = refused
    }

    private static let refusals = ["expression_type", "expression_too_large", "expression_too_deep"]

    private static func context(_ number: Int, zone: Zone, _ records: SampleRecords, _ chance: inout Chance) -> EvaluationContext {
        let user = number % 7 == 0 ? nil : chance.pick(RandomRecords.ids(of: "user"))
        let now = chance.pick(["2026-03-05T05:45:00.250Z", "2026-02-17T23:59:59.999Z", "0001-01-01T00:00:00Z", "9999-12-31T23:00:00Z"])
        let me = user.flatMap { records.records["user"]?[$0]?.values } ?? [:]
        return EvaluationContext(
            now: Instant(now) ?? Instant(milliseconds: 0), zone: zone, me: me, meID: user, currency: .cny, calendar: SampleCalendar())
    }
}

struct AgreementBatch: Sendable {
    let object: String
    let ids: [RecordID]
    let expressions: [Expression]
    let context: EvaluationContext
    let access: any ExpressionGuard

    /// One query computes every expression over every record, conditions also in the form a `WHERE` takes.
    func differences(from records: SampleRecords, in connection: any Connection) throws -> [String] {
        let compiler = ExpressionSQL(context: context, guard: access, dialect: connection.dialect)
        let evaluator = ExpressionEvaluator(source: records, context: context, guard: access)
        var columns: [SQL] = []
        for expression in expressions {
            columns.append(try compiler.value(expression, alias: "t"))
            guard expression.type == .boolean else { continue }
            columns.append("CASE WHEN \(sql: try compiler.filter(expression, alias: "t")) THEN TRUE ELSE FALSE END")
        }
        let table = SampleSchema().expressionObject(object)?.table ?? ""
        let query: SQL = "SELECT t.id, \(joined: columns) FROM \(name: table) AS t WHERE t.deleted_at IS NULL"
        var differences: [String] = []
        var rows = 0
        try connection.query(query) { row in
            rows += 1
            guard let id = row.id(0) else { return true }
            var column = 1
            for expression in expressions {
                let stored = StoredForm.value(in: row, column, as: expression.type, currency: context.currency)
                let computed = try evaluator.evaluate(expression, of: id)
                column += 1
                if !AgreementBatch.same(stored, computed) {
                    differences.append("\(expression.source)\n  of \(id): database \(stored), memory \(computed)")
                }
                guard expression.type == .boolean else { continue }
                if row.boolean(column) != (computed == .boolean(true)) {
                    differences.append(
                        "filter \(expression.source)\n  of \(id): database \(String(describing: row.boolean(column))), memory \(computed)")
                }
                column += 1
            }
            return true
        }
        if rows != ids.count { differences.append("\(rows) rows instead of \(ids.count)") }
        return differences
    }

    /// Text by its bytes: Swift's `==` would take canonical equivalents for equal.
    private static func same(_ left: Value, _ right: Value) -> Bool {
        if case .text(let a) = left, case .text(let b) = right { return a.utf8.elementsEqual(b.utf8) }
        return left == right
    }
}
