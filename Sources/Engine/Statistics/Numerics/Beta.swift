import Foundation

/// The beta function and the distribution named after it.
package enum Beta {
    /// ln B(a, b).
    package static func log(_ a: Double, _ b: Double) -> Double {
        Gamma.log(a) + Gamma.log(b) - Gamma.log(a + b)
    }

    /// I_x(a, b), the distribution function of Beta(a, b) at `x`. Continued fraction of Abramowitz and Stegun
    /// 26.5.8 by Lentz's method, mirrored where it converges slowly.
    package static func cumulative(_ x: Double, a: Double, b: Double) -> Double {
        guard a > 0, b > 0, !x.isNaN else { return .nan }
        if x <= 0 { return 0 }
        if x >= 1 { return 1 }
        let front = exp(a * Foundation.log(x) + b * log1p(-x) - log(a, b))
        if x < (a + 1) / (a + b + 2) { return front * fraction(x, a, b) / a }
        return 1 - front * fraction(1 - x, b, a) / b
    }

    private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        var c = 1.0
        var d = 1 / guarded(1 - (a + b) * x / (a + 1))
        var result = d
        for m in 1...5_000 {
            let k = Double(m)
            let even = k * (b - k) * x / ((a + 2 * k - 1) * (a + 2 * k))
            d = 1 / guarded(1 + even * d)
            c = guarded(1 + even / c)
            result *= c * d
            let top = -(a + k) * (a + b + k) * x
            let odd = top / ((a + 2 * k) * (a + 2 * k + 1))
            d = 1 / guarded(1 + odd * d)
            c = guarded(1 + odd / c)
            let factor = c * d
            result *= factor
            if abs(factor - 1) < 1e-16 { break }
        }
        return result
    }

    private static func guarded(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }

    /// The `p` quantile of Beta(a, b) by bisection on the distribution function: sixty halvings reach the
    /// last bit, and it is called for a handful of intervals, not for rows.
    package static func quantile(_ p: Double, a: Double, b: Double) -> Double {
        guard p > 0 else { return 0 }
        guard p < 1 else { return 1 }
        var low = 0.0
        var high = 1.0
        for _ in 0..<200 where high - low > 1e-16 * high {
            let middle = (low + high) / 2
            if middle == low || middle == high { break }
            if cumulative(middle, a: a, b: b) < p { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
