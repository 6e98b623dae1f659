import Foundation
import MartletKernel
import MartletStatistics
import Testing

// Also tests: BestSplit, Booster, BoostingData, DecisionTree, FeatureBinning, GradientHistogram, TreeGrower

@Suite struct BoostedTreesTests {
    private static var small: BoostedTrees.Settings {
        var settings = BoostedTrees.Settings()
        settings.trees = 40
        settings.folds = 0
        settings.leaves = 6
        settings.learningRate = 0.1
        return settings
    }

    /// Likelier when `n` is between 3 and 7 or `c` is b; a quarter of both missing.
    private static func made(_ count: Int, seed: UInt64 = 1) throws -> (table: FeatureTable, outcomes: [Bool]) {
        var random = SeededRandom(seed: seed)
        var (numbers, groups, outcomes): ([Double], [String?], [Bool]) = ([], [], [])
        for _ in 0..<count {
            let n = random.unit() * 10
            let c = ["a", "b", "c", "d"][random.index(below: 4)]
            let odds = (n > 3 && n < 7 ? 1.5 : -1.5) + (c == "b" ? 2 : 0)
            outcomes.append(random.unit() < 1 / (1 + exp(-odds)))
            numbers.append(random.unit() < 0.25 ? .nan : n)
            groups.append(random.unit() < 0.25 ? nil : c)
        }
        return (try FeatureTable([.init("n", .numbers(numbers)), .init("c", .categories(groups))]), outcomes)
    }

    /// The full comparison, with cross-validated size, is part of `make bench-statistics`.
    @Test(.enabled(if: SharedData.has("churn-telco")))
    func `forty small trees on Telco already rank as well as the logistic model`() throws {
        let data = try LabelledRows.telco()
        let (train, test) = (try data.train, try data.test)
        let model = try BoostedTrees.fit(train.table, outcomes: train.outcomes, settings: Self.small)
        let probabilities = try model.probabilities(test.table)
        #expect(try BinaryMetrics.areaUnderCurve(scores: probabilities, outcomes: test.outcomes) > 0.833)
        let table = try ReliabilityTable(probabilities: probabilities, outcomes: test.outcomes)
        #expect(table.calibrationError < 0.05)
    }

    @Test func `a bump no straight line can follow is found, gaps and all`() throws {
        let (train, test) = (try Self.made(1500), try Self.made(800, seed: 2))
        let model = try BoostedTrees.fit(train.table, outcomes: train.outcomes, settings: Self.small)
        let area = try BinaryMetrics.areaUnderCurve(scores: model.probabilities(test.table), outcomes: test.outcomes)
        let line = try LogisticRegression.fit(train.table, outcomes: train.outcomes)
        let straight = try BinaryMetrics.areaUnderCurve(scores: line.probabilities(test.table), outcomes: test.outcomes)
        #expect(area > straight + 0.1)
    }

    @Test func `cross-validation stops long before noise is learned by heart`() throws {
        var random = SeededRandom(seed: 4)
        let table = try FeatureTable([.init("noise", .numbers((0..<600).map { _ in random.unit() }))])
        var settings = Self.small
        settings.trees = 150
        settings.folds = 3
        settings.patience = 10
        let model = try BoostedTrees.fit(table, outcomes: (0..<600).map { _ in random.unit() < 0.3 }, settings: settings)
        #expect(model.trees.count < 30)
        let probabilities = try model.probabilities(table)
        #expect((probabilities.max() ?? 1) < 0.5 && (probabilities.min() ?? 0) > 0.1)
    }

    @Test func `the reasons sum to the distance from the average, the strongest first`() throws {
        let (table, outcomes) = try Self.made(800)
        let model = try BoostedTrees.fit(table, outcomes: outcomes, settings: Self.small)
        let probabilities = try model.probabilities(table)
        func distance(_ row: Int) throws -> Double {
            let p = probabilities[row]
            return try log(p / (1 - p)) - model.reasons(table, row: row, top: 2).reduce(0) { $0 + $1.push }
        }
        let average = try distance(0)
        for row in 1..<20 {
            #expect(abs(try distance(row) - average) < 1e-9)
            let pushes = try model.reasons(table, row: row, top: 2).map { abs($0.push) }
            #expect(pushes == pushes.sorted(by: >))
        }
    }

    @Test func `a rising transformation of a number changes nothing, the same seed repeats everything`() throws {
        let (table, outcomes) = try Self.made(500)
        guard case .numbers(let numbers) = table.columns[0].values else { return }
        let scaled = try FeatureTable([.init("n", .numbers(numbers.map { $0 * 1024 })), table.columns[1]])
        let base = try BoostedTrees.fit(table, outcomes: outcomes, settings: Self.small).probabilities(table)
        let other = try BoostedTrees.fit(scaled, outcomes: outcomes, settings: Self.small).probabilities(scaled)
        let again = try BoostedTrees.fit(table, outcomes: outcomes, settings: Self.small).probabilities(table)
        #expect(base == other)
        #expect(base == again)
    }

    @Test func `constant columns, unseen levels and all-missing rows give the average and no crash`() throws {
        let table = try FeatureTable([
            .init("flat", .numbers([Double](repeating: 1, count: 100))),
            .init("c", .categories((0..<100).map { $0 % 2 == 0 ? "a" : nil })),
        ])
        let outcomes = (0..<100).map { $0 % 4 < 2 }
        let model = try BoostedTrees.fit(table, outcomes: outcomes, settings: Self.small)
        let new = try FeatureTable([.init("flat", .numbers([.nan, 7])), .init("c", .categories(["new", nil]))])
        let probabilities = try model.probabilities(new)
        #expect(probabilities.allSatisfy { abs($0 - 0.5) < 0.1 })
    }

    @Test func `one outcome, too few rows and senseless settings are refused`() throws {
        let table = try FeatureTable([.init("n", .numbers((0..<10).map(Double.init)))])
        #expect(throws: StatisticsError.constantColumn(name: "outcome")) {
            try BoostedTrees.fit(table, outcomes: [Bool](repeating: true, count: 10))
        }
        #expect(throws: StatisticsError.tooFew(needed: 40)) {
            try BoostedTrees.fit(table, outcomes: (0..<10).map { $0 < 5 })
        }
        var settings = BoostedTrees.Settings()
        settings.leaves = 1
        #expect(throws: StatisticsError.invalid("settings of boosted trees")) {
            try BoostedTrees.fit(table, outcomes: (0..<10).map { $0 < 5 }, settings: settings)
        }
    }
}
