/// CSAT: the share of 4 and 5 among answers of 1–5, in per cent.
package struct SatisfactionScore: Sendable, Equatable {
    package let counts: [Int]
    package let answers: Int

    /// - Parameter counts: answers of 1, 2, 3, 4, 5.
    /// - Throws: `.lengthMismatch` unless five; `.outOfRange` for a negative or absurd count; `.empty` without an answer.
    package init(counts: [Int]) throws {
        try StatisticsError.requireSameLength(5, counts.count)
        if let index = counts.firstIndex(where: { $0 < 0 || $0 > 1 << 50 }) {
            throw StatisticsError.outOfRange(what: "count", index: index)
        }
        self.counts = counts
        answers = counts.reduce(0, +)
        if answers == 0 { throw StatisticsError.empty }
    }

    package var satisfied: Int { counts[3] + counts[4] }

    package var score: Double { 100 * Double(satisfied) / Double(answers) }

    package var mean: Double {
        Double(counts.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }) / Double(answers)
    }

    /// Of the sample (n − 1); `nil` for a single answer.
    package var standardDeviation: Double? {
        guard answers > 1 else { return nil }
        let center = mean
        let squares = counts.enumerated().reduce(0.0) { sum, pair in
            let distance = Double(pair.offset + 1) - center
            return sum + distance * distance * Double(pair.element)
        }
        return (squares / Double(answers - 1)).squareRoot()
    }

    /// In per cent.
    package func interval(
        level: Double = 0.95, method: ProportionInterval.Method = .wilson
    ) throws -> (low: Double, high: Double) {
        let share = try ProportionInterval(successes: satisfied, trials: answers, level: level, method: method)
        return (100 * share.low, 100 * share.high)
    }
}
