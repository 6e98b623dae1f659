import Foundation

/// Logistic regression with a ridge: minimises ½λ|w|² + Σ log loss, the intercept free, by Newton's method.
///
/// With λ = 1 this is the convention "C = 1" of liblinear and scikit-learn. Scaling, gaps and categories are the
/// business of `FeatureEncoding`, inside.
package struct LogisticRegression: Sendable {
    package let encoding: FeatureEncoding
    package let intercept: Double
    /// One a feature of `encoding.featureNames`: change of the log-odds per standard deviation, or for the level.
    package let coefficients: [Double]
    package let iterations: Int

    /// - Parameters:
    ///   - penalty: λ ≥ 0. At 0 perfectly separated or redundant data throw `.separation`.
    ///   - rareBelow: levels with fewer training rows are pooled.
    /// - Throws: `.constantColumn` when only one outcome occurs; `.notConverged`; what the table throws.
    package static func fit(
        _ table: FeatureTable, outcomes: [Bool], penalty: Double = 1, rareBelow: Int = 0
    ) throws -> LogisticRegression {
        guard penalty >= 0, penalty.isFinite else { throw StatisticsError.invalid("penalty \(penalty)") }
        try table.requireOutcomes(outcomes)
        let encoding = try FeatureEncoding(table, rareBelow: rareBelow)
        let loss = LogisticLoss(try encoding.encode(table), outcomes, width: encoding.featureNames.count, penalty)
        let minimum = try loss.minimize()
        return LogisticRegression(
            encoding: encoding, intercept: minimum.weights[0], coefficients: Array(minimum.weights.dropFirst()),
            iterations: minimum.iterations)
    }

    /// Probability of the outcome for each row.
    package func probabilities(_ table: FeatureTable) throws -> [Double] {
        let rows = try encoding.encode(table)
        return (0..<rows.rowCount).map { row in
            1 / (1 + exp(-(intercept + pushes(rows, row).reduce(0) { $0 + $1.push })))
        }
    }

    /// What each column adds to the log-odds of a row beyond what it adds on average.
    package func reasons(_ table: FeatureTable, row: Int, top: Int = 3) throws -> [PredictionReason] {
        let rows = try encoding.encode(table.rows([row]))
        var byColumn = [Double](repeating: 0, count: table.columns.count)
        for (column, push) in pushes(rows, 0) { byColumn[column] += push }
        // Standardised numbers average to 0; indicators to their share in training.
        for level in encoding.levels {
            byColumn[level.column] -= zip(level.shares, coefficients[level.offset...]).reduce(0) { $0 + $1.0 * $1.1 }
        }
        return table.reasons(row: row, pushes: byColumn, top: top)
    }

    private func pushes(_ rows: FeatureEncoding.Encoded, _ row: Int) -> [(column: Int, push: Double)] {
        var result: [(column: Int, push: Double)] = []
        for (position, scale) in encoding.scales.enumerated() {
            result.append((scale.column, coefficients[position] * rows.numbers[row * rows.numberCount + position]))
        }
        for (position, level) in encoding.levels.enumerated() {
            let active = rows.indicators[row * rows.indicatorCount + position]
            result.append((level.column, active >= 0 ? coefficients[active] : 0))
        }
        return result
    }
}
