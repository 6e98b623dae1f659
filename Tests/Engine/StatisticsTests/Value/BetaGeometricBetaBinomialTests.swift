import MartletStatistics
import Testing

// Also tests: DiscreteHistory, DiscreteLikelihood

@Suite(.enabled(if: SharedData.has("clv-cdnow"))) struct BetaGeometricBetaBinomialTests {
    let table: CSVTable
    let histories: [DiscreteHistory]

    init() throws {
        table = try SharedData.csv("clv-cdnow/expected_donations_bgbb.csv")
        histories = try table.rows.map { row in
            let cells = row.prefix(4).map { Int($0) ?? -1 }
            return try DiscreteHistory(frequency: cells[0], recency: cells[1], periods: cells[2], weight: Double(cells[3]))
        }
    }

    @Test func `the donations fit reaches the optimum`() throws {
        let fit = try BetaGeometricBetaBinomial.fit(histories)
        #expect(abs(fit.likelihood.logLikelihood - -33225.58127434613) < 1e-5)
        let optimum = [1.2035222569476665, 0.7497163332631802, 0.6567183347275956, 2.7834431049896278]
        for (ours, theirs) in zip(fit.likelihood.parameters, optimum) { #expect(abs(ours / theirs - 1) < 1e-5) }
        #expect(fit.likelihood.startsAgreeing >= 2)
    }

    @Test func `every row's expectation and chance of being alive agree`() throws {
        let model = try BetaGeometricBetaBinomial.fit(histories).model
        let expected = table.numbers("exp_next5")
        // The column says "next"; its values are the chance of living through as many chances again (six).
        let alive = table.numbers("p_alive_next")
        for (index, history) in histories.enumerated() {
            #expect(abs(model.expectedPurchases(history, next: 5) - expected[index]) < 1e-5)
            #expect(abs(model.aliveProbability(history, after: 6) - alive[index]) < 1e-5)
        }
    }

    @Test func `the analytic gradient agrees with finite differences`() throws {
        let numeric = try FiniteDifferences.gradient(
            of: {
                try BetaGeometricBetaBinomial(alpha: $0[0], beta: $0[1], gamma: $0[2], delta: $0[3])
                    .logLikelihood(of: histories).value
            }, at: [0.8, 1.4, 1, 2])
        let model = try BetaGeometricBetaBinomial(alpha: 0.8, beta: 1.4, gamma: 1, delta: 2)
        for (ours, expected) in zip(model.logLikelihood(of: histories).gradient, numeric) {
            #expect(abs(ours - expected) < 1e-5 * max(1, abs(expected)))
        }
    }

    @Test func `a last purchase before any purchase is refused`() {
        #expect(throws: StatisticsError.outOfRange(what: "recency", index: 0)) {
            try DiscreteHistory(frequency: 0, recency: 3, periods: 6)
        }
        #expect(throws: StatisticsError.outOfRange(what: "recency", index: 0)) {
            try DiscreteHistory(frequency: 2, recency: 7, periods: 6)
        }
        #expect(throws: StatisticsError.empty) { try BetaGeometricBetaBinomial.fit([]) }
    }
}
