import Foundation

/// How good predicted probabilities of a yes/no outcome are.
package enum BinaryMetrics {
    /// AUC: the chance that a random positive scores above a random negative, ties counting half (the
    /// Mann–Whitney form; Hanley and McNeil 1982).
    ///
    /// - Throws: `.empty`, `.lengthMismatch`, `.notFinite`, `.constantColumn` when only one outcome occurs.
    package static func areaUnderCurve(scores: [Double], outcomes: [Bool]) throws -> Double {
        try check(scores, outcomes)
        let positives = outcomes.count { $0 }
        let negatives = outcomes.count - positives
        if positives == 0 || negatives == 0 { throw StatisticsError.constantColumn(name: "outcome") }
        let byScore = scores.indices.sorted { scores[$0] < scores[$1] }
        var rankSum = 0.0
        var start = 0
        while start < byScore.count {
            var end = start
            var hits = 0
            while end < byScore.count, scores[byScore[end]] == scores[byScore[start]] {
                hits += outcomes[byScore[end]] ? 1 : 0
                end += 1
            }
            rankSum += Double(hits) * Double(start + 1 + end) / 2
            start = end
        }
        let p = Double(positives)
        return (rankSum - p * (p + 1) / 2) / (p * Double(negatives))
    }

    /// Average precision: Σ precision · Δrecall over the descending scores, equal scores as one step.
    package static func averagePrecision(scores: [Double], outcomes: [Bool]) throws -> Double {
        let steps = try descendingSteps(scores, outcomes)
        let positives = Double(steps.last?.hits ?? 0)
        if positives == 0 { throw StatisticsError.constantColumn(name: "outcome") }
        var before = 0.0
        return steps.reduce(0) { sum, step in
            let hits = Double(step.hits)
            defer { before = hits }
            return sum + (hits - before) / positives * hits / Double(step.taken)
        }
    }

    /// Kolmogorov–Smirnov: the largest gap between true and false positive rate over all thresholds.
    package static func kolmogorovSmirnov(scores: [Double], outcomes: [Bool]) throws -> Double {
        let steps = try descendingSteps(scores, outcomes)
        let positives = Double(steps.last?.hits ?? 0)
        let negatives = Double(outcomes.count) - positives
        if positives == 0 || negatives == 0 { throw StatisticsError.constantColumn(name: "outcome") }
        return steps.reduce(0) { max($0, Double($1.hits) / positives - Double($1.taken - $1.hits) / negatives) }
    }

    /// Mean of −ln of the probability given to what happened, probabilities kept 1e-15 from 0 and 1.
    package static func logLoss(probabilities: [Double], outcomes: [Bool]) throws -> Double {
        try check(probabilities, outcomes)
        let sum = zip(probabilities, outcomes).reduce(0.0) { sum, pair in
            let p = min(max(pair.0, 1e-15), 1 - 1e-15)
            return sum - (pair.1 ? log(p) : log1p(-p))
        }
        return sum / Double(outcomes.count)
    }

    /// Mean squared distance between probability and outcome (Brier 1950).
    package static func brier(probabilities: [Double], outcomes: [Bool]) throws -> Double {
        try check(probabilities, outcomes)
        let sum = zip(probabilities, outcomes).reduce(0.0) { $0 + pow($1.0 - ($1.1 ? 1 : 0), 2) }
        return sum / Double(outcomes.count)
    }

    /// Share predicted right when a probability of `threshold` or more means yes.
    package static func accuracy(
        probabilities: [Double], outcomes: [Bool], threshold: Double = 0.5
    ) throws -> Double {
        try check(probabilities, outcomes)
        let right = zip(probabilities, outcomes).count { ($0 >= threshold) == $1 }
        return Double(right) / Double(outcomes.count)
    }

    /// Lift of the best-scored `share`: how many times the average rate of positives is found there. Equal
    /// scores at the border keep the order of the rows.
    package static func lift(scores: [Double], outcomes: [Bool], top share: Double) throws -> Double {
        try check(scores, outcomes)
        guard share > 0, share <= 1, share * Double(scores.count) >= 1 else {
            throw StatisticsError.invalid("share \(share)")
        }
        let taken = Int(share * Double(scores.count))
        let positives = outcomes.count { $0 }
        if positives == 0 { throw StatisticsError.constantColumn(name: "outcome") }
        let best = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }.prefix(taken)
        let hits = best.count { outcomes[$0] }
        return Double(hits) / Double(taken) / (Double(positives) / Double(outcomes.count))
    }

    private static func check(_ scores: [Double], _ outcomes: [Bool]) throws {
        if scores.isEmpty { throw StatisticsError.empty }
        try StatisticsError.requireSameLength(scores.count, outcomes.count)
        try StatisticsError.requireFinite(scores)
    }

    /// After each distinct score from the top: how many rows were taken and how many of them are positive.
    private static func descendingSteps(_ scores: [Double], _ outcomes: [Bool]) throws -> [(taken: Int, hits: Int)] {
        try check(scores, outcomes)
        let descending = scores.indices.sorted { scores[$0] > scores[$1] }
        var steps: [(taken: Int, hits: Int)] = []
        var hits = 0
        for (position, row) in descending.enumerated() {
            hits += outcomes[row] ? 1 : 0
            let isLast = position + 1 == descending.count || scores[descending[position + 1]] != scores[row]
            if isLast { steps.append((position + 1, hits)) }
        }
        return steps
    }
}
