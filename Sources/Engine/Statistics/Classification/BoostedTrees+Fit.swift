import Foundation
import MartletKernel

extension BoostedTrees {
    /// - Throws: `.constantColumn` when only one outcome occurs; `.tooFew` below twice `leafRows`; `.invalid`
    ///   settings; what the table throws.
    package static func fit(
        _ table: FeatureTable, outcomes: [Bool], settings: Settings = Settings()
    ) throws -> BoostedTrees {
        try settings.validate()
        try table.requireOutcomes(outcomes)
        if table.rowCount < 2 * settings.leafRows { throw StatisticsError.tooFew(needed: 2 * settings.leafRows) }
        let binning = FeatureBinning(table)
        let bins = try binning.bins(table)
        let data = BoostingData(
            bins: bins, outcomes: outcomes, rowCount: table.rowCount, columnCount: table.columns.count,
            isCategory: table.columns.map { if case .categories = $0.values { true } else { false } })
        var rounds = settings.trees
        if settings.folds > 1 { rounds = try chooseRounds(data, settings) }
        var booster = Booster(data, rows: Array(0..<table.rowCount), settings)
        var trees: [DecisionTree] = []
        for _ in 0..<rounds { trees.append(booster.addTree()) }
        return BoostedTrees(binning: binning, start: booster.start, trees: trees)
    }

    /// The number of trees with the least log loss over the held-out parts together. A part whose own loss has not
    /// improved for `patience` trees stops, and the search ends at the shortest.
    private static func chooseRounds(_ data: BoostingData, _ settings: Settings) throws -> Int {
        var random = SeededRandom(seed: settings.seed)
        let parts = (0..<data.rowCount).map { $0 % settings.folds }.shuffled(using: &random)
        var curves: [[Double]] = []
        for fold in 0..<settings.folds {
            let train = parts.indices.filter { parts[$0] != fold }
            let held = parts.indices.filter { parts[$0] == fold }
            guard train.contains(where: { data.outcomes[$0] }), train.contains(where: { !data.outcomes[$0] }) else {
                throw StatisticsError.tooFew(needed: settings.folds)
            }
            var booster = Booster(data, rows: train, settings)
            var curve: [Double] = []
            var best = 0
            while curve.count < settings.trees, curve.count - best < settings.patience {
                _ = booster.addTree()
                curve.append(booster.loss(held))
                if curve[curve.count - 1] < curve[best] { best = curve.count - 1 }
            }
            curves.append(curve)
        }
        let length = curves.map(\.count).min() ?? 1
        let totals = (0..<length).map { round in curves.reduce(0) { $0 + $1[round] } }
        return 1 + (totals.indices.min { totals[$0] < totals[$1] } ?? 0)
    }
}
