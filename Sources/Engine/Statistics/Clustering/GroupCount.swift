import MartletKernel

/// Lets the data say how many groups they have: the number whose k-means groups have the highest mean silhouette.
///
/// Above `sample` points the silhouette is taken on a seeded sample, for it is quadratic. All candidates are
/// returned, because a second-best number may suit the user better.
package struct GroupCount: Sendable {
    package struct Candidate: Sendable {
        package let groups: KMeans
        package let quality: ClusterQuality
    }

    package let candidates: [Candidate]
    package let best: Candidate

    /// Candidates above the number of different points are left out; none left is `tooFew`.
    package init(
        _ points: PointTable, range: ClosedRange<Int> = 2...8, starts: Int = 10, seed: UInt64 = 1, sample: Int = 2_000
    ) throws {
        guard range.lowerBound > 1 else { throw StatisticsError.invalid("fewer than two groups") }
        var found: [Candidate] = []
        let part = try GroupCount.sample(points, sample, seed: seed)
        for k in range where k < points.count {
            guard let groups = try? KMeans(points, k: k, starts: starts, seed: seed) else { break }
            let judged = part == points ? groups : try KMeans(part, k: k, starts: starts, seed: seed)
            found.append(Candidate(groups: groups, quality: try ClusterQuality(part, judged)))
        }
        guard let best = found.max(by: { $0.quality.silhouette < $1.quality.silhouette }) else {
            throw StatisticsError.tooFew(needed: range.lowerBound + 1)
        }
        candidates = found
        self.best = best
    }

    private static func sample(_ points: PointTable, _ size: Int, seed: UInt64) throws -> PointTable {
        if points.count <= size { return points }
        var random = SeededRandom(seed: seed)
        let chosen = Array(0..<points.count).shuffled(using: &random).prefix(size).sorted()
        return try PointTable(chosen.map { Array(points.row($0)) })
    }
}
