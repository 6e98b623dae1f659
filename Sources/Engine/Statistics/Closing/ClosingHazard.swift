import Foundation

/// The chance that an open case of a certain age, stage and owner is won within a time.
///
/// Two causes end a case, winning and losing; each has a hazard per step of age (the actuarial life table: those
/// still open count half in the step they were last seen in). Stages differ in pace (`PaceRatios`), owners in the
/// share they win (`ShrunkenRates`). Cases that outlived everything ever closed have no hazard left, which is
/// what a weighted pipeline forgets: most old ones never close.
package struct ClosingHazard: Sendable {
    /// Length of a step of age, in days.
    package let step: Int
    /// Hazard of winning and of losing in each step.
    package let won: [Double]
    package let lost: [Double]
    /// Pace of each stage relative to all, shrunken.
    package let stagePace: [Double]
    /// Share won of what each owner closed, shrunken, relative to all.
    package let ownerShare: [Double]
    /// Won of all closed.
    package let winRate: Double

    /// - Parameter cases: all ever; what lies after `day` is not looked at.
    /// - Throws: `.tooFew` unless something was won by then; `.invalid` step; bad rows.
    package init(_ cases: [ClosingCase], on day: Int, step: Int = 7) throws {
        try ClosingCase.validate(cases)
        guard day.magnitude <= ClosingCase.farthestDay else { throw StatisticsError.invalid("day \(day)") }
        let cases = cases.compactMap { $0.known(on: day) }
        if step < 1 { throw StatisticsError.invalid("step of \(step) days") }
        let closed = cases.filter { $0.end != nil }
        let wins = closed.filter(\.isWon)
        if wins.isEmpty { throw StatisticsError.tooFew(needed: 1) }
        self.step = step
        winRate = Double(wins.count) / Double(closed.count)
        let ages = cases.map { (($0.end ?? day) - $0.start) / step }
        let width = (ages.max() ?? 0) + 1
        var ended = (won: [Double](repeating: 0, count: width), lost: [Double](repeating: 0, count: width))
        var seen = [Double](repeating: 0, count: width)
        for (item, age) in zip(cases, ages) {
            if item.end == nil { seen[age] += 1 } else if item.isWon { ended.won[age] += 1 } else { ended.lost[age] += 1 }
        }
        var hazards = (won: [Double](), lost: [Double]())
        var risk = Double(cases.count)
        for age in 0..<width {
            let exposed = max(risk - seen[age] / 2, 1)
            hazards.won.append(ended.won[age] / exposed)
            hazards.lost.append(ended.lost[age] / exposed)
            risk -= seen[age] + ended.won[age] + ended.lost[age]
        }
        won = hazards.won
        lost = hazards.lost
        stagePace = try Self.paces(cases, ages, zip(hazards.won, hazards.lost).map { $0 + $1 })
        let owners = (cases.lazy.map(\.owner).max() ?? 0) + 1
        var counts = (won: [Int](repeating: 0, count: owners), closed: [Int](repeating: 0, count: owners))
        for item in closed {
            counts.closed[item.owner] += 1
            counts.won[item.owner] += item.isWon ? 1 : 0
        }
        let shares = try ShrunkenRates(successes: counts.won, trials: counts.closed)
        ownerShare = shares.rates.map { $0 / shares.pooled }
    }

    /// Closings of each stage against those to be expected from its members' ages.
    private static func paces(_ cases: [ClosingCase], _ ages: [Int], _ hazards: [Double]) throws -> [Double] {
        var cumulated = [0.0]
        for hazard in hazards { cumulated.append(cumulated[cumulated.count - 1] + hazard) }
        let stages = (cases.lazy.map(\.stage).max() ?? 0) + 1
        var observed = [Double](repeating: 0, count: stages)
        var expected = observed
        for (item, age) in zip(cases, ages) {
            // A closed case was exposed to the whole of its last step, an open one to half of it.
            let last = item.end == nil ? hazards[age] / 2 : hazards[age]
            expected[item.stage] += cumulated[age] + last
            if item.end != nil { observed[item.stage] += 1 }
        }
        return try PaceRatios(observed: observed, expected: expected).ratios
    }

    /// Probability that an open case is won within `horizon` days after `day`.
    package func winProbability(_ item: ClosingCase, on day: Int, within horizon: Int) -> Double {
        let age = max(day - item.start, 0)
        let pace = stagePace.indices.contains(item.stage) ? stagePace[item.stage] : 1
        let share = ownerShare.indices.contains(item.owner) ? ownerShare[item.owner] : 1
        var index = age / step
        // The rest of the step it is in, then whole steps, then what is left of the horizon.
        var part = 1 - Double(age % step + 1) / Double(step)
        var left = Double(horizon) / Double(step)
        var (stillOpen, probability) = (1.0, 0.0)
        while left > 1e-9, index < won.count {
            let width = min(part, left)
            let closing = 1 - pow(1 - min(won[index] + lost[index], 1), pace * width)
            let total = won[index] + lost[index]
            if total > 0 { probability += stillOpen * closing * min(1, won[index] / total * share) }
            stillOpen *= 1 - closing
            left -= width
            part = 1
            index += 1
        }
        return probability
    }
}
