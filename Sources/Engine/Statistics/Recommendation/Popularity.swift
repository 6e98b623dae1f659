/// The items most people have, whoever asks: the yardstick every recommender has to beat.
package struct Popularity: Sendable {
    /// Items, most users first.
    package let ranking: [Int]
    private let takers: [Int]

    package init(_ matrix: InteractionMatrix) {
        let takers = (0..<matrix.items).map { matrix.columns.range($0).count }
        self.takers = takers
        ranking = (0..<matrix.items).sorted { (takers[$1], $0) < (takers[$0], $1) }
    }

    /// The `count` most popular items that `history` lacks.
    package func recommend(for history: [Int], count: Int) -> [Recommendation] {
        let known = Set(history)
        return ranking.lazy.filter { !known.contains($0) }.prefix(count)
            .map { Recommendation(item: $0, score: Double(takers[$0])) }
    }
}
