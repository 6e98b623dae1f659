import Foundation

/// BG/BB: at each chance a living buyer buys with probability p ~ Beta(α, β) and then stops for good with
/// probability θ ~ Beta(γ, δ).
///
/// Fader, Hardie and Shang, "Customer-base analysis in a discrete-time noncontractual setting", Marketing
/// Science 29(6), 2010, equations 7 (likelihood), 11 (alive) and 14 (expectation, here as its plain sum over
/// periods, which has no singularity at γ = 1).
package struct BetaGeometricBetaBinomial: Sendable, Equatable {
    package let alpha: Double
    package let beta: Double
    package let gamma: Double
    package let delta: Double

    /// - Throws: `.outOfRange` unless all four are positive numbers.
    package init(alpha: Double, beta: Double, gamma: Double, delta: Double) throws {
        try MaximumLikelihood.requirePositive(
            [alpha, beta, gamma, delta], names: ["alpha", "beta", "gamma", "delta"])
        self.alpha = alpha
        self.beta = beta
        self.gamma = gamma
        self.delta = delta
    }

    /// Probability of being alive `periods` chances after the last observed one.
    package func aliveProbability(_ history: DiscreteHistory, after periods: Int = 0) -> Double {
        let terms = DiscreteLikelihood([alpha, beta, gamma, delta], periods: history.periods + max(periods, 0))
        let (alive, total) = terms.aliveAndTotal(history)
        return alive / total * terms.survival(from: history.periods, to: history.periods + max(periods, 0))
    }

    /// Expected number of purchases at the next `periods` chances.
    package func expectedPurchases(_ history: DiscreteHistory, next periods: Int) -> Double {
        guard periods > 0 else { return 0 }
        let n = history.periods
        let terms = DiscreteLikelihood([alpha, beta, gamma, delta], periods: n + periods)
        let (alive, total) = terms.aliveAndTotal(history)
        let buying = (alpha + Double(history.frequency)) / (alpha + beta + Double(n))
        let chances = (1...periods).reduce(0) { $0 + terms.survival(from: n, to: n + $1) }
        return alive / total * buying * chances
    }

    /// Maximum likelihood from three starts.
    ///
    /// - Throws: `.empty` without any weight, `.notConverged`.
    package static func fit(_ histories: [DiscreteHistory]) throws -> Fitted<BetaGeometricBetaBinomial> {
        if histories.isEmpty { throw StatisticsError.empty }
        let weight = histories.reduce(0) { $0 + $1.weight }
        guard weight > 0 else { throw StatisticsError.empty }
        let starts = [[1.0, 1, 1, 1], [1, 0.5, 0.5, 3], [0.5, 2, 0.3, 5]]
        let likelihood = try MaximumLikelihood.fit(starts: starts, weight: weight) {
            logLikelihood(of: histories, $0, &$1)
        }
        let p = likelihood.parameters
        let model = try BetaGeometricBetaBinomial(alpha: p[0], beta: p[1], gamma: p[2], delta: p[3])
        return Fitted(model: model, likelihood: likelihood)
    }

    /// The log-likelihood and its gradient (α, β, γ, δ), for checks.
    package func logLikelihood(of histories: [DiscreteHistory]) -> (value: Double, gradient: [Double]) {
        var gradient = [0.0, 0, 0, 0]
        let value = Self.logLikelihood(of: histories, [alpha, beta, gamma, delta], &gradient)
        return (value, gradient)
    }

    private static func logLikelihood(
        of histories: [DiscreteHistory], _ parameters: [Double], _ gradient: inout [Double]
    ) -> Double {
        let terms = DiscreteLikelihood(parameters, periods: histories.lazy.map(\.periods).max() ?? 0)
        gradient = [0, 0, 0, 0]
        return histories.reduce(0) { $0 + $1.weight * terms.add($1, to: &gradient) }
    }
}
