import Foundation
import MartletKernel

/// Gamma–Gamma model of spend: amounts of one buyer vary as Gamma(p, ν) around an own mean p/ν, and ν varies
/// over buyers as Gamma(q, v). Independent of how often they buy.
///
/// Fader and Hardie, "The Gamma-Gamma model of monetary value" (2013 note), equations 1a and 5. v is in the
/// currency of the amounts.
package struct GammaGamma: Sendable, Equatable {
    package let p: Double
    package let q: Double
    package let v: Double

    /// - Throws: `.outOfRange` unless all three are positive numbers.
    package init(p: Double, q: Double, v: Double) throws {
        try MaximumLikelihood.requirePositive([p, q, v], names: ["p", "q", "v"])
        self.p = p
        self.q = q
        self.v = v
    }

    /// Expected amount of a future purchase: the buyer's own mean drawn towards everybody's, the more so the
    /// fewer purchases it rests on. Infinite when the tail is so heavy that no mean exists (px + q ≤ 1).
    package func expectedAmount(_ history: RepurchaseHistory) -> Double {
        let x = Double(history.frequency)
        let denominator = p * x + q - 1
        return denominator > 0 ? p * (v + history.repeatAmount * x) / denominator : .infinity
    }

    /// Mean of the whole population, pv/(q−1).
    package var populationMean: Double { q > 1 ? p * v / (q - 1) : .infinity }

    /// ν of a buyer given the history: Gamma(px + q, v + x·mean).
    func drawScale(_ history: RepurchaseHistory, using random: inout SeededRandom) -> Double {
        let x = Double(history.frequency)
        return random.gamma(shape: p * x + q) / (v + x * history.repeatAmount)
    }

    /// Fits those with at least one repeat purchase; the others are skipped, they say nothing about spend.
    ///
    /// - Throws: `.tooFew` below three such buyers, `.outOfRange` for a repeat buyer with a mean amount of zero
    ///   or less (the model has none), `.notConverged`.
    package static func fit(_ histories: [RepurchaseHistory]) throws -> Fitted<GammaGamma> {
        for (index, history) in histories.enumerated() where history.frequency > 0 && history.repeatAmount <= 0 {
            throw StatisticsError.outOfRange(what: "repeatAmount", index: index)
        }
        let buyers = histories.filter { $0.frequency > 0 }.sorted { $0.frequency < $1.frequency }
        if buyers.count < 3 { throw StatisticsError.tooFew(needed: 3) }
        let mean = buyers.reduce(0) { $0 + $1.repeatAmount } / Double(buyers.count)
        let starts = [[4.0, 4, 0.75 * mean], [1, 2, mean], [10, 3, 0.2 * mean]]
        let likelihood = try MaximumLikelihood.fit(buyers, starts: starts) { rows, starts in
            try MaximumLikelihood.fit(starts: starts, weight: Double(rows.count)) { logLikelihood(of: rows, $0, &$1) }
        }
        let found = likelihood.parameters
        return Fitted(model: try GammaGamma(p: found[0], q: found[1], v: found[2]), likelihood: likelihood)
    }

    /// Equation 1a in logarithms with its gradient (p, q, v), for checks.
    package func logLikelihood(of histories: [RepurchaseHistory]) -> (value: Double, gradient: [Double]) {
        var gradient = [0.0, 0, 0]
        let buyers = histories.filter { $0.frequency > 0 }.sorted { $0.frequency < $1.frequency }
        let value = Self.logLikelihood(of: buyers, [p, q, v], &gradient)
        return (value, gradient)
    }

    /// `buyers` ascending in frequency, so that the gamma functions are computed once per distinct x.
    private static func logLikelihood(
        of buyers: [RepurchaseHistory], _ parameters: [Double], _ gradient: inout [Double]
    ) -> Double {
        let (p, q, v) = (parameters[0], parameters[1], parameters[2])
        let (logV, logGammaQ, digammaQ) = (log(v), Gamma.log(q), Gamma.digamma(q))
        var value = 0.0
        var slopes = (p: 0.0, q: 0.0, v: 0.0)
        var shared = (x: -1, log: 0.0, both: 0.0, own: 0.0)
        for buyer in buyers {
            let x = Double(buyer.frequency)
            if shared.x != buyer.frequency {
                shared = (
                    buyer.frequency, Gamma.log(p * x + q) - Gamma.log(p * x) + p * x * log(x),
                    Gamma.digamma(p * x + q), Gamma.digamma(p * x)
                )
            }
            let total = v + x * buyer.repeatAmount
            let logTotal = log(total)
            let logMean = log(buyer.repeatAmount)
            value += shared.log - logGammaQ + q * logV + (p * x - 1) * logMean - (p * x + q) * logTotal
            slopes.p += x * (shared.both - shared.own + logMean + log(x) - logTotal)
            slopes.q += shared.both - digammaQ + logV - logTotal
            slopes.v += q / v - (p * x + q) / total
        }
        gradient = [slopes.p, slopes.q, slopes.v]
        return value
    }
}
