import Foundation

/// The gamma function's relatives for positive real arguments; arguments out of range give NaN, which the
/// models refuse before they get here.
package enum Gamma {
    /// ln Γ(x). The re-entrant form of the C library's: `lgamma` writes a global sign, a data race.
    package static func log(_ x: Double) -> Double {
        var sign: Int32 = 0
        return lgamma_r(x, &sign)
    }

    /// ψ(x) = d ln Γ(x)/dx. Recurrence up to 10, then the asymptotic series (Abramowitz and Stegun 6.3.18);
    /// relative error below 1e-14.
    package static func digamma(_ x: Double) -> Double {
        guard x > 0 else { return .nan }
        var argument = x
        var shift = 0.0
        while argument < 10 {
            shift -= 1 / argument
            argument += 1
        }
        let w = 1 / (argument * argument)
        var series = 5.0 / 660 - w * (691.0 / 32760 - w / 12)
        series = 1.0 / 240 - w * series
        series = 1.0 / 252 - w * series
        series = 1.0 / 120 - w * series
        series = 1.0 / 12 - w * series
        return shift + Foundation.log(argument) - 0.5 / argument - w * series
    }

    /// ψ′(x), Abramowitz and Stegun 6.4.12.
    package static func trigamma(_ x: Double) -> Double {
        guard x > 0 else { return .nan }
        var argument = x
        var shift = 0.0
        while argument < 10 {
            shift += 1 / (argument * argument)
            argument += 1
        }
        let w = 1 / (argument * argument)
        var series = 5.0 / 66 - w * (691.0 / 2730)
        series = 1.0 / 30 - w * series
        series = 1.0 / 42 - w * series
        series = 1.0 / 30 - w * series
        series = 1.0 / 6 - w * series
        return shift + 1 / argument + w / 2 + w * series / argument
    }

    /// Q(a, x), the upper tail of the gamma distribution with shape `a` and scale 1; the p-value of a χ² of
    /// `k` degrees is Q(k/2, χ²/2). Series below a + 1, continued fraction above (Abramowitz and Stegun
    /// 6.5.29, 6.5.31, the fraction by Lentz's method).
    package static func upperTail(shape a: Double, at x: Double) -> Double {
        guard a > 0, x >= 0 else { return .nan }
        if x == 0 { return 1 }
        let scale = exp(a * Foundation.log(x) - x - log(a))
        if x < a + 1 {
            var term = 1 / a
            var sum = term
            var n = a
            while abs(term) > abs(sum) * 1e-17 {
                n += 1
                term *= x / n
                sum += term
            }
            return 1 - sum * scale
        }
        return scale * tailFraction(a, x)
    }

    private static func tailFraction(_ a: Double, _ x: Double) -> Double {
        var b = x + 1 - a
        var c = 1e300
        var d = 1 / b
        var result = d
        for i in 1...10_000 {
            let numerator = -Double(i) * (Double(i) - a)
            b += 2
            d = 1 / (numerator * d + b)
            c = b + numerator / c
            let factor = c * d
            result *= factor
            if abs(factor - 1) < 1e-16 { break }
        }
        return result
    }

    /// P(χ²_k > statistic).
    package static func chiSquareTail(_ statistic: Double, degrees: Int) -> Double {
        upperTail(shape: Double(degrees) / 2, at: max(0, statistic) / 2)
    }
}
