import Foundation

/// One pass of the smoothing equations over a series, and its likelihood.
///
/// With q = level + φ slope, p the observation without its season and δ = p - q:
///     μ = q ∘ season,   level' = q + α δ,   slope' = φ slope + β δ,   season' = season + γ (y ⊖ q - season).
/// The kind of error changes the likelihood, not the states (Hyndman et al. 2008, chapter 2).
/// Deviance: n ln Σ e² for additive errors; n ln Σ (e/μ)² + 2 Σ ln μ for multiplicative ones; minus twice the log
/// likelihood up to a constant, as in R.
final class ETSRecursion {
    let form: ETSForm
    let values: [Double]
    let period: Int
    /// States before each observation, and what they expected; the gradient reads them backwards.
    private(set) var levels: [Double]
    private(set) var slopes: [Double]
    private(set) var seasons: [Double]
    private(set) var expected: [Double]
    /// Sum of squared (relative) one-step errors of the last pass.
    private(set) var squaredErrors = 0.0
    /// The states after the last observation; seasons rotate with the position within the season.
    private(set) var final: ETSParameters

    init(_ series: TimeSeries, form: ETSForm) {
        self.form = form
        values = series.values
        period = series.period
        levels = [Double](repeating: 0, count: series.count)
        slopes = levels
        seasons = levels
        expected = levels
        final = ETSParameters(alpha: 0, level: 0)
    }

    /// Infinite where the model is not defined: an expected value at or below zero with relative errors.
    func deviance(_ parameters: ETSParameters) -> Double {
        final = parameters
        let logs = forward()
        guard logs.isFinite, squaredErrors.isFinite else { return .infinity }
        // A perfect fit has infinite likelihood; the floor keeps comparisons between forms meaningful.
        let scale = form.error == .additive ? values.reduce(1e-300) { $0 + $1 * $1 } : 1
        squaredErrors = max(squaredErrors, 1e-24 * scale)
        return Double(values.count) * log(squaredErrors) + 2 * logs
    }

    /// Returns Σ ln μ for relative errors, else 0.
    private func forward() -> Double {
        let relative = form.error == .multiplicative, kind = form.season
        let (alpha, beta, gamma, phi) = (final.alpha, final.beta, final.gamma, final.phi)
        var level = final.level, slope = final.slope, sum = 0.0, logs = LogSum(), position = 0
        for index in 0..<values.count {
            let value = values[index]
            let base = level + phi * slope
            let season = kind == .none ? 0 : final.seasons[position]
            let mu = kind == .multiplicative ? base * season : base + season
            (levels[index], slopes[index], seasons[index], expected[index]) = (level, slope, season, mu)
            if relative {
                if !(mu > 1e-12) || !(base > 1e-12) { return .infinity }
                let error = value / mu - 1
                sum += error * error
                logs.multiply(mu)
            } else {
                sum += (value - mu) * (value - mu)
            }
            let delta = kind == .multiplicative ? value / season - base : value - season - base
            level = base + alpha * delta
            slope = phi * slope + beta * delta
            if kind != .none {
                let detrended = kind == .additive ? value - base : value / base
                final.seasons[position] = season + gamma * (detrended - season)
                position = position + 1 == period ? 0 : position + 1
            }
        }
        (final.level, final.slope, squaredErrors) = (level, slope, sum)
        return relative ? logs.total : 0
    }
}

/// Σ ln x with one logarithm for many factors.
private struct LogSum {
    private var product = 1.0
    private var logs = 0.0

    @inline(__always)
    mutating func multiply(_ factor: Double) {
        product *= factor
        if product > 1e200 || product < 1e-200 {
            logs += log(product)
            product = 1
        }
    }

    var total: Double { logs + log(product) }
}
