import Foundation
import MartletKernel

/// What the open cases will bring within a horizon: a range, not a number.
///
/// Each case is won with the probability of `ClosingHazard`; that is then corrected by how far the same method was
/// off before: it is run as if standing one horizon earlier, and later ones in between, on what was known then.
/// The last such error is the correction, the spread of them is the doubt that all cases share. Then futures are
/// drawn: one common factor, a win or not for each case, a realised share of its amount like those seen.
package struct ClosingForecast: Sendable {
    package struct Settings: Sendable {
        package var horizon = 91
        package var step = 7
        package var draws = 4_000
        package var seed: UInt64 = 1
        package init() {}
    }

    /// In the unit of the amounts, as all figures here.
    package let expected: Double
    /// P10, P50 and P90.
    package let range: SimulatedRange
    /// Actual over forecast one horizon ago; 1 when there was too little history to tell.
    package let correction: Double
    /// Standard deviation of the common factor's logarithm.
    package let spread: Double
    /// Number of open cases, their amount, and that amount times the plain win rate (what weighting says).
    package let openCount: Int
    package let openAmount: Double
    package let flatWeighted: Double
    /// For the probability of a single case, before the correction.
    package let hazard: ClosingHazard

    /// Fewer closings than this teach no hazard worth correcting by.
    private static let enough = 100
    /// Between futures of one company there is never less doubt than this.
    private static let leastSpread = 0.15

    /// - Parameters:
    ///   - cases: all ever, in any order; what lies after `day` is not looked at.
    /// - Throws: `.empty` without a case by `day`; `.tooFew` before the first win; `.invalid` settings; bad rows.
    package init(_ cases: [ClosingCase], on day: Int, settings: Settings = Settings()) throws {
        let isSensible = (1...3_660).contains(settings.horizon) && settings.draws >= 100
        guard isSensible, day.magnitude <= ClosingCase.farthestDay else {
            throw StatisticsError.invalid("horizon \(settings.horizon), draws \(settings.draws), day \(day)")
        }
        try ClosingCase.validate(cases)
        let known = cases.compactMap { $0.known(on: day) }
        if known.isEmpty { throw StatisticsError.empty }
        hazard = try ClosingHazard(known, on: day, step: settings.step)
        let open = known.filter { $0.end == nil }
        let wins = known.filter { $0.isWon && $0.end != nil && $0.amount > 0 }
        let shares = wins.map { $0.realized / $0.amount }
        let past = Self.pastErrors(known, on: day, settings)
        correction = past.first ?? 1
        let logs = past.map { log($0) - log(past[0]) }
        let scatter = logs.count > 1 ? (dot(logs, logs) / Double(logs.count - 1)).squareRoot() : 0
        spread = max(Self.leastSpread, min(scatter, 1))
        openCount = open.count
        openAmount = open.reduce(0) { $0 + $1.amount }
        flatWeighted = openAmount * hazard.winRate

        let chances = hazard
        let probabilities = open.map { chances.winProbability($0, on: day, within: settings.horizon) }
        let meanShare = shares.isEmpty ? 1 : shares.reduce(0, +) / Double(shares.count)
        let factor = correction
        expected = zip(open, probabilities).reduce(0) { $0 + $1.0.amount * min(1, $1.1 * factor) } * meanShare
        let width = spread
        range = try SimulatedRange(level: 0.8, draws: settings.draws, seed: settings.seed) { random in
            let common = factor * exp(width * random.normal() - width * width / 2)
            return Self.draw(open, probabilities, common, shares, &random)
        }
    }

    private static func draw(
        _ open: [ClosingCase], _ probabilities: [Double], _ common: Double, _ shares: [Double],
        _ random: inout SeededRandom
    ) -> Double {
        var total = 0.0
        for index in open.indices where random.unit() < probabilities[index] * common {
            total += open[index].amount * (shares.isEmpty ? 1 : shares[random.index(below: shares.count)])
        }
        return total
    }

    /// Actual over forecast at one horizon ago, then every thirty days further back, while there was enough to
    /// learn from.
    private static func pastErrors(_ known: [ClosingCase], on day: Int, _ settings: Settings) -> [Double] {
        var errors: [Double] = []
        for back in 0..<6 {
            let then = day - settings.horizon - 30 * back
            let cases = known.compactMap { $0.known(on: then) }
            guard cases.count(where: { $0.end != nil }) >= enough,
                let hazard = try? ClosingHazard(cases, on: then, step: settings.step)
            else { break }
            let forecast = cases.filter { $0.end == nil }.reduce(0) {
                $0 + $1.amount * hazard.winProbability($1, on: then, within: settings.horizon)
            }
            let actual = Self.actual(known, on: then, within: settings.horizon) { $0.amount }
            guard forecast > 0, actual > 0 else { break }
            errors.append(min(max(actual / forecast, 0.25), 4))
        }
        return errors
    }

    /// What the cases open on `day` brought in the `horizon` days after it.
    package static func actual(
        _ cases: [ClosingCase], on day: Int, within horizon: Int, _ value: (ClosingCase) -> Double = { $0.realized }
    ) -> Double {
        cases.reduce(0) { sum, item in
            guard item.start <= day, item.isWon, let end = item.end, end > day, end <= day + horizon else { return sum }
            return sum + value(item)
        }
    }
}
