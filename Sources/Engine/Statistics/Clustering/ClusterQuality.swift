/// How clearly points fall into the groups they were given. Needs at least two groups and more points than groups.
package struct ClusterQuality: Sendable, Equatable {
    /// Mean of (b - a) / max(a, b): a the mean distance to the own group, b to the nearest other one; -1 to 1,
    /// higher is better, 0 for a group of one (Rousseeuw 1987).
    package let silhouette: Double
    /// Mean over the groups of the worst (spread + spread) / distance; lower is better (Davies and Bouldin 1979).
    package let daviesBouldin: Double
    /// Between-group over within-group variance; higher is better (Caliński and Harabasz 1974).
    package let calinskiHarabasz: Double

    package init(_ points: PointTable, _ groups: KMeans) throws {
        let k = groups.centres.count
        guard k > 1, points.count > k else { throw StatisticsError.tooFew(needed: max(2, k) + 1) }
        try StatisticsError.requireSameLength(points.count, groups.assignment.count)
        silhouette = ClusterQuality.silhouette(points, groups)
        daviesBouldin = ClusterQuality.daviesBouldin(points, groups)
        let mean = (0..<points.dimensions).map { dimension in
            (0..<points.count).reduce(0) { $0 + points.values[$1 * points.dimensions + dimension] } / Double(points.count)
        }
        let between = zip(groups.centres, groups.sizes).reduce(0) { $0 + Double($1.1) * distance($1.0, mean) }
        let freedom = Double(points.count - k) / Double(k - 1)
        calinskiHarabasz = between / groups.inertia * freedom
    }

    /// Quadratic in the number of points: a few thousand take a second.
    private static func silhouette(_ points: PointTable, _ groups: KMeans) -> Double {
        let sizes = groups.sizes
        var sums = [Double](repeating: 0, count: sizes.count), total = 0.0
        for index in 0..<points.count {
            for group in sums.indices { sums[group] = 0 }
            for other in 0..<points.count where other != index {
                sums[groups.assignment[other]] += points.squaredDistance(index, other).squareRoot()
            }
            let own = groups.assignment[index]
            if sizes[own] == 1 { continue }
            let inside = sums[own] / Double(sizes[own] - 1)
            let outside = sums.indices.filter { $0 != own }.map { sums[$0] / Double(sizes[$0]) }.min() ?? 0
            let larger = max(inside, outside)
            if larger > 0 { total += (outside - inside) / larger }
        }
        return total / Double(points.count)
    }

    private static func daviesBouldin(_ points: PointTable, _ groups: KMeans) -> Double {
        let k = groups.centres.count
        var spreads = [Double](repeating: 0, count: k)
        for index in 0..<points.count {
            let group = groups.assignment[index]
            spreads[group] += distance(Array(points.row(index)), groups.centres[group]).squareRoot()
        }
        for (group, size) in groups.sizes.enumerated() { spreads[group] /= Double(max(size, 1)) }
        let worst = (0..<k).map { group in
            (0..<k).filter { $0 != group }.map { other in
                (spreads[group] + spreads[other]) / distance(groups.centres[group], groups.centres[other]).squareRoot()
            }.max() ?? 0
        }
        return worst.reduce(0, +) / Double(k)
    }
}

private func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
}
