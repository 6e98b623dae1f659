/// Forecasts of demand that is mostly zero, such as spare parts: a flat rate for each period.
///
/// Croston, "Forecasting and stock control for intermittent demands" (1972): sizes and intervals are smoothed
/// apart and divided. `syntetosBoylan` multiplies by 1 - α/2, which removes Croston's upward bias (2005).
/// `teunterSyntetosBabai` smooths the chance of a demand in every period instead of the interval (2011), so that
/// a product nobody buys any more fades to zero.
///
/// The first interval counts from the start of the series; the first size, interval or indicator starts its
/// average. Negative demand (returns) is `outOfRange`; a series without any demand forecasts 0.
package struct IntermittentDemand: ForecastMethod {
    package enum Variant: String, Sendable, CaseIterable {
        case croston = "Croston"
        case syntetosBoylan = "SBA"
        case teunterSyntetosBabai = "TSB"
    }

    package var variant: Variant
    /// Weight of the newest size, and of the newest interval or indicator.
    package var alpha: Double

    package init(_ variant: Variant, alpha: Double = 0.1) {
        self.variant = variant
        self.alpha = alpha
    }

    package var name: String { variant.rawValue }

    package func forecast(_ series: TimeSeries, horizon: Int, level: Double) throws -> Forecast {
        try requireHorizon(horizon)
        return try .flat(rate(series), after: series, horizon: horizon, level: level, method: name)
    }

    /// Expected demand per period.
    package func rate(_ series: TimeSeries) throws -> Double {
        guard alpha > 0, alpha <= 1 else { throw StatisticsError.invalid("a smoothing weight of \(alpha)") }
        try requireDemand(series)
        var size = 0.0, interval = 0.0, chance = series.values[0] > 0 ? 1.0 : 0
        var last = -1
        for (index, value) in series.values.enumerated() {
            if index > 0 { chance += alpha * ((value > 0 ? 1 : 0) - chance) }
            guard value > 0 else { continue }
            let gap = Double(index - last)
            size = last < 0 ? value : size + alpha * (value - size)
            interval = last < 0 ? gap : interval + alpha * (gap - interval)
            last = index
        }
        if last < 0 { return 0 }
        switch variant {
        case .croston: return size / interval
        case .syntetosBoylan: return (1 - alpha / 2) * size / interval
        case .teunterSyntetosBabai: return chance * size
        }
    }
}

func requireDemand(_ series: TimeSeries) throws {
    if let index = series.values.firstIndex(where: { $0 < 0 }) {
        throw StatisticsError.outOfRange(what: "demand", index: index)
    }
}

extension Forecast {
    /// One rate for every step. The band is the empirical one of the series: no formula for the spread of an
    /// intermittent demand holds without assuming a distribution that most parts don't follow.
    static func flat(
        _ rate: Double, after series: TimeSeries, horizon: Int, level: Double, method: String
    ) throws -> Forecast {
        guard level > 0, level < 1 else { throw StatisticsError.invalid("a band of level \(level)") }
        let tail = (1 - level) / 2
        let sorted = series.values.sorted()
        let lower = min(Quantiles.interpolate(sorted, at: tail), rate)
        let upper = max(Quantiles.interpolate(sorted, at: 1 - tail), rate)
        return Forecast(
            method: method, mean: Array(repeating: rate, count: horizon),
            lower: Array(repeating: lower, count: horizon), upper: Array(repeating: upper, count: horizon),
            level: level)
    }
}
