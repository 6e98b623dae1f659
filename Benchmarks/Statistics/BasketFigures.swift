import MartletStatistics

/// Item sets and rules of the Groceries data against mlxtend and arules.
func basketFigures() throws -> [BenchmarkRow] {
    let groceries = try Groceries()
    let cases: [(String, Int, Int, Int, Double, Double, Double)] = [
        ("0.006", 6, 747, 463, 0.25, 0.285, 0.0098), ("0.01", 10, 333, 15, 0.5, 0.156, 0.0043),
        ("0.001", 1, 13_492, 410, 0.8, 1.01, 0.16),
    ]
    return try cases.flatMap { name, thousandths, sets, rules, confidence, setSeconds, ruleSeconds in
        let support = try ExactRatio(thousandths, of: 1_000)
        let run = try timed { try FrequentItemsets(baskets: groceries.baskets, minimumSupport: support) }
        let least = try ExactRatio(Int(confidence * 100), of: 100)
        let found = try timed { try AssociationRule.all(in: run.value, minimumConfidence: least) }
        return [
            BenchmarkRow(
                "item sets at support \(name)", reference: Double(sets), ours: Double(run.value.sets.count),
                tolerance: 0, referenceSeconds: setSeconds, ourSeconds: run.seconds),
            BenchmarkRow(
                "rules at confidence \(confidence)", reference: Double(rules), ours: Double(found.value.count),
                tolerance: 0, referenceSeconds: ruleSeconds, ourSeconds: found.seconds),
        ]
    }
}

/// k-means on iris and the wholesale customers against scikit-learn's 200 starts.
func clusteringFigures() throws -> [BenchmarkRow] {
    let expected = try SharedData.json("clustering/expected.json")
    var rows: [BenchmarkRow] = []
    for (name, points) in try ClusteringData.all() {
        for key in expected[name].keys {
            guard let k = Int(key.dropFirst()) else { continue }
            let best = try KMeans(points, k: k, starts: 200)
            let ten = try timed { try KMeans(points, k: k, starts: 10) }
            rows.append(
                BenchmarkRow(
                    "\(name) k=\(k) inertia", reference: expected[name][key]["inertia"].double, ours: best.inertia,
                    tolerance: 1e-4, better: -1, referenceSeconds: expected[name][key]["cpu_n_init10"].double,
                    ourSeconds: ten.seconds))
        }
    }
    return rows
}
