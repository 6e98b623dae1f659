import Foundation
import MartletKernel

/// BG/NBD: purchases are Poisson with a rate that varies over buyers as Gamma(r, α); after each purchase the
/// buyer stops with a probability that varies as Beta(a, b).
///
/// Fader, Hardie and Lee, "Counting your customers the easy way: an alternative to the Pareto/NBD model",
/// Marketing Science 24(2), 2005, equations 6 (likelihood) and 10 (conditional expectation). α carries the
/// unit of time of the histories; r, a, b are pure numbers.
///
/// Mind that whoever bought once is alive for certain here (one can stop only after a repeat purchase): rank
/// by expected purchases, not by the probability of being alive.
package struct BetaGeometricNBD: RepurchaseModel, Equatable {
    package let r: Double
    package let alpha: Double
    package let a: Double
    package let b: Double

    /// - Throws: `.outOfRange` unless all four are positive numbers.
    package init(r: Double, alpha: Double, a: Double, b: Double) throws {
        try MaximumLikelihood.requirePositive([r, alpha, a, b], names: ["r", "alpha", "a", "b"])
        self.r = r
        self.alpha = alpha
        self.a = a
        self.b = b
    }

    package func aliveProbability(_ history: RepurchaseHistory) -> Double { 1 / (1 + deadOdds(history)) }

    /// Odds of having stopped: a/(b+x−1) · ((α+T)/(α+t_x))^(r+x), none for a single purchase.
    private func deadOdds(_ history: RepurchaseHistory) -> Double {
        guard history.frequency > 0 else { return 0 }
        let x = Double(history.frequency)
        let ratio = log((alpha + history.age) / (alpha + history.recency))
        return a / (b + x - 1) * exp((r + x) * ratio)
    }

    package func expectedPurchases(_ history: RepurchaseHistory, within horizon: Double) -> Double {
        guard horizon > 0, horizon.isFinite else { return horizon > 0 ? .nan : 0 }
        let x = Double(history.frequency)
        let elapsed = alpha + history.age
        let living: Double
        if abs(a - 1) < 1e-4 {
            // (a+b+x−1)/(a−1)·(1−…) is 0/0 at a = 1; the mean of both sides is right to 1e-8.
            let above = livingExpectation(a: a + 2e-4, x: x, elapsed: elapsed, horizon: horizon)
            let below = livingExpectation(a: a - 2e-4, x: x, elapsed: elapsed, horizon: horizon)
            living = (above + below) / 2
        } else {
            living = livingExpectation(a: a, x: x, elapsed: elapsed, horizon: horizon)
        }
        return living / (1 + deadOdds(history))
    }

    private func livingExpectation(a: Double, x: Double, elapsed: Double, horizon: Double) -> Double {
        let share = horizon / (elapsed + horizon)
        let gauss = Hypergeometric.value(r + x, b + x, a + b + x - 1, share)
        return (a + b + x - 1) / (a - 1) * (1 - exp((r + x) * log1p(-share)) * gauss)
    }

    /// Given alive, the rate is Gamma(r+x, α+T) and the stopping probability Beta(a, b+x), independently.
    package func drawFuture(
        _ history: RepurchaseHistory, within horizon: Double, using random: inout SeededRandom
    ) -> [Double] {
        guard horizon.isFinite, random.unit() < aliveProbability(history) else { return [] }
        let x = Double(history.frequency)
        let rate = random.gamma(shape: r + x) / (alpha + history.age)
        let stopping = random.beta(a, b + x)
        let times = poissonTimes(rate: rate, until: horizon, using: &random)
        var alive = 0
        while alive < times.count {
            alive += 1
            if random.unit() < stopping { break }
        }
        return Array(times.prefix(alive))
    }
}
