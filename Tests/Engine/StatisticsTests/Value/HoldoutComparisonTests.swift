import MartletStatistics
import Testing

// Also tests: Correlation

@Suite struct HoldoutComparisonTests {
    @Test(.enabled(if: SharedData.has("clv-cdnow")))
    func `both models meet the published CDNOW holdout figures`() throws {
        let sample = try CDNOWSample()
        let figures = try SharedData.json("clv-cdnow/expected.json")["computed"]["cdnow_sample_from_transactions"]
        let bg = try BetaGeometricNBD(r: 0.2425945170817273, alpha: 4.41360195865113, a: 0.7929220235327659, b: 2.4259068132422317)
        let pareto = try ParetoNBD(r: 0.5532770603405069, alpha: 10.577683989816478, s: 0.6062399751782308, beta: 11.66873547842072)
        let models: [(any RepurchaseModel, JSONFigures)] = [(bg, figures["holdout_bg"]), (pareto, figures["holdout_pn"])]
        for (model, expected) in models {
            let comparison = try HoldoutComparison(
                expected: sample.histories.map { model.expectedPurchases($0, within: sample.holdoutWeeks) },
                actual: sample.holdout, frequencies: sample.histories.map(\.frequency))
            #expect(comparison.actualTotal == expected["actual_total"].double)
            #expect(abs(comparison.expectedTotal - expected["expected_total"].double) < 1e-3)
            #expect(abs(comparison.meanAbsoluteError - expected["MAE"].double) < 1e-6)
            #expect(abs(comparison.rootMeanSquareError - expected["RMSE"].double) < 1e-6)
            #expect(abs((comparison.correlation ?? 0) - expected["corr"].double) < 1e-6)
            #expect(abs((comparison.ranking ?? 0) - expected["AUC_exp_vs_any_purchase"].double) < 1e-6)
            #expect(comparison.groups.map(\.buyers).reduce(0, +) == 2357)
            #expect(comparison.groups.map(\.frequency) == Array(0...7))
        }
    }

    @Test func `figures that cannot be computed are absent, not zero`() throws {
        let flat = try HoldoutComparison(expected: [1, 1], actual: [2, 3], frequencies: [0, 9])
        #expect(flat.correlation == nil)
        #expect(flat.ranking == nil)
        #expect(flat.groups.map(\.frequency) == [0, 7])
        #expect(flat.groups.map(\.actual) == [2, 3])
        #expect(throws: StatisticsError.empty) { try HoldoutComparison(expected: [], actual: [], frequencies: []) }
        #expect(throws: StatisticsError.lengthMismatch(expected: 1, got: 2)) {
            try HoldoutComparison(expected: [1], actual: [2, 3], frequencies: [0])
        }
    }
}
