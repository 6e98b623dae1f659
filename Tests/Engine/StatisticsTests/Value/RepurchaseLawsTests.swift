import MartletKernel
import MartletStatistics
import Testing

// Also tests: LikelihoodFit, MaximumLikelihood, RepurchaseModel, RepurchaseTable, RisingFactorial

/// Laws every repurchase model obeys, on buyers made from a seed.
@Suite struct RepurchaseLawsTests {
    static func buyers(_ count: Int, unit: Double = 1) throws -> [RepurchaseHistory] {
        var random = SeededRandom(seed: 42)
        return try (0..<count).map { _ in
            let age = 30 + 10 * random.unit()
            let rate = random.gamma(shape: 0.8) / 5
            let death = random.exponential() / (random.gamma(shape: 0.9) / 12)
            var (frequency, recency) = (0, 0.0)
            var time = random.exponential() / rate
            while time < min(age, death) {
                (frequency, recency) = (frequency + 1, time)
                time += random.exponential() / rate
            }
            return try RepurchaseHistory(frequency: frequency, recency: recency * unit, age: age * unit)
        }
    }

    @Test func `counting every buyer twice doubles the likelihood and moves nothing`() throws {
        let buyers = try Self.buyers(300)
        let once = try BetaGeometricNBD.fit(buyers)
        let twice = try BetaGeometricNBD.fit(Array((buyers + buyers).reversed()))
        #expect(abs(twice.likelihood.logLikelihood - 2 * once.likelihood.logLikelihood) < 1e-5)
        for (a, b) in zip(once.likelihood.parameters, twice.likelihood.parameters) { #expect(abs(a / b - 1) < 1e-4) }
        let narrower = once.likelihood.standardErrors[0] / twice.likelihood.standardErrors[0]
        #expect(abs(narrower - 2.0.squareRoot()) < 1e-3)
    }

    @Test func `days instead of weeks scale only the parameters that carry time`() throws {
        let weeks = try ParetoNBD.fit(try Self.buyers(300)).model
        let days = try ParetoNBD.fit(try Self.buyers(300, unit: 7)).model
        #expect(abs(days.r / weeks.r - 1) < 1e-3 && abs(days.s / weeks.s - 1) < 1e-2)
        #expect(abs(days.alpha / weeks.alpha / 7 - 1) < 1e-3 && abs(days.beta / weeks.beta / 7 - 1) < 1e-2)
    }

    @Test func `more time gives more purchases, longer silence less life`() throws {
        let models: [any RepurchaseModel] = [
            try BetaGeometricNBD(r: 0.24, alpha: 4.4, a: 1, b: 2.4), try BetaGeometricNBD(r: 0.5, alpha: 9, a: 1.7, b: 2),
            try ParetoNBD(r: 0.55, alpha: 10.6, s: 1, beta: 11.7), try ParetoNBD(r: 0.9, alpha: 15, s: 0.4, beta: 3),
        ]
        for model in models {
            var expected = 0.0
            var alive = 1.0
            for step in 1...20 {
                let history = try RepurchaseHistory(frequency: 3, recency: 10, age: 10)
                let more = model.expectedPurchases(history, within: Double(step) * 4)
                #expect(more > expected)
                expected = more
                let silent = try RepurchaseHistory(frequency: 3, recency: 10, age: 10 + Double(step))
                let less = model.aliveProbability(silent)
                #expect(less < alive && less > 0)
                alive = less
            }
        }
    }

    @Test func `a = 1 and s = 1 are no cliffs`() throws {
        let history = try RepurchaseHistory(frequency: 2, recency: 20, age: 30)
        func bg(_ a: Double) throws -> Double {
            try BetaGeometricNBD(r: 0.3, alpha: 5, a: a, b: 2).expectedPurchases(history, within: 39)
        }
        func pareto(_ s: Double) throws -> Double {
            try ParetoNBD(r: 0.3, alpha: 5, s: s, beta: 8).expectedPurchases(history, within: 39)
        }
        #expect(abs(try bg(1) - (try bg(0.999) + bg(1.001)) / 2) < 1e-6)
        #expect(abs(try pareto(1) - (try pareto(0.999) + pareto(1.001)) / 2) < 1e-6)
    }

    @Test func `nobody, one buyer and nobody returning are errors`() throws {
        let single = try RepurchaseHistory(frequency: 0, recency: 0, age: 9)
        #expect(throws: StatisticsError.empty) { try BetaGeometricNBD.fit([]) }
        #expect(throws: StatisticsError.constantColumn(name: "frequency")) { try ParetoNBD.fit([single, single]) }
        #expect(throws: StatisticsError.self) {
            try BetaGeometricNBD.fit([RepurchaseHistory(frequency: 2, recency: 9, age: 9)])
        }
        #expect(throws: StatisticsError.outOfRange(what: "beta", index: 3)) {
            try ParetoNBD(r: 1, alpha: 1, s: 1, beta: -1)
        }
    }
}
