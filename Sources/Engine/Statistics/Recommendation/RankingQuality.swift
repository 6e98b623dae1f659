import Foundation

/// How well ranked lists name what people took afterwards, as means over the users.
///
/// With `cutoff` k: hit rate is the share of users with at least one hit; precision is hits / k; recall is hits /
/// what the user took; nDCG discounts a hit at rank r by log2(r + 1) and divides by the best possible list of
/// length k (Järvelin and Kekäläinen 2002); MRR is the mean of 1 / rank of the first hit.
package struct RankingQuality: Sendable, Equatable {
    package private(set) var users = 0
    private var sums = (hitRate: 0.0, precision: 0.0, recall: 0.0, nDCG: 0.0, MRR: 0.0)
    package let cutoff: Int

    package init(cutoff: Int) throws {
        if cutoff < 1 { throw StatisticsError.invalid("a list of \(cutoff)") }
        self.cutoff = cutoff
    }

    package static func == (a: RankingQuality, b: RankingQuality) -> Bool {
        a.users == b.users && a.cutoff == b.cutoff && a.sums == b.sums
    }

    /// Adds one user; a user who took nothing is not counted.
    package mutating func add(recommended: [Int], taken: Set<Int>) {
        if taken.isEmpty { return }
        users += 1
        var hits = 0.0, gain = 0.0, first = 0.0
        for (rank, item) in recommended.prefix(cutoff).enumerated() where taken.contains(item) {
            hits += 1
            gain += 1 / log2(Double(rank + 2))
            if first == 0 { first = 1 / Double(rank + 1) }
        }
        let ideal = (0..<min(cutoff, taken.count)).reduce(0) { $0 + 1 / log2(Double($1 + 2)) }
        sums.hitRate += hits > 0 ? 1 : 0
        sums.precision += hits / Double(cutoff)
        sums.recall += hits / Double(taken.count)
        sums.nDCG += gain / ideal
        sums.MRR += first
    }

    private func mean(_ sum: Double) -> Double { users == 0 ? 0 : sum / Double(users) }

    package var hitRate: Double { mean(sums.hitRate) }
    package var precision: Double { mean(sums.precision) }
    package var recall: Double { mean(sums.recall) }
    package var nDCG: Double { mean(sums.nDCG) }
    package var MRR: Double { mean(sums.MRR) }
}
