import MartletKernel

/// k groups of points around their means, with the least sum of squared distances found from many starts.
///
/// Lloyd's iteration (1982) from k-means++ starts (Arthur and Vassilvitskii 2007, the greedy variant with a few
/// candidates for each centre), then single points move while that lowers the sum (Hartigan and Wong 1979), which
/// leaves many poor ends of Lloyd's. The same seed gives the same groups; groups are numbered by size, largest
/// first.
package struct KMeans: Sendable {
    package let centres: [[Double]]
    package let assignment: [Int]
    /// Sum of squared distances to the centres.
    package let inertia: Double
    package var sizes: [Int] {
        assignment.reduce(into: Array(repeating: 0, count: centres.count)) { $0[$1] += 1 }
    }

    /// Errors: `tooFew` when `k` exceeds the number of different points.
    package init(_ points: PointTable, k: Int, starts: Int = 10, seed: UInt64 = 1) throws {
        guard k > 0, starts > 0 else { throw StatisticsError.invalid("\(k) groups from \(starts) starts") }
        let different = Set((0..<points.count).map { Array(points.row($0)) }).count
        if k > different { throw StatisticsError.tooFew(needed: k) }
        var random = SeededRandom(seed: seed)
        var best = LloydRun(points, k: k, random: &random)
        for _ in 1..<max(starts, 1) where starts > 1 {
            let next = LloydRun(points, k: k, random: &random)
            if next.inertia < best.inertia { best = next }
        }
        let sizes = best.assignment.reduce(into: Array(repeating: 0, count: k)) { $0[$1] += 1 }
        let ranking = (0..<k).sorted { (sizes[$1], $0) < (sizes[$0], $1) }
        let width = points.dimensions
        centres = ranking.map { Array(best.centres[$0 * width..<($0 + 1) * width]) }
        var names = Array(repeating: 0, count: k)
        for (name, old) in ranking.enumerated() { names[old] = name }
        assignment = best.assignment.map { names[$0] }
        inertia = best.inertia
    }

    /// The group whose centre is nearest.
    package func nearest(_ point: [Double]) throws -> Int {
        try StatisticsError.requireSameLength(centres[0].count, point.count)
        let distances = centres.map { centre in
            zip(centre, point).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        }
        return distances.indices.min { distances[$0] < distances[$1] } ?? 0
    }
}
