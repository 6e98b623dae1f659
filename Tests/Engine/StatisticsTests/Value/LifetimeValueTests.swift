import MartletKernel
import MartletStatistics
import Testing

@Suite(.enabled(if: SharedData.has("clv-cdnow"))) struct LifetimeValueTests {
    let sample: CDNOWSample
    let value: LifetimeValue<BetaGeometricNBD>

    init() throws {
        sample = try CDNOWSample()
        let purchases = try BetaGeometricNBD(
            r: 0.2425945170817273, alpha: 4.41360195865113, a: 0.7929220235327659, b: 2.4259068132422317)
        let spend = try GammaGamma(p: 6.249571754176169, q: 3.744224472436826, v: 15.443521726422315)
        value = try LifetimeValue(purchases: purchases, spend: spend)
    }

    @Test func `every buyer's value over twelve months agrees`() throws {
        let expected = try SharedData.csv("clv-cdnow/expected_per_customer.csv").numbers("clv_12m_d1pct")
        var total = 0.0
        for (index, history) in sample.histories.enumerated() {
            let ours = value.expected(history)
            total += ours
            #expect(abs(ours - expected[index]) < 1e-4)
        }
        #expect(abs(total - 71507.95223089651) < 0.01)
    }

    @Test(arguments: [0, 1, 5, 100])
    func `the simulated mean surrounds the expected value`(index: Int) throws {
        let history = sample.histories[index]
        let interval = try value.interval(history, draws: 20_000, seed: 11)
        let expected = value.expected(history)
        #expect(interval.low <= interval.median && interval.median <= interval.high)
        #expect(abs(interval.mean - expected) < 0.08 * expected + 0.05)
    }

    @Test func `both repurchase models simulate as many purchases as they expect`() throws {
        let pareto = try ParetoNBD(r: 0.553, alpha: 10.58, s: 0.606, beta: 11.67)
        let history = try RepurchaseHistory(frequency: 4, recency: 30, age: 38)
        var random = SeededRandom(seed: 5)
        func mean(_ model: some RepurchaseModel) -> Double {
            (0..<20_000).reduce(0) { sum, _ in
                sum + Double(model.drawFuture(history, within: 39, using: &random).count)
            } / 20_000
        }
        #expect(abs(mean(pareto) - pareto.expectedPurchases(history, within: 39)) < 0.1)
        #expect(abs(mean(value.purchases) - value.purchases.expectedPurchases(history, within: 39)) < 0.1)
    }

    @Test func `the same seed gives the same interval`() throws {
        let history = sample.histories[0]
        #expect(try value.interval(history, draws: 200, seed: 3) == value.interval(history, draws: 200, seed: 3))
    }

    @Test func `senseless settings are refused`() throws {
        #expect(throws: StatisticsError.invalid("level 1.5 with 2000 draws")) {
            try value.interval(sample.histories[0], level: 1.5, seed: 1)
        }
        #expect(throws: StatisticsError.self) {
            try LifetimeValue(purchases: value.purchases, spend: value.spend, months: 0)
        }
    }
}
