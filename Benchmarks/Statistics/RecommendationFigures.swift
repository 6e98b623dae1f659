import MartletStatistics

/// Recommendations on a year of a shop's sales against the library `implicit`.
func recommendationFigures() throws -> [BenchmarkRow] {
    let baskets = try RetailBaskets()
    let popular = Popularity(baskets.training)
    let quality = try baskets.quality { popular.recommend(for: baskets.history($0), count: 10) }
    var rows = [BenchmarkRow("most popular nDCG@10", reference: 0.049638, ours: quality.nDCG, tolerance: 1e-6)]
    let models: [(String, ItemWeighting, Int, Double, Double, Double)] = [
        ("cosine K=20", .cosine, 20, 0.095859, 0.171, 0.092), ("cosine K=100", .cosine, 100, 0.083903, 0.296, 0.153),
        ("TF-IDF K=20", .tfidf, 20, 0.101161, 0.167, 0.092), ("TF-IDF K=100", .tfidf, 100, 0.091263, 0.266, 0.168),
        ("BM25 K=20", .bm25(), 20, 0.095959, 0.177, 0.097), ("BM25 K=100", .bm25(), 100, 0.094759, 0.293, 0.156),
    ]
    for (name, weighting, neighbours, reference, fitSeconds, recommendSeconds) in models {
        let fit = try timed { try ItemNeighbours(baskets.training, weighting: weighting, neighbours: neighbours) }
        let lists = timed { fit.value.recommendAll(baskets.training, count: 10) }
        let quality = try baskets.quality { lists.value[$0] }
        rows += [
            BenchmarkRow(
                "\(name) nDCG@10, fit", reference: reference, ours: quality.nDCG, tolerance: 0.002,
                referenceSeconds: fitSeconds, ourSeconds: fit.seconds),
            BenchmarkRow(
                "  recall@10, recommend to all", reference: .nan, ours: quality.recall, tolerance: nil,
                referenceSeconds: recommendSeconds, ourSeconds: lists.seconds),
        ]
    }
    let blend = try timed(repeats: 1) { try RecommendationBlend(baskets.training) }
    let blended = try baskets.quality { try blend.value.recommend(user: $0, count: 10) }
    rows.append(
        BenchmarkRow(
            "blend nDCG@10, asked: better than the best, fit", reference: 0.1012, ours: blended.nDCG, tolerance: 0,
            better: 1, ourSeconds: blend.seconds))
    return try rows + [hiddenFactors(baskets)]
}

private func hiddenFactors(_ baskets: RetailBaskets) throws -> BenchmarkRow {
    var sum = 0.0, seconds = 0.0
    for seed in 1...5 as ClosedRange<UInt64> {
        var settings = ImplicitALS.Settings()
        settings.seed = seed
        let fit = try timed(repeats: 1) { try ImplicitALS(baskets.training, settings: settings) }
        seconds += fit.seconds / 5
        let quality = try baskets.quality {
            try fit.value.recommend(user: $0, history: baskets.history($0), count: 10)
        }
        sum += quality.nDCG / 5
    }
    return BenchmarkRow(
        "ALS nDCG@10, mean of 5 seeds, fit", reference: 0.09181, ours: sum, tolerance: 0.003, better: 1,
        referenceSeconds: 0.967, ourSeconds: seconds)
}
