import MartletStatistics

/// Back-test on the Maven pipeline: what the deals open on a day brought in the next quarter. The reference is the
/// flat weighting's error in per cent, to be beaten.
func closingFigures() throws -> [BenchmarkRow] {
    let pipeline = try SalesPipeline()
    let snapshots = [("2017-06-30", 92), ("2017-09-30", 91)]
    return try snapshots.flatMap { date, horizon in
        let day = dayNumber(iso: date)
        var settings = ClosingForecast.Settings()
        settings.horizon = horizon
        let run = try timed { try ClosingForecast(pipeline.cases, on: day, settings: settings) }
        let forecast = run.value
        let actual = ClosingForecast.actual(pipeline.cases, on: day, within: horizon)
        return [
            BenchmarkRow(
                "\(date): |error| %, flat weighting beside ours", reference: 100 * abs(forecast.flatWeighted / actual - 1),
                ours: 100 * abs(forecast.expected / actual - 1), tolerance: 0, better: -1, ourSeconds: run.seconds),
            BenchmarkRow("\(date): actual beside P10", reference: actual, ours: forecast.range.low, tolerance: 0, better: -1),
            BenchmarkRow("\(date): actual beside P50", reference: actual, ours: forecast.range.median, tolerance: nil),
            BenchmarkRow("\(date): actual beside P90", reference: actual, ours: forecast.range.high, tolerance: 0, better: 1),
        ]
    }
}
