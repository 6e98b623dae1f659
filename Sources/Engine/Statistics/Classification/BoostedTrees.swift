import Foundation

/// Gradient boosted decision trees on histograms, for yes/no outcomes.
///
/// Friedman, "Greedy function approximation: a gradient boosting machine", Annals of Statistics 29 (2001), with
/// second-order leaves (Chen and Guestrin, "XGBoost", KDD 2016), and best-first growth on histograms with
/// categories split by sorted gradient (Ke et al., "LightGBM", NIPS 2017). The number of trees comes from
/// cross-validation unless given: the usual defaults overfit a few thousand rows. The other defaults lie,
/// by five-fold cross-validation within the training parts of the Telco and X Education sets, about .001 or less from the
/// least log loss of some sixty settings tried; between such near ties the choice is taste.
package struct BoostedTrees: Sendable {
    package struct Settings: Sendable {
        /// At most, or exactly when `folds` is 0.
        package var trees = 400
        package var learningRate = 0.05
        package var leaves = 10
        package var depth = 5
        /// Fewest training rows in a leaf.
        package var leafRows = 20
        /// Ridge on the leaves' values.
        package var penalty = 10.0
        /// Shares of the rows and of the columns each tree sees; at least three columns.
        package var rowShare = 0.8
        package var columnShare = 0.3
        /// Parts of the cross-validation that chooses the number of trees.
        package var folds = 3
        /// Trees without improvement after which a fold gives up.
        package var patience = 30
        package var seed: UInt64 = 1
        package init() {}

        func validate() throws {
            let shares = rowShare > 0 && rowShare <= 1 && columnShare > 0 && columnShare <= 1
            let sizes = trees > 0 && leaves > 1 && depth > 0 && leafRows > 0 && folds >= 0 && patience > 0
            guard shares, sizes, learningRate > 0, penalty >= 0, folds != 1 else {
                throw StatisticsError.invalid("settings of boosted trees")
            }
        }
    }

    let binning: FeatureBinning
    let start: Double
    package internal(set) var trees: [DecisionTree]

    /// Probability of the outcome for each row.
    package func probabilities(_ table: FeatureTable) throws -> [Double] {
        let bins = try binning.bins(table)
        var scores = [Double](repeating: start, count: table.rowCount)
        bins.withUnsafeBufferPointer { bins in
            for tree in trees {
                for row in scores.indices { scores[row] += tree.value(row: row, bins, rowCount: table.rowCount) }
            }
        }
        return scores.map { 1 / (1 + exp(-$0)) }
    }

    /// What each column adds to the log-odds of a row: along the path through every tree, the change of the mean
    /// prediction at a split is the split column's (Saabas, "Interpreting random forests", 2014). Together with
    /// the average they sum to the prediction exactly.
    package func reasons(_ table: FeatureTable, row: Int, top: Int = 3) throws -> [PredictionReason] {
        let bins = try binning.bins(table.rows([row]))
        var pushes = [Double](repeating: 0, count: table.columns.count)
        for tree in trees { tree.attribute(bins, to: &pushes) }
        return table.reasons(row: row, pushes: pushes, top: top)
    }
}
