/// NPS: promoters (9–10) minus detractors (0–6) in per cent of all who answered the question on a scale of 0–10.
/// Reichheld, Harvard Business Review, December 2003.
package struct NetPromoterScore: Sendable, Equatable {
    package let promoters: Int
    package let passives: Int
    package let detractors: Int

    /// - Parameter counts: answers of 0, 1, … 10.
    /// - Throws: `.lengthMismatch` unless eleven; `.outOfRange` for a negative or absurd count; `.empty` without an answer.
    package init(counts: [Int]) throws {
        try StatisticsError.requireSameLength(11, counts.count)
        if let index = counts.firstIndex(where: { $0 < 0 || $0 > 1 << 50 }) {
            throw StatisticsError.outOfRange(what: "count", index: index)
        }
        detractors = counts[0...6].reduce(0, +)
        passives = counts[7...8].reduce(0, +)
        promoters = counts[9...10].reduce(0, +)
        if detractors + passives + promoters == 0 { throw StatisticsError.empty }
    }

    package var answers: Int { promoters + passives + detractors }

    /// −100 … 100.
    package var score: Double { 100 * Double(promoters - detractors) / Double(answers) }

    /// Half up: −45.5 is shown as −45.
    package var rounded: Int { Int((score + 0.5).rounded(.down)) }

    /// 100 √((p + d − (p − d)²)/n), the standard error of a difference of two shares of one sample.
    package var standardError: Double {
        let n = Double(answers)
        let difference = Double(promoters - detractors) / n
        let sum = Double(promoters + detractors) / n
        return 100 * (max(0, sum - difference * difference) / n).squareRoot()
    }

    /// score ± z·SE; not cut at ±100, so that a reader sees when the sample is too small for it.
    package func interval(level: Double = 0.95) throws -> (low: Double, high: Double) {
        let half = try Normal.halfWidth(level: level) * standardError
        return (score - half, score + half)
    }

    /// Whether two waves differ: z test of the difference; z and p are `nil` when neither wave has any spread.
    package func change(to later: NetPromoterScore) -> (difference: Double, standardError: Double, z: Double?, p: Double?) {
        let difference = later.score - score
        let error = (standardError * standardError + later.standardError * later.standardError).squareRoot()
        guard error > 0 else { return (difference, 0, nil, nil) }
        let z = difference / error
        return (difference, error, z, Normal.twoSidedTail(z))
    }
}
