import MartletStatistics
import Testing

// Also tests: FeatureEncoding, FeatureTable, LogisticLoss

@Suite struct LogisticRegressionTests {
    private func compare(_ data: LabelledRows, _ family: String, rareBelow: Int) throws {
        let (train, test) = (try data.train, try data.test)
        let model = try LogisticRegression.fit(train.table, outcomes: train.outcomes, rareBelow: rareBelow)
        let expected = try SharedData.json("\(family)/expected.json")["logreg_L2_C1"]
        let fitted = try model.probabilities(train.table)
        let loss = try BinaryMetrics.logLoss(probabilities: fitted, outcomes: train.outcomes)
        #expect(abs(loss - expected["train_logloss"].double) < 1e-7)

        let predictions = try model.probabilities(test.table)
        let published = try SharedData.csv("\(family)/expected_test_predictions.csv").numbers("p_logreg")
        let worst = zip(predictions, published).map { abs($0 - $1) }.max() ?? 1
        #expect(worst < 1e-5)
        let figures = [
            ("AUC", try BinaryMetrics.areaUnderCurve(scores: predictions, outcomes: test.outcomes)),
            ("AP", try BinaryMetrics.averagePrecision(scores: predictions, outcomes: test.outcomes)),
            ("logloss", try BinaryMetrics.logLoss(probabilities: predictions, outcomes: test.outcomes)),
            ("brier", try BinaryMetrics.brier(probabilities: predictions, outcomes: test.outcomes)),
            ("acc05", try BinaryMetrics.accuracy(probabilities: predictions, outcomes: test.outcomes)),
            ("KS", try BinaryMetrics.kolmogorovSmirnov(scores: predictions, outcomes: test.outcomes)),
            ("lift_top10pct", try BinaryMetrics.lift(scores: predictions, outcomes: test.outcomes, top: 0.1)),
        ]
        for (name, ours) in figures { #expect(abs(ours - expected[name].double) < 1.5e-6, "\(name)") }

        let coefficients = try SharedData.csv("\(family)/expected_logreg_coefs.csv").numbers("coef")
        #expect(coefficients.count == model.coefficients.count + 1)
        for (ours, theirs) in zip([model.intercept] + model.coefficients, coefficients) {
            #expect(abs(ours - theirs) < 1e-3)
        }
    }

    @Test(.enabled(if: SharedData.has("churn-telco")))
    func `the Telco optimum, its coefficients and every test figure agree`() throws {
        try compare(.telco(), "churn-telco", rareBelow: 0)
    }

    @Test(.enabled(if: SharedData.has("lead-xedu")))
    func `the X Education optimum with gaps and rare levels agrees`() throws {
        try compare(.leads(), "lead-xedu", rareBelow: 20)
    }

    @Test func `units, row order and doubled rows with a doubled penalty change no prediction`() throws {
        let numbers = (0..<40).map { Double(($0 * 17) % 23) }
        let groups: [String?] = (0..<40).map { $0 % 5 == 0 ? nil : ["a", "b", "c"][$0 % 3] }
        let outcomes = (0..<40).map { ($0 * 17) % 23 + $0 % 3 * 4 > 15 }
        func predict(_ table: FeatureTable, _ outcomes: [Bool], _ penalty: Double, on other: FeatureTable) throws -> [Double] {
            try LogisticRegression.fit(table, outcomes: outcomes, penalty: penalty).probabilities(other)
        }
        let table = try FeatureTable([.init("n", .numbers(numbers)), .init("g", .categories(groups))])
        let grams = try FeatureTable([.init("n", .numbers(numbers.map { $0 * 1000 })), .init("g", .categories(groups))])
        let backwards = Array((0..<40).reversed())
        let base = try predict(table, outcomes, 1, on: table)
        let others = [
            try predict(grams, outcomes, 1, on: grams),
            try predict(table.rows(backwards), backwards.map { outcomes[$0] }, 1, on: table),
            try predict(table.rows(Array(0..<40) + Array(0..<40)), outcomes + outcomes, 2, on: table),
        ]
        for other in others { #expect(zip(base, other).allSatisfy { abs($0 - $1) < 1e-8 }) }
    }

    @Test func `the reasons of a prediction add up to its distance from the average case`() throws {
        let table = try FeatureTable([
            .init("visits", .numbers([1, 2, 3, 4, 5, 6, 7, 8])),
            .init("plan", .categories(["free", "free", "paid", "free", "paid", "paid", nil, "paid"])),
        ])
        let model = try LogisticRegression.fit(table, outcomes: [false, false, true, false, false, true, true, true])
        let reasons = try model.reasons(table, row: 6)
        #expect(reasons.map(\.column).sorted() == ["plan", "visits"])
        #expect(reasons.first { $0.column == "plan" }?.value == nil)
        #expect(reasons.first { $0.column == "visits" }?.value == "7.0")
        #expect((reasons.first { $0.column == "visits" }?.push ?? 0) > 0)
    }

    @Test func `constant columns are ignored, unseen levels and gaps predicted without a crash`() throws {
        let table = try FeatureTable([
            .init("flat", .numbers([5, 5, 5, 5])), .init("gap", .numbers([.nan, .nan, .nan, .nan])),
            .init("n", .numbers([1, 2, .nan, 4])), .init("c", .categories(["a", nil, "b", "a"])),
        ])
        let model = try LogisticRegression.fit(table, outcomes: [true, false, true, false])
        #expect(model.encoding.featureNames == ["n", "c = NA", "c = a", "c = b"])
        let new = try FeatureTable([
            .init("flat", .numbers([9])), .init("gap", .numbers([1])), .init("n", .numbers([.nan])),
            .init("c", .categories(["never seen"])),
        ])
        #expect(try model.probabilities(new).allSatisfy { $0 > 0 && $0 < 1 })
        #expect(throws: StatisticsError.self) { try model.probabilities(FeatureTable([.init("c", .categories(["a"]))])) }
    }

    @Test func `one outcome, separation without a penalty, and infinities are refused`() throws {
        let table = try FeatureTable([.init("n", .numbers([1, 2, 3, 4]))])
        #expect(throws: StatisticsError.constantColumn(name: "outcome")) {
            try LogisticRegression.fit(table, outcomes: [true, true, true, true])
        }
        #expect(throws: StatisticsError.separation) {
            try LogisticRegression.fit(table, outcomes: [false, false, true, true], penalty: 0)
        }
        #expect(try LogisticRegression.fit(table, outcomes: [false, false, true, true]).coefficients[0] > 0)
        #expect(throws: StatisticsError.lengthMismatch(expected: 4, got: 1)) {
            try LogisticRegression.fit(table, outcomes: [true])
        }
        #expect(throws: StatisticsError.notFinite(index: 1)) { try FeatureTable([.init("n", .numbers([1, .infinity]))]) }
        #expect(throws: StatisticsError.empty) { try FeatureTable([]) }
    }
}
