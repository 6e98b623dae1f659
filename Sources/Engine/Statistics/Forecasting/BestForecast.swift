/// Lets each series choose its own method by a rolling-origin backtest on its own past: the least mean absolute
/// error wins, the earlier in the list on a tie.
///
/// A series too short to be tested uses the first method. Intermittent series (two periods of three without
/// demand, or more) are offered the methods made for them instead.
package struct BestForecast: ForecastMethod {
    package var methods: [any ForecastMethod]
    package var intermittent: [any ForecastMethod]
    package var origins: Int

    package init(
        methods: [any ForecastMethod] = BestForecast.standard,
        intermittent: [any ForecastMethod] = BestForecast.sparse, origins: Int = 3
    ) {
        self.methods = methods
        self.intermittent = intermittent
        self.origins = origins
    }

    package static let standard: [any ForecastMethod] = [
        DynamicOptimizedTheta(), ForecastMean.thetas, ExponentialSmoothing(), SeasonalNaive(),
    ]

    package static let sparse: [any ForecastMethod] = [
        TemporalAggregation(.multiple), IntermittentDemand(.teunterSyntetosBabai),
        IntermittentDemand(.syntetosBoylan), IntermittentDemand(.croston),
    ]

    package var name: String { "best of each series" }

    package func forecast(_ series: TimeSeries, horizon: Int, level: Double) throws -> Forecast {
        try requireHorizon(horizon)
        let method = try choose(for: series, horizon: horizon).method
        return try method.forecast(series, horizon: horizon, level: level)
    }

    /// The chosen method and how every candidate did; `reports` is empty when the series was too short to test.
    package func choose(
        for series: TimeSeries, horizon: Int
    ) throws -> (method: any ForecastMethod, reports: [RollingOrigin.Report]) {
        let candidates = isIntermittent(series) ? intermittent : methods
        guard let first = candidates.first else { throw StatisticsError.empty }
        let room = series.count - horizon - max(2 * series.period, 8)
        if room < 0 { return (first, []) }
        let test = try RollingOrigin(horizon: horizon, origins: min(origins, room + 1))
        let reports = try candidates.map { try test.backtest($0, on: series) }
        let best = reports.indices.min { reports[$0].meanAbsoluteError < reports[$1].meanAbsoluteError } ?? 0
        return (candidates[best], reports)
    }

    private func isIntermittent(_ series: TimeSeries) -> Bool {
        let zeros = series.values.filter { $0 == 0 }.count
        return series.values.allSatisfy { $0 >= 0 } && 3 * zeros >= 2 * series.count
    }
}
