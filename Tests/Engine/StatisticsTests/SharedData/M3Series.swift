import MartletStatistics

/// The M3 competition's series with what two other programs forecast for them.
struct M3Series {
    let training: TimeSeries
    let actual: [Double]
    let kind: String
    /// Forecasts of R's `thetaf`.
    let referenceTheta: [Double]

    static func all() throws -> [M3Series] {
        let series = try SharedData.csv("forecast-m3/M3.csv.gz")
        let thetas = try SharedData.csv("forecast-m3/expected_R_forecast_ets_theta_per_series.csv.gz").column("theta_fc")
        return try zip(series.rows, thetas).map { row, theta in
            M3Series(
                training: try TimeSeries(numbers(row[6]), period: Int(row[2]) ?? 1), actual: numbers(row[7]),
                kind: row[1], referenceTheta: numbers(theta))
        }
    }

    private static func numbers(_ text: String) -> [Double] {
        text.split(separator: " ").map { Double($0) ?? .nan }
    }
}
