import Foundation

/// The classical Holt–Winters filter: level, slope and season smoothed with weights that make the squared
/// one-step errors least, started from a decomposition of the first two seasons.
///
/// Winters 1960, in the form of R's `HoltWinters`, whose published parameters for the airline series it
/// reproduces. Unlike the likelihood models of `ETSModel` it costs nothing and has no band of its own: the band
/// is the spread of the one-step errors. Needs two seasons and one observation more.
package struct HoltWinters: ForecastMethod {
    package var season: SeasonalDecomposition.Kind
    package init(_ season: SeasonalDecomposition.Kind) { self.season = season }

    package var name: String { season == .additive ? "Holt-Winters additive" : "Holt-Winters multiplicative" }

    package func forecast(_ series: TimeSeries, horizon: Int, level: Double) throws -> Forecast {
        try requireHorizon(horizon)
        let fit = try HoltWintersFit(series, season: season)
        let freedom = max(series.count - series.period - 3, 1)
        let spread = (fit.squaredErrors / Double(freedom)).squareRoot()
        return try Forecast(
            method: name, mean: fit.ahead(horizon), standardErrors: Array(repeating: spread, count: horizon),
            freedom: freedom, level: level)
    }
}

/// Weights in [0, 1], and the state after the last observation.
package struct HoltWintersFit: Sendable {
    package private(set) var alpha = 0.0
    package private(set) var beta = 0.0
    package private(set) var gamma = 0.0
    package private(set) var squaredErrors = 0.0
    private let season: SeasonalDecomposition.Kind
    private let series: TimeSeries
    private var level: Double
    private var slope: Double
    private var figures: [Double]

    package init(_ series: TimeSeries, season: SeasonalDecomposition.Kind) throws {
        let period = series.period
        guard period > 1, series.count > 2 * period else { throw StatisticsError.tooFew(needed: 2 * period + 1) }
        if season == .multiplicative, let index = series.values.firstIndex(where: { $0 <= 0 }) {
            throw StatisticsError.outOfRange(what: "value for a multiplicative season", index: index)
        }
        let head = try series.prefix(2 * period)
        let trend = SeasonalDecomposition.centredAverage(head.values, period: period)
        self.season = season
        self.series = series
        slope = Theta.slope(trend)
        level = trend.reduce(0, +) / Double(trend.count) - slope * Double(trend.count + 1) / 2
        figures = try SeasonalDecomposition(of: head, kind: season).indices
        // The squared sine keeps each weight in [0, 1] and lets it reach the ends.
        let search = NelderMead()
        let start = self
        let found = [[0.3, 0.1, 0.1], [0.5, 0.05, 0.5]].map { weights in
            search.minimize(from: weights.map { asin($0.squareRoot()) }) { point in
                var trial = start
                return trial.run(point)
            }
        }
        guard let best = found.min(by: { $0.value < $1.value }) else { return }
        squaredErrors = run(best.point)
    }

    /// Smooths everything after the first season; returns the sum of squared errors.
    private mutating func run(_ point: [Double]) -> Double {
        (alpha, beta, gamma) = (square(sin(point[0])), square(sin(point[1])), square(sin(point[2])))
        var sum = 0.0
        for index in series.period..<series.count {
            let position = index % series.period, value = series.values[index], figure = figures[position]
            let base = level + slope
            sum += square(value - (season == .additive ? base + figure : base * figure))
            let plain = season == .additive ? value - figure : value / figure
            let next = alpha * plain + (1 - alpha) * base
            slope = beta * (next - level) + (1 - beta) * slope
            level = next
            let detrended = season == .additive ? value - level : value / level
            figures[position] = gamma * detrended + (1 - gamma) * figure
        }
        return sum.isFinite ? sum : .infinity
    }

    package func ahead(_ horizon: Int) -> [Double] {
        (0..<horizon).map { step in
            let base = level + slope * Double(step + 1)
            let figure = figures[(series.count + step) % series.period]
            return season == .additive ? base + figure : base * figure
        }
    }
}

private func square(_ x: Double) -> Double { x * x }
