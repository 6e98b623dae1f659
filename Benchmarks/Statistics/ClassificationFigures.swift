import MartletStatistics

/// Telco churn and X Education leads against scikit-learn's optimum and LightGBM's best stated settings.
func classificationFigures() throws -> [BenchmarkRow] {
    try classificationRows("Telco", "churn-telco", .telco(), rareBelow: 0, trees: "lightgbm_100x_lr005_leaves15")
        + classificationRows("Leads", "lead-xedu", .leads(), rareBelow: 20, trees: "lightgbm_default")
}

private func classificationRows(
    _ name: String, _ family: String, _ data: LabelledRows, rareBelow: Int, trees key: String
) throws -> [BenchmarkRow] {
    let (train, test) = (try data.train, try data.test)
    let expected = try SharedData.json("\(family)/expected.json")
    let logistic = expected["logreg_L2_C1"]
    let linear = try timed { try LogisticRegression.fit(train.table, outcomes: train.outcomes, rareBelow: rareBelow) }
    let fitted = try linear.value.probabilities(train.table)
    let predicted = try linear.value.probabilities(test.table)

    // The same work as the reference's 100 trees of 15 leaves, for the clock; then our own choice, for the figures.
    var same = BoostedTrees.Settings()
    (same.trees, same.leaves, same.depth, same.folds) = (100, 15, 15, 0)
    (same.rowShare, same.columnShare, same.penalty) = (1, 1, 0)
    let clock = try timed { try BoostedTrees.fit(train.table, outcomes: train.outcomes, settings: same) }
    let chosen = try timed(repeats: 1) { try BoostedTrees.fit(train.table, outcomes: train.outcomes) }
    let boosted = try chosen.value.probabilities(test.table)
    let sameScores = try clock.value.probabilities(test.table)
    return [
        BenchmarkRow(
            "\(name) logistic: train log loss", reference: logistic["train_logloss"].double,
            ours: try BinaryMetrics.logLoss(probabilities: fitted, outcomes: train.outcomes), tolerance: 1e-7,
            referenceSeconds: logistic["fit_cpu"].double, ourSeconds: linear.seconds),
        BenchmarkRow(
            "\(name) logistic: AUC", reference: logistic["AUC"].double,
            ours: try BinaryMetrics.areaUnderCurve(scores: predicted, outcomes: test.outcomes), tolerance: 1e-6),
        BenchmarkRow(
            "\(name) logistic: Brier", reference: logistic["brier"].double,
            ours: try BinaryMetrics.brier(probabilities: predicted, outcomes: test.outcomes), tolerance: 1e-6),
        BenchmarkRow(
            "\(name) trees, \(chosen.value.trees.count) by cross-validation: AUC", reference: expected[key]["AUC"].double,
            ours: try BinaryMetrics.areaUnderCurve(scores: boosted, outcomes: test.outcomes), tolerance: 0, better: 1,
            ourSeconds: chosen.seconds),
        BenchmarkRow(
            "\(name) trees: log loss", reference: expected[key]["logloss"].double,
            ours: try BinaryMetrics.logLoss(probabilities: boosted, outcomes: test.outcomes), tolerance: 0, better: -1),
        BenchmarkRow(
            "\(name), 100 trees of 15 leaves: AUC", reference: expected["lightgbm_100x_lr005_leaves15"]["AUC"].double,
            ours: try BinaryMetrics.areaUnderCurve(scores: sameScores, outcomes: test.outcomes), tolerance: 0.005,
            referenceSeconds: expected["lightgbm_100x_lr005_leaves15"]["fit_cpu"].double, ourSeconds: clock.seconds),
    ]
}
