import Foundation

/// Gauss's hypergeometric function where the customer-base models need it.
package enum Hypergeometric {
    /// ₂F₁(a, b; c; z) for 0 ≤ z < 1 and positive c, by its power series, all of whose terms share a sign
    /// when a and b are positive: no cancellation. Where Euler's transformation
    /// (Abramowitz and Stegun 15.3.3) makes the terms fall faster, it is used.
    ///
    /// - Returns: NaN when the series has not settled after a million terms (z within 1e-5 of 1).
    package static func value(_ a: Double, _ b: Double, _ c: Double, _ z: Double) -> Double {
        let excess = c - a - b
        if excess < 0, c - a > 0, c - b > 0 {
            return exp(excess * log1p(-z)) * series(c - a, c - b, c, z)
        }
        return series(a, b, c, z)
    }

    private static func series(_ a: Double, _ b: Double, _ c: Double, _ z: Double) -> Double {
        var term = 1.0
        var sum = 1.0
        var n = 0.0
        while n < 1_000_000 {
            term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z
            sum += term
            n += 1
            // The ratio of later terms tends to z, so the tail is about term·z/(1−z).
            if abs(term) <= abs(sum) * 1e-16 * (1 - z) { return sum }
        }
        return .nan
    }
}
