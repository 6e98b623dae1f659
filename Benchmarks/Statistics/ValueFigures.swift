import MartletStatistics

/// CDNOW, donations and subscription figures beside the published ones, and a million buyers scored.
func valueFigures() throws -> [BenchmarkRow] {
    let sample = try CDNOWSample()
    let figures = try SharedData.json("clv-cdnow/expected.json")
    let reference = figures["computed"]["cdnow_sample_from_transactions"]
    var rows: [BenchmarkRow] = []

    let bg = try timed { try BetaGeometricNBD.fit(sample.histories) }
    rows += fitRows(
        "BG/NBD", bg.value.likelihood, reference["bgnbd"], ["r", "alpha", "a", "b"], seconds: (0.162, bg.seconds))
    let pareto = try timed { try ParetoNBD.fit(sample.histories) }
    rows += fitRows(
        "Pareto/NBD", pareto.value.likelihood, reference["paretonbd"], ["r", "alpha", "s", "beta"],
        seconds: (0.902, pareto.seconds))
    let spend = try timed { try GammaGamma.fit(sample.histories) }
    rows += fitRows(
        "Gamma-Gamma", spend.value.likelihood, reference["gammagamma"], ["p", "q", "v"], seconds: (0.079, spend.seconds))
    rows += try discreteRows(figures["bgbb_and_sbg"])

    let scores = timed {
        sample.histories.reduce(0.0) {
            $0 + bg.value.model.expectedPurchases($1, within: 39) + bg.value.model.aliveProbability($1)
        }
    }
    let value = try LifetimeValue(purchases: bg.value.model, spend: spend.value.model)
    let total = sample.histories.reduce(0) { $0 + value.expected($1) }
    rows.append(
        BenchmarkRow(
            "CLV of 2,357 buyers, sum", reference: reference["clv"]["sum"].double, ours: total, tolerance: 1,
            referenceSeconds: 0.001836, ourSeconds: scores.seconds))
    let histories = (0..<1_000_000).map { sample.histories[$0 % sample.histories.count] }
    let million = timed(repeats: 1) { histories.reduce(0) { $0 + bg.value.model.expectedPurchases($1, within: 39) } }
    rows.append(
        BenchmarkRow(
            "a million buyers scored, mean", reference: reference["holdout_bg"]["expected_total"].double / 2357,
            ours: million.value / 1e6, tolerance: 1e-3, ourSeconds: million.seconds))
    return rows
}

private func fitRows(
    _ name: String, _ fit: LikelihoodFit, _ expected: JSONFigures, _ names: [String], seconds: (Double, Double)
) -> [BenchmarkRow] {
    let first = BenchmarkRow(
        "\(name) log-likelihood", reference: expected["LL"].double, ours: fit.logLikelihood, tolerance: 1e-4,
        referenceSeconds: seconds.0, ourSeconds: seconds.1)
    return [first]
        + names.enumerated().map { index, parameter in
            let optimum = expected["polished"][parameter].double
            return BenchmarkRow(
                "\(name) \(parameter)", reference: optimum, ours: fit.parameters[index], tolerance: 1e-3 * optimum)
        }
}

private func discreteRows(_ expected: JSONFigures) throws -> [BenchmarkRow] {
    let table = try SharedData.csv("clv-cdnow/donations.csv")
    let histories = try table.rows.map { row in
        let cells = row.map { Int($0) ?? -1 }
        return try DiscreteHistory(frequency: cells[0], recency: cells[1], periods: cells[2], weight: Double(cells[3]))
    }
    let donations = expected["donations_bgbb"]
    let fit = try timed { try BetaGeometricBetaBinomial.fit(histories) }
    var rows = [
        BenchmarkRow(
            "BG/BB log-likelihood", reference: donations["LL"].double, ours: fit.value.likelihood.logLikelihood,
            tolerance: 1e-4, referenceSeconds: donations["wall"].double, ourSeconds: fit.seconds)
    ]
    for (index, name) in ["alpha", "beta", "gamma", "delta"].enumerated() {
        let optimum = donations["polished"][index].double
        rows.append(
            BenchmarkRow(
                "BG/BB \(name)", reference: optimum, ours: fit.value.likelihood.parameters[index],
                tolerance: 1e-3 * optimum))
    }
    for (name, key) in [("sBG regular", "sbg_regular"), ("sBG high end", "sbg_highend")] {
        let curve = try ShiftedBetaGeometric.fit(remaining: Array(expected[key]["actual"].doubles.prefix(8)))
        rows.append(
            BenchmarkRow(
                "\(name) log-likelihood", reference: expected[key]["LL"].double, ours: curve.likelihood.logLikelihood,
                tolerance: 1e-4))
        rows.append(
            BenchmarkRow(
                "\(name) discounted lifetime", reference: expected[key]["DEL_d10"].double,
                ours: try curve.model.discountedLifetime(rate: 0.1), tolerance: 1e-4))
    }
    return rows
}
