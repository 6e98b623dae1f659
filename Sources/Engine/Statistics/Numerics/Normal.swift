import Foundation

/// The standard normal distribution.
package enum Normal {
    package static func cumulative(_ z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }

    /// Two-sided p-value of a z statistic.
    package static func twoSidedTail(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }

    /// Φ⁻¹(p): Newton's method with Halley's correction from a logistic start; full double precision for
    /// p in (1e-300, 1 − 1e-16), ±∞ at 0 and 1.
    package static func quantile(_ p: Double) -> Double {
        guard p > 0 else { return p == 0 ? -.infinity : .nan }
        guard p < 1 else { return p == 1 ? .infinity : .nan }
        if p > 0.5 { return -quantile(1 - p) }
        let t = (-2 * log(p)).squareRoot()
        var z = -(t - (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t)))  // A&S 26.2.22
        for _ in 0..<4 {
            let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
            if density == 0 { break }
            let step = (cumulative(z) - p) / density
            z -= step / (1 + z * step / 2)
        }
        return z
    }

    /// The half width, in standard errors, of a two-sided interval: 1.959964 for a level of .95.
    package static func halfWidth(level: Double) throws -> Double {
        guard level > 0, level < 1 else { throw StatisticsError.invalid("confidence level \(level)") }
        return -quantile((1 - level) / 2)
    }
}
