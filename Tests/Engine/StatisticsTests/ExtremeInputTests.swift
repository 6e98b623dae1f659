import MartletStatistics
import Testing

// Also tests: StatisticsError

/// Numbers no data hold but files do: each is named as an error or survived, none may trap or fill the memory.
@Suite struct ExtremeInputTests {
    @Test(arguments: [Int.max, .min, 1_000_000_000_000])
    func `days at the end of the integers`(day: Int) {
        #expect(throws: StatisticsError.outOfRange(what: "day", index: 0)) {
            try RepurchaseHistory.summarize([Purchase(buyer: 0, day: day, amount: 1)], until: 5)
        }
        #expect(throws: StatisticsError.self) { try RepurchaseHistory.summarize([], until: day) }
        #expect(throws: StatisticsError.self) {
            try RecencyFrequencyMonetary([Purchase(buyer: 0, day: 1, amount: 1)], asOf: day)
        }
        #expect(throws: StatisticsError.outOfRange(what: "start", index: 0)) {
            try ClosingForecast([ClosingCase(start: day, end: nil, amount: 1)], on: 5)
        }
        #expect(throws: StatisticsError.self) { try ClosingForecast([ClosingCase(start: 0, end: nil, amount: 1)], on: day) }
        #expect(throws: StatisticsError.outOfRange(what: "period", index: 0)) {
            try RetentionMatrix(
                [.init(subject: 0, period: day), .init(subject: 0, period: day == .min ? 0 : -1)].sorted { $0.period > $1.period })
        }
    }

    @Test func `counts at the end of the integers`() throws {
        #expect(throws: StatisticsError.self) { try SatisfactionScore(counts: [.max, .max, 0, 0, 0]) }
        #expect(throws: StatisticsError.self) { try NetPromoterScore(counts: [Int](repeating: .max, count: 11)) }
        #expect(throws: StatisticsError.outOfRange(what: "frequency", index: 0)) {
            try RepurchaseHistory(frequency: .max, recency: 1, age: 2)
        }
        #expect(throws: StatisticsError.outOfRange(what: "successes", index: 0)) {
            try ShrunkenRates(successes: [1], trials: [.max])
        }
        #expect(try ProportionInterval(successes: 1, trials: .max).high < 1e-15)
        #expect(try ShiftedBetaGeometric(alpha: 1, beta: 1).survival(after: .max) < 1e-15)
    }

    @Test func `amounts at the end of the doubles`() throws {
        let huge = Double.greatestFiniteMagnitude
        let purchases = [Purchase(buyer: 0, day: 0, amount: huge), Purchase(buyer: 0, day: 0, amount: huge)]
        #expect(throws: StatisticsError.self) {
            // The sum of two finite amounts that is not finite.
            try RecencyFrequencyMonetary(purchases, asOf: 1)
        }
        let history = try RepurchaseHistory(frequency: 1, recency: 1, age: huge)
        let model = try BetaGeometricNBD(r: 1, alpha: 1, a: 1, b: 1)
        #expect((0...1).contains(model.aliveProbability(history)))
        #expect(model.expectedPurchases(history, within: .infinity).isNaN)
    }

    @Test func `rows that do not exist and shares that are no number`() throws {
        let data = try SurvivalData(times: [1, 2], events: [true, false])
        #expect(throws: StatisticsError.outOfRange(what: "row", index: 0)) { try KaplanMeier(data, rows: [7]) }
        let table = try FeatureTable([.init("n", .numbers([1, 2]))])
        #expect(throws: StatisticsError.outOfRange(what: "row", index: 1)) { try table.rows([0, 2]) }
        #expect(throws: StatisticsError.self) { try BinaryMetrics.lift(scores: [1], outcomes: [true], top: .nan) }
        #expect(throws: StatisticsError.self) {
            try LifetimeValue(
                purchases: BetaGeometricNBD(r: 1, alpha: 1, a: 1, b: 1), spend: GammaGamma(p: 1, q: 2, v: 1), monthlyRate: .nan)
        }
    }
}
