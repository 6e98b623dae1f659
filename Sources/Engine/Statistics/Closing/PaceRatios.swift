import Foundation

/// How much faster or slower groups are than expected, each drawn towards 1.
///
/// Observed counts against expected ones as Poisson with a gamma-distributed ratio of mean 1 and strength m:
/// estimate (observed + m)/(expected + m), m by maximum likelihood of the negative binomial on a grid (the
/// empirical-Bayes standardised ratio of Clayton and Kaldor, Biometrics 43, 1987).
package struct PaceRatios: Sendable {
    package let ratios: [Double]
    /// In expected events: how many of its own a group needs to be believed half.
    package let strength: Double

    /// Arrays of one length; a group with nothing expected gets 1.
    package init(observed: [Double], expected: [Double]) throws {
        try StatisticsError.requireSameLength(observed.count, expected.count)
        let groups = Array(zip(observed, expected))
        let candidates = (0...32).map { pow(2, Double($0) / 2) }
        let scores = candidates.map { m in
            groups.reduce(0) { sum, group in
                let rise = Gamma.log(group.0 + m) - Gamma.log(m)
                return sum + rise + m * log(m) - (group.0 + m) * log(group.1 + m)
            }
        }
        let best = candidates[scores.indices.max { scores[$0] < scores[$1] } ?? 0]
        strength = best
        ratios = groups.map { ($0.0 + best) / ($0.1 + best) }
    }
}
