/// The log-rank test: do groups lose their members at the same pace?
///
/// Mantel (1966), Peto and Peto (1972), for any number of groups; what R's `survdiff` gives with rho = 0.
package struct LogRank: Sendable {
    package struct Group: Sendable, Equatable {
        package var members: Int
        package var observed: Double
        package var expected: Double
    }

    package let groups: [Group]
    package let chiSquare: Double
    package let degrees: Int
    package let pValue: Double

    /// - Parameter groups: the group of each row, 0 ..< number of groups.
    /// - Throws: `.lengthMismatch`; `.outOfRange` for a negative group or one that cannot be dense; `.tooFew`
    ///   unless two groups are at risk of an event at the same time.
    package init(_ data: SurvivalData, groups labels: [Int]) throws {
        try StatisticsError.requireSameLength(data.times.count, labels.count)
        if let index = labels.firstIndex(where: { $0 < 0 || $0 >= labels.count }) {
            throw StatisticsError.outOfRange(what: "group", index: index)
        }
        let count = (labels.max() ?? 0) + 1
        var tally = Tally(data, labels, count)
        for row in tally.ascending.indices { tally.advance(row) }
        groups = (0..<count).map {
            Group(members: tally.members[$0], observed: tally.observed[$0], expected: tally.expected[$0])
        }
        // Groups nobody of which was ever at risk of an event say nothing; one of the rest is redundant.
        let informative = (0..<count).filter { tally.expected[$0] > 0 }
        degrees = informative.count - 1
        if degrees < 1 { throw StatisticsError.tooFew(needed: 2) }
        let kept = informative.dropLast()
        let matrix = kept.flatMap { i in kept.map { tally.variance[i * count + $0] } }
        let excess = kept.map { tally.observed[$0] - tally.expected[$0] }
        let solution = try Cholesky(matrix, size: degrees).solve(excess)
        chiSquare = dot(excess, solution)
        pValue = Gamma.chiSquareTail(chiSquare, degrees: degrees)
    }
}

/// Walks through time once, keeping who is at risk in each group.
private struct Tally {
    let data: SurvivalData
    let labels: [Int]
    let count: Int
    let ascending: [Int]
    let members: [Int]
    var atRisk: [Double]
    var observed: [Double]
    var expected: [Double]
    var variance: [Double]
    private var pending: [Int] = []

    init(_ data: SurvivalData, _ labels: [Int], _ count: Int) {
        self.data = data
        self.labels = labels
        self.count = count
        ascending = data.times.indices.sorted { data.times[$0] < data.times[$1] }
        var members = [Int](repeating: 0, count: count)
        for label in labels { members[label] += 1 }
        self.members = members
        atRisk = members.map { Double($0) }
        observed = [Double](repeating: 0, count: count)
        expected = observed
        variance = [Double](repeating: 0, count: count * count)
    }

    /// Collects the rows of one time; at its last row, compares and takes them out of the risk set.
    mutating func advance(_ position: Int) {
        let row = ascending[position]
        pending.append(row)
        let isLast = position + 1 == ascending.count || data.times[ascending[position + 1]] != data.times[row]
        guard isLast else { return }
        let died = Double(pending.count { data.events[$0] })
        if died > 0 { compare(died: died) }
        for row in pending {
            atRisk[labels[row]] -= 1
            if data.events[row] { observed[labels[row]] += 1 }
        }
        pending.removeAll(keepingCapacity: true)
    }

    private mutating func compare(died: Double) {
        let risk = atRisk.reduce(0, +)
        let spread = risk > 1 ? died * (risk - died) / (risk - 1) : 0
        for i in 0..<count {
            let share = atRisk[i] / risk
            expected[i] += died * share
            for j in 0..<count {
                variance[i * count + j] += spread * share * ((i == j ? 1 : 0) - atRisk[j] / risk)
            }
        }
    }
}
