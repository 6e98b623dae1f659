import Foundation
import MartletStatistics
import Testing

@Suite struct CoxBaselineTests {
    private let data: SurvivalData
    private let rows: [[Double]] = [[2], [1], [0.5], [2.5], [0], [1], [0.3], [1.7]]

    init() throws {
        data = try SurvivalData(
            times: [1, 2, 3, 4, 5, 6, 7, 8], events: [true, true, false, true, true, false, true, true])
    }

    /// The estimating equation of the model: summed over subjects, expected events equal those seen.
    @Test func `expected and observed events agree in sum`() throws {
        let model = try CoxRegression.fit(data, covariates: rows, ties: .breslow)
        let baseline = try CoxBaseline(model, data, covariates: rows)
        var expected = 0.0
        for (row, time) in zip(rows, data.times) {
            let survival = try baseline.survival(row, at: time)
            expected -= log(survival)
        }
        #expect(abs(expected - 6) < 1e-9)
    }

    @Test func `a higher risk means a lower curve, and curves only fall`() throws {
        let model = try CoxRegression.fit(data, covariates: rows)
        let baseline = try CoxBaseline(model, data, covariates: rows)
        #expect(try baseline.survival([1], at: 0.5) == 1)
        for time in 1...8 {
            let riskier = model.coefficients[0] > 0 ? 2.0 : 0.0
            let safer = 2 - riskier
            let (low, high) = (try baseline.survival([riskier], at: Double(time)), try baseline.survival([safer], at: Double(time)))
            #expect(low < high)
            #expect(try baseline.survival([1], at: Double(time)) <= baseline.survival([1], at: Double(time) - 1))
        }
    }

    @Test func `a column of another length is refused`() throws {
        let model = try CoxRegression.fit(data, covariates: rows)
        #expect(throws: StatisticsError.lengthMismatch(expected: 1, got: 2)) {
            try CoxBaseline(model, data, covariates: rows).survival([1, 2], at: 3)
        }
    }
}
