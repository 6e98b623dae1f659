import MartletExpressions
import MartletKernel
import MartletStorage

/// What to compare: records, and batches of expressions for one reader at one moment. Made once for all databases.
struct AgreementPlan: Sendable {
    let seed: UInt64
    let records: SampleRecords
    let calendar = SampleCalendar()
    let zones: [Zone]
    let batches: [AgreementBatch]
    /// Written but not taken: a constant `null` where a type was needed, or nested too deeply.
    let refused: Int

    var count: Int { batches.reduce(0) { $0 + $1.expressions.count } }
    /// Every value that memory computed.
    var values: [Value] { batches.flatMap { $0.expected.values.flatMap(\.self) } }

    init(seed: UInt64, batches count: Int, size: Int) throws {
        var random = RandomRecords(seed: seed)
        let records = random.make()
        let zones = ["Asia/Shanghai", "America/New_York", "UTC", "America/St_Johns", "America/Sao_Paulo"].compactMap { Zone($0) }
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
            batches.append(try AgreementBatch(object, expressions, context: context, access: access, records: records))
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
