import Foundation
import MartletKernel

/// Pareto/NBD: purchases are Poisson with a rate that varies over buyers as Gamma(r, α); lifetimes are
/// exponential with a rate that varies as Gamma(s, β).
///
/// Schmittlein, Morrison and Colombo, "Counting your customers: who are they and what will they do next?",
/// Management Science 33(1), 1987; the likelihood as in Fader and Hardie, "A note on deriving the Pareto/NBD
/// model" (2005). α and β carry the unit of time of the histories.
package struct ParetoNBD: RepurchaseModel, Equatable {
    package let r: Double
    package let alpha: Double
    package let s: Double
    package let beta: Double

    /// - Throws: `.outOfRange` unless all four are positive numbers.
    package init(r: Double, alpha: Double, s: Double, beta: Double) throws {
        try MaximumLikelihood.requirePositive([r, alpha, s, beta], names: ["r", "alpha", "s", "beta"])
        self.r = r
        self.alpha = alpha
        self.s = s
        self.beta = beta
    }

    package func aliveProbability(_ history: RepurchaseHistory) -> Double {
        let x = Double(history.frequency)
        let death = DeathIntegral(parameters: [r, alpha, s, beta], x: x)
        let atEnd = death.value(from: history.age)
        let sinceLast = death.value(from: history.recency)
        let ends = log((alpha + history.age) / (alpha + history.recency))
        let lives = log((beta + history.age) / (beta + history.recency))
        return 1 / (1 - atEnd + sinceLast * exp((r + x) * ends + s * lives))
    }

    package func expectedPurchases(_ history: RepurchaseHistory, within horizon: Double) -> Double {
        guard horizon > 0, horizon.isFinite else { return horizon > 0 ? .nan : 0 }
        let x = Double(history.frequency)
        let shrink = log((beta + history.age) / (beta + history.age + horizon))
        // (1 − ratio^(s−1))/(s−1), whose limit at s = 1 is −ln ratio.
        let living = abs(s - 1) < 1e-12 ? -shrink : -expm1((s - 1) * shrink) / (s - 1)
        let rate = (r + x) / (alpha + history.age)
        return rate * (beta + history.age) * living * aliveProbability(history)
    }

    /// Given alive, the purchase rate is Gamma(r+x, α+T) and the death rate Gamma(s, β+T), independently.
    package func drawFuture(
        _ history: RepurchaseHistory, within horizon: Double, using random: inout SeededRandom
    ) -> [Double] {
        guard horizon.isFinite, random.unit() < aliveProbability(history) else { return [] }
        let rate = random.gamma(shape: r + Double(history.frequency)) / (alpha + history.age)
        let mortality = random.gamma(shape: s) / (beta + history.age)
        let death = random.exponential() / mortality
        return poissonTimes(rate: rate, until: min(death, horizon), using: &random)
    }
}
