import MartletKernel
import MartletStatistics
import Testing

// Also tests: ClosingCase, ClosingHazard, PaceRatios

@Suite struct ClosingForecastTests {
    /// The flat weighting overstates what the open deals bring by 95 % and 201 %.
    @Test(
        .enabled(if: SharedData.has("pipeline-crm")),
        arguments: [
            (6, 30, 92, 1686, 4_216_807.0, 2_809_630.64, 1_441_450.0, 0.1),
            (9, 30, 91, 2409, 5_763_490.0, 3_709_804.61, 1_233_390.0, 0.3),
        ])
    func `the forecast of a quarter beats the flat weighting by far`(
        month: Int, day: Int, horizon: Int, open: Int, amount: Double, flat: Double, actual: Double, error: Double
    ) throws {
        let pipeline = try SalesPipeline()
        let snapshot = dayNumber(year: 2017, month: month, day: day)
        var settings = ClosingForecast.Settings()
        settings.horizon = horizon
        settings.draws = 400
        let forecast = try ClosingForecast(pipeline.cases, on: snapshot, settings: settings)
        #expect(forecast.openCount == open)
        #expect(forecast.openAmount == amount)
        #expect(abs(forecast.flatWeighted - flat) < 0.01)
        #expect(ClosingForecast.actual(pipeline.cases, on: snapshot, within: horizon) == actual)
        #expect(abs(forecast.expected / actual - 1) < error)
        #expect(forecast.range.low < actual && actual < forecast.range.high)
        #expect(forecast.range.low < forecast.range.median && forecast.range.median < forecast.range.high)
    }

    /// Half of all cases close on day 10 to 30, two thirds of them won; the rest never close.
    static func cases(_ count: Int, seed: UInt64 = 1) -> [ClosingCase] {
        var random = SeededRandom(seed: seed)
        return (0..<count).map { _ in
            let start = random.index(below: 400)
            let end = random.unit() < 0.5 ? start + 10 + random.index(below: 21) : nil
            return ClosingCase(start: start, end: end, isWon: random.unit() < 2.0 / 3, amount: 100, realized: 90)
        }
    }

    @Test func `cases older than anything that ever closed are worth nothing`() throws {
        let stale = (0..<50).map { _ in ClosingCase(start: -500, end: nil, amount: 1_000_000) }
        let cases = Self.cases(1500)
        let clean = try ClosingForecast(cases, on: 400)
        let burdened = try ClosingForecast(cases + stale, on: 400)
        #expect(burdened.openAmount > clean.openAmount + 4e7)
        #expect(abs(burdened.expected / clean.expected - 1) < 0.1)
    }

    @Test func `what lies after the day and the order of the rows change nothing`() throws {
        let cases = Self.cases(1200)
        let future = (0..<100).map { ClosingCase(start: 401 + $0, end: 420 + $0, isWon: true, amount: 9_999, realized: 9_999) }
        let plain = try ClosingForecast(cases, on: 400)
        let mixed = try ClosingForecast((future + cases).reversed(), on: 400)
        #expect(abs(plain.expected - mixed.expected) < 1e-6 * plain.expected)
    }

    @Test func `amounts in another currency scale the forecast`() throws {
        let cases = Self.cases(800)
        let scaled = cases.map {
            ClosingCase(start: $0.start, end: $0.end, isWon: $0.isWon, amount: $0.amount * 7, realized: $0.realized * 7)
        }
        let (one, seven) = (try ClosingForecast(cases, on: 400), try ClosingForecast(scaled, on: 400))
        #expect(abs(seven.expected / one.expected - 7) < 1e-9)
        #expect(abs(seven.range.high / one.range.high - 7) < 1e-9)
    }

    @Test func `a stage that closes twice as fast and an owner who wins more raise the probability`() throws {
        var random = SeededRandom(seed: 2)
        let cases = (0..<3000).map { index in
            let (stage, owner) = (index % 2, index / 2 % 2)
            let days = Int(random.exponential() * (stage == 0 ? 80 : 30)) + 1
            let end = days < 120 ? days : nil
            let won = random.unit() < (owner == 0 ? 0.3 : 0.7)
            return ClosingCase(start: 0, end: end, isWon: won, amount: 1, realized: 1, stage: stage, owner: owner)
        }
        let hazard = try ClosingHazard(cases, on: 120)
        func chance(_ stage: Int, _ owner: Int) -> Double {
            let open = ClosingCase(start: 100, end: nil, amount: 1, stage: stage, owner: owner)
            return hazard.winProbability(open, on: 120, within: 20)
        }
        #expect(chance(1, 0) > 1.5 * chance(0, 0))
        #expect(chance(0, 1) > 1.8 * chance(0, 0))
        #expect(chance(9, 9) > 0)
    }

    @Test func `no case, no win, and impossible rows are refused`() {
        #expect(throws: StatisticsError.empty) { try ClosingForecast([], on: 0) }
        #expect(throws: StatisticsError.tooFew(needed: 1)) {
            try ClosingForecast([ClosingCase(start: 0, end: nil, amount: 5)], on: 3)
        }
        #expect(throws: StatisticsError.outOfRange(what: "end", index: 0)) {
            try ClosingForecast([ClosingCase(start: 4, end: 2, amount: 5)], on: 9)
        }
        #expect(throws: StatisticsError.outOfRange(what: "amount", index: 0)) {
            try ClosingForecast([ClosingCase(start: 4, end: 6, amount: -5)], on: 9)
        }
        #expect(throws: StatisticsError.notFinite(index: 0)) {
            try ClosingForecast([ClosingCase(start: 4, end: 6, amount: .nan)], on: 9)
        }
    }
}
