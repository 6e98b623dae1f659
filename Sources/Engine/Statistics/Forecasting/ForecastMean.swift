/// The plain mean of several methods, which is hard to beat: errors of different methods cancel (Bates and
/// Granger 1969; every M competition since). The ends of the band are averaged too.
package struct ForecastMean: ForecastMethod {
    package var methods: [any ForecastMethod]
    package var name: String

    package init(_ methods: [any ForecastMethod], name: String) {
        self.methods = methods
        self.name = name
    }

    /// Both Thetas: cheap, and over the M3 series better than either.
    package static let thetas = ForecastMean([DynamicOptimizedTheta(), Theta()], name: "mean of thetas")

    /// The most accurate automatic method here, where two hundred times the cost doesn't matter.
    package static let thorough = ForecastMean(
        [DynamicOptimizedTheta(), Theta(), ExponentialSmoothing(choice: .akaikeWeights)],
        name: "mean of thetas and smoothing")

    package func forecast(_ series: TimeSeries, horizon: Int, level: Double) throws -> Forecast {
        if methods.isEmpty { throw StatisticsError.empty }
        let parts = try methods.map { try $0.forecast(series, horizon: horizon, level: level) }
        return Forecast.weighted(parts, weights: parts.map { _ in 1 }, method: name)
    }
}

extension Forecast {
    /// Weighted mean of forecasts of one horizon.
    static func weighted(_ parts: [Forecast], weights: [Double], method: String) -> Forecast {
        let total = weights.reduce(0, +)
        func mean(_ path: KeyPath<Forecast, [Double]>) -> [Double] {
            var sum = [Double](repeating: 0, count: parts[0].horizon)
            for (part, weight) in zip(parts, weights) {
                for (step, value) in part[keyPath: path].enumerated() { sum[step] += value * weight / total }
            }
            return sum
        }
        return Forecast(
            method: method, mean: mean(\.mean), lower: mean(\.lower), upper: mean(\.upper), level: parts[0].level)
    }
}
