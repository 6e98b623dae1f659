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

    /// A symmetric normal band from the standard errors of each step.
    package init(method: String, mean: [Double], standardErrors: [Double], level: Double) throws {
        let z = try Normal.halfWidth(level: level)
        self.init(
            method: method, mean: mean,
            lower: zip(mean, standardErrors).map { $0 - z * $1 },
            upper: zip(mean, standardErrors).map { $0 + z * $1 }, level: level)
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
