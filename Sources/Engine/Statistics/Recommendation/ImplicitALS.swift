import MartletKernel

/// Recommendations from hidden factors of users and items, for data that only say "took it".
///
/// Hu, Koren and Volinsky, "Collaborative filtering for implicit feedback datasets" (2008): missing pairs are
/// zeros of confidence 1, seen ones are ones of confidence `alpha` × weight. Users and items are solved in turn,
/// each by a few conjugate gradient steps from its last solution (Takács, Pilászy and Tikk 2011). Single
/// precision is plenty: the factors are noise to start with.
package struct ImplicitALS: Sendable {
    package struct Settings: Sendable {
        /// Rounded up to a multiple of 8.
        package var factors = 64
        package var regularisation: Float = 0.05
        package var alpha: Float = 10
        package var iterations = 15
        package var steps = 3
        package var seed: UInt64 = 42
        package init() {}
    }

    private var userFactors: FactorTable
    private var itemFactors: FactorTable

    /// Needs at least one factor and a positive `alpha`; `notConverged` when weights are so large or so unequal that
    /// single precision overflows.
    package init(_ matrix: InteractionMatrix, settings: Settings = Settings()) throws {
        guard settings.factors > 0, settings.alpha > 0, settings.regularisation >= 0, settings.iterations > 0 else {
            throw StatisticsError.invalid("alternating least squares with \(settings)")
        }
        var random = SeededRandom(seed: settings.seed)
        userFactors = FactorTable(rows: matrix.users, factors: settings.factors, random: &random)
        itemFactors = FactorTable(rows: matrix.items, factors: settings.factors, random: &random)
        for _ in 0..<settings.iterations {
            userFactors.improve(against: itemFactors, matrix.rows, settings)
            itemFactors.improve(against: userFactors, matrix.columns, settings)
        }
        guard userFactors.isFinite, itemFactors.isFinite else {
            throw StatisticsError.notConverged(iterations: settings.iterations)
        }
    }

    /// The `count` best items of a user of the matrix among those not in `history`.
    package func recommend(user: Int, history: [Int], count: Int) throws -> [Recommendation] {
        guard (0..<userFactors.rows).contains(user) else { throw StatisticsError.outOfRange(what: "user", index: user) }
        let known = Set(history)
        var best = BestOf(max(count, 0))
        for item in 0..<itemFactors.rows where !known.contains(item) {
            best.offer(Int32(item), Double(score(user: user, item: item)))
        }
        return best.take().map { Recommendation(item: Int($0.index), score: $0.score) }
    }

    /// Near 1 for what a user would take, near 0 for what he would not.
    package func score(user: Int, item: Int) -> Float { userFactors.dot(user, with: itemFactors, item) }
}
