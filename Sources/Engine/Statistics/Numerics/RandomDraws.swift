import Foundation
import MartletKernel

/// Draws from the distributions the simulations need, all from one seeded stream, so that a forecast can be
/// repeated to the last digit.
extension SeededRandom {
    /// Uniform in (0, 1): safe inside a logarithm.
    package mutating func openUnit() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

    /// Uniform integer in 0..<bound, without modulo bias.
    package mutating func index(below bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

    /// Standard normal by Marsaglia's polar method.
    package mutating func normal() -> Double {
        while true {
            let u = 2 * unit() - 1
            let v = 2 * unit() - 1
            let s = u * u + v * v
            if s > 0, s < 1 { return u * (-2 * log(s) / s).squareRoot() }
        }
    }

    /// Exponential with mean 1.
    package mutating func exponential() -> Double { -log(openUnit()) }

    /// Gamma with the given shape and rate 1: Marsaglia and Tsang, "A simple method for generating gamma
    /// variables", ACM TOMS 26 (2000); their boost for shapes below 1.
    package mutating func gamma(shape: Double) -> Double {
        if shape < 1 { return gamma(shape: shape + 1) * exp(log(openUnit()) / shape) }
        let d = shape - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = normal()
            let root = 1 + c * x
            if root <= 0 { continue }
            let v = root * root * root
            if log(openUnit()) < 0.5 * x * x + d - d * v + d * log(v) { return d * v }
        }
    }

    /// Beta(a, b) as a ratio of gammas.
    package mutating func beta(_ a: Double, _ b: Double) -> Double {
        let x = gamma(shape: a)
        let y = gamma(shape: b)
        return x + y > 0 ? x / (x + y) : (unit() < a / (a + b) ? 1 : 0)
    }

    /// Poisson: by multiplication for small means; larger ones are split by the gamma trick of Ahrens and
    /// Dieter (1974), which needs O(log mean) draws.
    package mutating func poisson(mean: Double) -> Int {
        var count = 0
        var mean = mean
        while mean > 16 {
            let m = Int(mean * 0.875)
            let x = gamma(shape: Double(m))
            if x > mean { return count + binomial(trials: m - 1, probability: mean / x) }
            count += m
            mean -= x
        }
        let limit = exp(-mean)
        var product = openUnit()
        while product > limit {
            count += 1
            product *= openUnit()
        }
        return count
    }

    /// Binomial: counted for few trials, halved through a beta draw (Relles 1972) for many.
    package mutating func binomial(trials: Int, probability: Double) -> Int {
        var trials = trials
        var probability = probability
        var count = 0
        while trials > 32 {
            let a = 1 + trials / 2
            let x = beta(Double(a), Double(trials + 1 - a))
            if x <= probability {
                count += a
                trials -= a
                probability = x < 1 ? (probability - x) / (1 - x) : 0
            } else {
                trials = a - 1
                probability /= x
            }
        }
        for _ in 0..<max(trials, 0) where unit() < probability { count += 1 }
        return count
    }
}
