import Foundation

/// The Theta method, winner of the M3 competition.
///
/// Simple exponential smoothing of the seasonally adjusted series plus a drift of half the slope of the linear
/// trend, which is what averaging the lines θ = 0 and θ = 2 comes to (Assimakopoulos and Nikolopoulos 2000;
/// Hyndman and Billah 2003, whose formula this is). Step h has the standard error
/// σ sqrt(1 + (h - 1) α²) of simple smoothing.
package struct Theta: ForecastMethod {
    package init() {}
    package var name: String { "theta" }

    package func forecast(_ series: TimeSeries, horizon: Int, level: Double) throws -> Forecast {
        try requireHorizon(horizon)
        guard series.count >= 2 else { return try SeasonalNaive().forecast(series, horizon: horizon, level: level) }
        let season = try SeasonalDecomposition.forTheta(series)
        let values = season?.adjust(series.values) ?? series.values
        let smoothing = try SimpleSmoothing(fitting: values)
        let drift = Theta.slope(values) / 2
        let alpha = smoothing.alpha
        let memory = (1 - pow(1 - alpha, Double(values.count))) / alpha
        let flat = (0..<horizon).map { smoothing.level + drift * (Double($0) + memory) }
        let freedom = max(values.count - 3, 1)
        let variance = smoothing.squaredErrors / Double(freedom)
        let errors = (0..<horizon).map { (variance * (1 + Double($0) * alpha * alpha)).squareRoot() }
        return try Forecast(method: name, mean: flat, standardErrors: errors, freedom: freedom, level: level)
            .restoring(season, offset: series.count)
    }

    static func slope(_ values: [Double]) -> Double {
        let count = Double(values.count)
        let middle = (count - 1) / 2
        var sum = 0.0
        for (index, value) in values.enumerated() { sum += (Double(index) - middle) * value }
        return sum / (count * (count * count - 1) / 12)
    }
}

extension Forecast {
    /// Puts the season back on the centre and on both ends of the band.
    func restoring(_ season: SeasonalDecomposition?, offset: Int) -> Forecast {
        guard let season else { return self }
        var result = self
        result.mean = season.restore(mean, offset: offset)
        result.lower = season.restore(lower, offset: offset)
        result.upper = season.restore(upper, offset: offset)
        return result
    }
}
