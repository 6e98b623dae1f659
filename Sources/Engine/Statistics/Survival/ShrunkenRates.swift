import Foundation

/// Rates of many groups of unequal size, each drawn towards the rate of all: a group with two wins of two
/// is no 100 % closer.
///
/// Empirical Bayes with a beta-binomial: rates vary over groups as Beta(α, β), estimated by maximum likelihood
/// from the groups themselves (Griffiths, Biometrics 29, 1973); a group's estimate is (α + k)/(α + β + n). When
/// the groups differ no more than chance allows, the likelihood has no finite optimum, and every group gets the
/// common rate.
package struct ShrunkenRates: Sendable {
    /// The rate over all groups together.
    package let pooled: Double
    /// α + β: how many trials of its own a group needs to be believed as much as the rest. Infinite when the
    /// groups do not differ.
    package let strength: Double
    /// The mean α/(α+β) of the groups' rates, which need not be the pooled rate.
    package let center: Double
    package let rates: [Double]

    /// - Throws: `.empty` without any trial; `.lengthMismatch`; `.outOfRange` unless 0 ≤ successes ≤ trials.
    package init(successes: [Int], trials: [Int]) throws {
        try StatisticsError.requireSameLength(trials.count, successes.count)
        for index in trials.indices where successes[index] < 0 || successes[index] > trials[index] || trials[index] > 1 << 50 {
            throw StatisticsError.outOfRange(what: "successes", index: index)
        }
        let all = trials.reduce(0, +)
        if all == 0 { throw StatisticsError.empty }
        pooled = Double(successes.reduce(0, +)) / Double(all)
        let prior = Self.prior(successes, trials, pooled)
        strength = prior.map { $0.alpha + $0.beta } ?? .infinity
        center = prior.map { $0.alpha / ($0.alpha + $0.beta) } ?? pooled
        let common = pooled
        rates = zip(successes, trials).map { k, n in
            guard let prior else { return common }
            return (prior.alpha + Double(k)) / (prior.alpha + prior.beta + Double(n))
        }
    }

    /// `nil` when the groups look alike.
    private static func prior(
        _ successes: [Int], _ trials: [Int], _ pooled: Double
    ) -> (alpha: Double, beta: Double)? {
        guard trials.count > 1, pooled > 0, pooled < 1 else { return nil }
        let starts = [3.0, 30].map { [$0 * pooled, $0 * (1 - pooled)] }
        let fit = try? MaximumLikelihood.fit(starts: starts, weight: Double(trials.count)) { parameters, gradient in
            betaBinomial(successes, trials, parameters, &gradient)
        }
        guard let fit, fit.parameters[0] + fit.parameters[1] < 1e6 else { return nil }
        return (fit.parameters[0], fit.parameters[1])
    }

    /// Σ ln B(α+k, β+n−k)/B(α, β) and its gradient.
    static func betaBinomial(
        _ successes: [Int], _ trials: [Int], _ parameters: [Double], _ gradient: inout [Double]
    ) -> Double {
        let (a, b) = (parameters[0], parameters[1])
        let base = (log: Beta.log(a, b), a: Gamma.digamma(a), b: Gamma.digamma(b), both: Gamma.digamma(a + b))
        gradient = [0, 0]
        var value = 0.0
        for (k, n) in zip(successes, trials) where n > 0 {
            let (won, lost) = (a + Double(k), b + Double(n - k))
            let both = Gamma.digamma(won + lost) - base.both
            value += Beta.log(won, lost) - base.log
            gradient[0] += Gamma.digamma(won) - base.a - both
            gradient[1] += Gamma.digamma(lost) - base.b - both
        }
        return value
    }
}
