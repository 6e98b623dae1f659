/// Neighbours propose, hidden factors help to rank: more accurate than either alone, as the two err on different
/// users (Bell and Koren 2007). A candidate's score is its neighbour score as a share of the user's best one, plus
/// its factor score, which is near 1 for what the user would take.
package struct RecommendationBlend: Sendable {
    private let matrix: InteractionMatrix
    private let neighbours: ItemNeighbours
    private let factors: ImplicitALS
    /// How many candidates the neighbours propose.
    package var candidates = 200

    package init(_ matrix: InteractionMatrix, settings: ImplicitALS.Settings = ImplicitALS.Settings()) throws {
        self.matrix = matrix
        neighbours = try ItemNeighbours(matrix, weighting: .tfidf, neighbours: 20)
        factors = try ImplicitALS(matrix, settings: settings)
    }

    /// The `count` best items that a user of the matrix lacks.
    package func recommend(user: Int, count: Int) throws -> [Recommendation] {
        guard (0..<matrix.users).contains(user) else { throw StatisticsError.outOfRange(what: "user", index: user) }
        let history = matrix.rows.indices(user).map(Int.init)
        let proposed = try neighbours.recommend(for: history, count: max(candidates, count))
        guard let top = proposed.first?.score else { return [] }
        var best = BestOf(max(count, 0))
        for one in proposed {
            let liking = Double(factors.score(user: user, item: one.item))
            best.offer(Int32(one.item), one.score / top + liking)
        }
        return best.take().map { Recommendation(item: Int($0.index), score: $0.score) }
    }
}
