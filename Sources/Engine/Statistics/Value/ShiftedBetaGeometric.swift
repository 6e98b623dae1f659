import Foundation

/// sBG: each subscriber leaves at the end of a period with an own constant probability, which varies over
/// subscribers as Beta(α, β). Observed retention rises with time although nobody changes: the likely leavers
/// leave first.
///
/// Fader and Hardie, "How to project customer retention", Journal of Interactive Marketing 21(1), 2007.
package struct ShiftedBetaGeometric: Sendable, Equatable {
    package let alpha: Double
    package let beta: Double

    /// - Throws: `.outOfRange` unless both are positive numbers.
    package init(alpha: Double, beta: Double) throws {
        try MaximumLikelihood.requirePositive([alpha, beta], names: ["alpha", "beta"])
        self.alpha = alpha
        self.beta = beta
    }

    /// S(t), the share still there after `periods` renewals: B(α, β+t)/B(α, β).
    package func survival(after periods: Int) -> Double {
        let t = Double(max(periods, 0))
        guard t > 1_000_000 else { return exp(Beta.log(alpha, beta + t) - Beta.log(alpha, beta)) }
        // The difference of two huge logarithms would lose every digit; Γ(z)/Γ(z+α) is (z + (α−1)/2)^−α here.
        let tail = -alpha * log(t + beta + (alpha - 1) / 2)
        return exp(Gamma.log(alpha + beta) - Gamma.log(beta) + tail)
    }

    /// Share of those there at `periods` − 1 who stay at number `periods` (1, 2 …): (β+t−1)/(α+β+t−1).
    package func retention(at periods: Int) -> Double {
        let t = Double(max(periods, 1))
        return (beta + t - 1) / (alpha + beta + t - 1)
    }

    /// Discounted expected lifetime of a new subscriber, Σ S(t)/(1+d)^t over t = 0, 1, …, in periods.
    ///
    /// - Throws: `.invalid` for a rate of zero or less, where the sum may be infinite.
    package func discountedLifetime(rate: Double) throws -> Double {
        guard rate > 0, rate.isFinite else { throw StatisticsError.invalid("discount rate \(rate)") }
        var sum = 0.0
        var term = 1.0
        var t = 0
        // S falls, so the rest of the sum is below term/rate.
        while term / rate > 1e-13 * sum {
            sum += term
            t += 1
            term *= retention(at: t) / (1 + rate)
        }
        return sum
    }

    /// Maximum likelihood from the counts still there after 0, 1, 2 … renewals.
    ///
    /// - Throws: `.tooFew` below three counts, `.outOfRange` where a count rises or is negative,
    ///   `.constantColumn` when nobody or everybody left at the first renewal, `.notConverged`.
    package static func fit(remaining: [Double]) throws -> Fitted<ShiftedBetaGeometric> {
        try StatisticsError.requireFinite(remaining)
        if remaining.count < 3 { throw StatisticsError.tooFew(needed: 3) }
        for index in remaining.indices where remaining[index] < 0 || (index > 0 && remaining[index] > remaining[index - 1]) {
            throw StatisticsError.outOfRange(what: "remaining", index: index)
        }
        guard let first = remaining.first, let last = remaining.last, first > last, remaining[1] > 0 else {
            throw StatisticsError.constantColumn(name: "remaining")
        }
        let starts = [[1.0, 1], [0.5, 4], [3, 3]]
        let likelihood = try MaximumLikelihood.fit(starts: starts, weight: first) {
            logLikelihood(of: remaining, $0, &$1)
        }
        let p = likelihood.parameters
        return Fitted(model: try ShiftedBetaGeometric(alpha: p[0], beta: p[1]), likelihood: likelihood)
    }

    /// The log-likelihood and its gradient (α, β), for checks.
    package func logLikelihood(ofRemaining remaining: [Double]) -> (value: Double, gradient: [Double]) {
        var gradient = [0.0, 0]
        let value = Self.logLikelihood(of: remaining, [alpha, beta], &gradient)
        return (value, gradient)
    }

    /// Σ lost(t) ln [S(t−1) α/(α+β+t−1)] + left ln S(end).
    private static func logLikelihood(
        of remaining: [Double], _ parameters: [Double], _ gradient: inout [Double]
    ) -> Double {
        let (alpha, beta) = (parameters[0], parameters[1])
        let stay = RisingFactorial(beta, upTo: remaining.count)
        let both = RisingFactorial(alpha + beta, upTo: remaining.count)
        let end = remaining.count - 1
        var value = remaining[end] * (stay.log[end] - both.log[end])
        gradient = [-remaining[end] * both.slope[end], remaining[end] * (stay.slope[end] - both.slope[end])]
        for t in 1...end {
            let lost = remaining[t - 1] - remaining[t]
            value += lost * (stay.log[t - 1] - both.log[t] + log(alpha))
            gradient[0] += lost * (1 / alpha - both.slope[t])
            gradient[1] += lost * (stay.slope[t - 1] - both.slope[t])
        }
        return value
    }
}
