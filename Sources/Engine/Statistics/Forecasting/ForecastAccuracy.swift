/// How far forecasts were from what happened.
///
/// sMAPE is the M3 competition's: the mean of 200 |y - f| / (|y| + |f|), in percent, 0 where both are 0. MASE
/// divides the mean absolute error by that of the seasonal naive method within the training values (Hyndman and
/// Koehler, "Another look at measures of forecast accuracy", 2006), so that 1 means "no better than last year".
package enum ForecastAccuracy {
    package static func sMAPE(actual: [Double], forecast: [Double]) throws -> Double {
        try check(actual, forecast)
        let shares = zip(actual, forecast).map { pair -> Double in
            let size = abs(pair.0) + abs(pair.1)
            return size == 0 ? 0 : 200 * abs(pair.0 - pair.1) / size
        }
        return shares.reduce(0, +) / Double(shares.count)
    }

    /// `constantColumn` when the training values never change from season to season: the scale is zero.
    package static func MASE(actual: [Double], forecast: [Double], training: TimeSeries) throws -> Double {
        let scale = try naiveError(training)
        if scale == 0 { throw StatisticsError.constantColumn(name: "training") }
        return try meanAbsoluteError(actual: actual, forecast: forecast) / scale
    }

    package static func meanAbsoluteError(actual: [Double], forecast: [Double]) throws -> Double {
        try check(actual, forecast)
        return zip(actual, forecast).reduce(0) { $0 + abs($1.0 - $1.1) } / Double(actual.count)
    }

    package static func rootMeanSquaredError(actual: [Double], forecast: [Double]) throws -> Double {
        try check(actual, forecast)
        let squares = zip(actual, forecast).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        return (squares / Double(actual.count)).squareRoot()
    }

    /// Mean of |y_t - y_{t-m}| over the training values.
    package static func naiveError(_ training: TimeSeries) throws -> Double {
        let lag = training.count > training.period ? training.period : 1
        guard training.count > lag else { throw StatisticsError.tooFew(needed: lag + 1) }
        let values = training.values
        var sum = 0.0
        for index in lag..<values.count { sum += abs(values[index] - values[index - lag]) }
        return sum / Double(values.count - lag)
    }

    /// Share of the values that lie within the band; near `level` when the method knows how sure it is.
    package static func coverage(actual: [Double], forecast: Forecast) throws -> Double {
        try check(actual, forecast.mean)
        let inside = actual.indices.filter { forecast.lower[$0] <= actual[$0] && actual[$0] <= forecast.upper[$0] }
        return Double(inside.count) / Double(actual.count)
    }

    private static func check(_ actual: [Double], _ forecast: [Double]) throws {
        if actual.isEmpty { throw StatisticsError.empty }
        try StatisticsError.requireSameLength(actual.count, forecast.count)
        try StatisticsError.requireFinite(actual)
    }
}
