/// What a method expects for the next periods, in the units of the series, with a band that shall hold each
/// single value with probability `level`. `mean`, `lower` and `upper` have one entry for each period ahead.
package struct Forecast: Sendable, Equatable {
    package var method: String
    package var mean: [Double]
    package var lower: [Double]
    package var upper: [Double]
    package var level: Double

    package init(method: String, mean: [Double], lower: [Double], upper: [Double], level: Double) {
        self.method = method
        self.mean = mean
        self.lower = lower
        self.upper = upper
        self.level = level
    }

    /// A symmetric band from the standard errors of each step. They were estimated from few residuals, so Student's
    /// t with that many degrees of `freedom` takes the place of the normal distribution: for ten, the 95 % band is
    /// 14 % wider.
    package init(method: String, mean: [Double], standardErrors: [Double], freedom: Int, level: Double) throws {
        let width = try Forecast.halfWidth(level: level, freedom: max(freedom, 1))
        self.init(
            method: method, mean: mean,
            lower: zip(mean, standardErrors).map { $0 - width * $1 },
            upper: zip(mean, standardErrors).map { $0 + width * $1 }, level: level)
    }

    /// The t for which P(|T| < t) is `level`: t² / (ν + t²) follows the beta distribution (½, ν / 2).
    private static func halfWidth(level: Double, freedom: Int) throws -> Double {
        guard level > 0, level < 1 else { throw StatisticsError.invalid("a band of level \(level)") }
        let share = Beta.quantile(level, a: 0.5, b: Double(freedom) / 2)
        return (Double(freedom) * share / (1 - share)).squareRoot()
    }

    package var horizon: Int { mean.count }
}

/// A way to look ahead. Implementations are values without state: the same series gives the same forecast.
package protocol ForecastMethod: Sendable {
    var name: String { get }
    /// - Parameters:
    ///   - horizon: periods ahead, at least 1.
    ///   - level: probability that the band holds a single future value, for example 0.95.
    func forecast(_ series: TimeSeries, horizon: Int, level: Double) throws -> Forecast
}

extension ForecastMethod {
    package func forecast(_ series: TimeSeries, horizon: Int) throws -> Forecast {
        try forecast(series, horizon: horizon, level: 0.95)
    }

    func requireHorizon(_ horizon: Int) throws {
        if horizon < 1 { throw StatisticsError.invalid("a horizon of \(horizon)") }
    }
}
