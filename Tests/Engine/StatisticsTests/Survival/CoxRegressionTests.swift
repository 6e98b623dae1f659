import MartletStatistics
import Testing

// Also tests: PartialLikelihood

@Suite struct CoxRegressionTests {
    /// R survival 3.5-3: coefficient, standard error.
    static let efron: [(Double, Double)] = [
        (-1.714971066, 0.087021738), (-3.411717761, 0.162863316), (0.176656225, 0.056071581),
        (-0.074875411, 0.090602676), (0.665054808, 0.070688732), (0.633353897, 0.087964959),
        (-0.030550872, 0.002136806), (-0.577376942, 0.050253543), (1.462638848, 0.100724813),
        (-1.229161458, 0.124161887),
    ]
    static let breslow: [Double] = [
        -1.70930130583, -3.40701881369, 0.17188291547, -0.07288729028, 0.65001816720, 0.61939527906,
        -0.02953713090, -0.56605169527, 1.41871272544, -1.19609578950,
    ]

    @Test(.enabled(if: SharedData.has("churn-telco")))
    func `the Telco model with Efron's ties equals R's`() throws {
        let telco = try TelcoTable()
        let (names, rows) = telco.coxCovariates()
        let cox = try CoxRegression.fit(telco.survival(), covariates: rows, names: names)
        for (index, expected) in Self.efron.enumerated() {
            #expect(abs(cox.coefficients[index] - expected.0) < 1e-7, "\(names[index])")
            #expect(abs(cox.standardErrors[index] - expected.1) < 1e-8, "\(names[index])")
        }
        #expect(abs(cox.nullLogLikelihood - -15653.03964) < 1e-4)
        #expect(abs(cox.logLikelihood - -14031.89082) < 1e-4)
        #expect(abs(cox.likelihoodRatio - 3242.3) < 0.05)
        #expect(abs((cox.concordance ?? 0) - 0.852) < 5e-4)
    }

    @Test(.enabled(if: SharedData.has("churn-telco")))
    func `the Telco model with Breslow's ties equals R's`() throws {
        let telco = try TelcoTable()
        let cox = try CoxRegression.fit(telco.survival(), covariates: telco.coxCovariates().rows, ties: .breslow)
        for (ours, theirs) in zip(cox.coefficients, Self.breslow) { #expect(abs(ours - theirs) < 1e-7) }
        #expect(abs(cox.nullLogLikelihood - -15669.70532) < 1e-4)
        #expect(abs(cox.logLikelihood - -14079.26901) < 1e-4)
    }

    @Test func `without ties Efron and Breslow agree, and a column's unit only rescales it`() throws {
        let data = try SurvivalData(times: [1, 2, 3, 4, 5, 6, 7], events: [true, true, false, true, true, false, true])
        let rows: [[Double]] = [[2], [1], [0.5], [2.5], [0], [1], [0.3]]
        let efron = try CoxRegression.fit(data, covariates: rows)
        let breslow = try CoxRegression.fit(data, covariates: rows, ties: .breslow)
        let grams = try CoxRegression.fit(data, covariates: rows.map { [$0[0] * 1000] })
        #expect(abs(efron.coefficients[0] - breslow.coefficients[0]) < 1e-9)
        #expect(abs(grams.coefficients[0] * 1000 - efron.coefficients[0]) < 1e-6)
    }

    @Test func `constant, redundant and perfectly separating columns are refused`() throws {
        let data = try SurvivalData(times: [1, 2, 3, 4], events: [true, true, true, true])
        #expect(throws: StatisticsError.constantColumn(name: "x")) {
            try CoxRegression.fit(data, covariates: [[1], [1], [1], [1]], names: ["x"])
        }
        #expect(throws: StatisticsError.separation) {
            try CoxRegression.fit(data, covariates: [[1, 2], [0, 0], [1, 2], [3, 6]])
        }
        #expect(throws: StatisticsError.separation) { try CoxRegression.fit(data, covariates: [[4], [3], [2], [1]]) }
        #expect(throws: StatisticsError.notFinite(index: 1)) {
            try CoxRegression.fit(data, covariates: [[4], [.nan], [2], [1]])
        }
        let silent = try SurvivalData(times: [1, 2], events: [false, false])
        #expect(throws: StatisticsError.tooFew(needed: 1)) { try CoxRegression.fit(silent, covariates: [[1], [2]]) }
    }
}
