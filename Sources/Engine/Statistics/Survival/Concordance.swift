/// Harrell's concordance index for censored durations (JAMA 247, 1982), in O(n log n).
package enum Concordance {
    /// A pair counts when the shorter duration ended in the event; of two equal durations, an event is shorter
    /// than a censoring, and two events do not count. Equal risks are half right.
    ///
    /// - Returns: 1 when the higher risk always went first, .5 for chance, `nil` without a comparable pair.
    package static func index(_ data: SurvivalData, risks: [Double]) -> Double? {
        guard risks.count == data.times.count else { return nil }
        let levels = Array(Set(risks)).sorted()
        var rank: [Double: Int] = [:]
        for (index, level) in levels.enumerated() { rank[level] = index }
        var later = CountTree(size: levels.count)
        var (right, tied, pairs) = (0.0, 0.0, 0.0)
        let descending = data.times.indices.sorted {
            (data.times[$1], data.events[$1] ? 0 : 1) < (data.times[$0], data.events[$0] ? 0 : 1)
        }
        var start = 0
        while start < descending.count {
            var end = start
            let first = descending[start]
            while end < descending.count, data.times[descending[end]] == data.times[first],
                data.events[descending[end]] == data.events[first]
            {
                let level = rank[risks[descending[end]]] ?? 0
                if data.events[first] {
                    let below = Double(later.sum(below: level))
                    let equal = Double(later.sum(below: level + 1)) - below
                    right += below
                    tied += equal
                    pairs += Double(later.total)
                }
                end += 1
            }
            for row in descending[start..<end] { later.add(rank[risks[row]] ?? 0) }
            start = end
        }
        return pairs > 0 ? (right + tied / 2) / pairs : nil
    }
}

/// Counts by level with prefix sums in O(log n): Fenwick, Software: Practice and Experience 24 (1994).
private struct CountTree {
    private var sums: [Int]
    private(set) var total = 0

    init(size: Int) { sums = [Int](repeating: 0, count: size + 1) }

    mutating func add(_ level: Int) {
        total += 1
        var index = level + 1
        while index < sums.count {
            sums[index] += 1
            index += index & -index
        }
    }

    func sum(below level: Int) -> Int {
        var index = level
        var sum = 0
        while index > 0 {
            sum += sums[index]
            index -= index & -index
        }
        return sum
    }
}
