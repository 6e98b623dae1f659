/// How a method would have done in the past: it forecasts from several dates, each time seeing only what was
/// known then (Tashman, "Out-of-sample tests of forecasting accuracy", 2000).
package struct RollingOrigin: Sendable {
    package let horizon: Int
    package let origins: Int
    package let step: Int
    package let level: Double

    /// - Parameters:
    ///   - horizon: periods forecast from each origin.
    ///   - origins: how many origins; the last one lies `horizon` before the end.
    ///   - step: periods between origins.
    ///   - level: of the band whose coverage is counted.
    package init(horizon: Int, origins: Int = 3, step: Int = 1, level: Double = 0.95) throws {
        guard horizon > 0, origins > 0, step > 0 else {
            throw StatisticsError.invalid("a backtest of \(origins) origins, step \(step), horizon \(horizon)")
        }
        self.horizon = horizon
        self.origins = origins
        self.step = step
        self.level = level
    }

    /// Means over the origins. `MASE` is `nil` where the training values never change.
    package struct Report: Sendable, Equatable {
        package var method: String
        package var sMAPE: Double
        package var MASE: Double?
        package var meanAbsoluteError: Double
        package var coverage: Double
        package var origins: Int
    }

    /// Needs at least three observations before the first origin.
    package func backtest(_ method: any ForecastMethod, on series: TimeSeries) throws -> Report {
        let first = series.count - horizon - (origins - 1) * step
        if first < 3 { throw StatisticsError.tooFew(needed: 3 + horizon + (origins - 1) * step) }
        var report = Report(
            method: method.name, sMAPE: 0, MASE: nil, meanAbsoluteError: 0, coverage: 0, origins: origins)
        var scaled: [Double] = []
        let share = 1 / Double(origins)
        for origin in 0..<origins {
            let cut = first + origin * step
            let training = try series.prefix(cut)
            let actual = Array(series.values[cut..<cut + horizon])
            let forecast = try method.forecast(training, horizon: horizon, level: level)
            report.sMAPE += share * (try ForecastAccuracy.sMAPE(actual: actual, forecast: forecast.mean))
            let error = try ForecastAccuracy.meanAbsoluteError(actual: actual, forecast: forecast.mean)
            report.meanAbsoluteError += share * error
            report.coverage += share * (try ForecastAccuracy.coverage(actual: actual, forecast: forecast))
            let scale = try ForecastAccuracy.naiveError(training)
            if scale > 0 { scaled.append(error / scale) }
        }
        if scaled.count == origins { report.MASE = scaled.reduce(0, +) * share }
        return report
    }
}
