/// The value of one season ago; with a period of 1, the last value. The yardstick every other method has to
/// beat, and the scale of MASE.
///
/// Standard error k seasons ahead: sqrt(k) times the root mean square of the seasonal differences (Hyndman and
/// Athanasopoulos, "Forecasting: Principles and Practice", 3rd edition, section 5.5).
/// A series shorter than its season falls back to the last value.
package struct SeasonalNaive: ForecastMethod {
    package init() {}
    package var name: String { "seasonal naive" }

    package func forecast(_ series: TimeSeries, horizon: Int, level: Double) throws -> Forecast {
        try requireHorizon(horizon)
        let values = series.values
        let lag = values.count > series.period ? series.period : 1
        let base = values.count - min(lag, values.count)
        var squares = 0.0
        for index in stride(from: lag, to: values.count, by: 1) {
            let change = values[index] - values[index - lag]
            squares += change * change
        }
        let differences = max(values.count - lag, 1)
        let spread = (squares / Double(differences)).squareRoot()
        return try Forecast(
            method: name,
            mean: (0..<horizon).map { values[base + $0 % lag] },
            standardErrors: (0..<horizon).map { spread * Double($0 / lag + 1).squareRoot() }, freedom: differences,
            level: level)
    }
}
