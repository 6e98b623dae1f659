import MartletStatistics
import Testing

/// A fixed tenth of the 3,003 series; the benchmark runs them all against the published figures.
@Suite(.enabled(if: SharedData.has("forecast-m3"))) struct M3Tests {
    private func sample(every step: Int) throws -> [M3Series] {
        let all = try M3Series.all()
        return stride(from: 0, to: all.count, by: step).map { all[$0] }
    }

    private func meanSMAPE(_ method: any ForecastMethod, _ series: [M3Series]) throws -> Double {
        let errors = try series.map { one in
            let forecast = try method.forecast(one.training, horizon: one.actual.count)
            return try ForecastAccuracy.sMAPE(actual: one.actual, forecast: forecast.mean)
        }
        return errors.reduce(0, +) / Double(errors.count)
    }

    @Test func `theta is within half a percent of R on nineteen of twenty series`() throws {
        let series = try sample(every: 10)
        let close = try series.filter { one in
            let mean = try Theta().forecast(one.training, horizon: one.actual.count).mean
            return zip(mean, one.referenceTheta).allSatisfy { abs($0 - $1) <= 0.005 * abs($1) }
        }
        #expect(Double(close.count) >= 0.95 * Double(series.count))
    }

    @Test func `on a tenth of M3 the default method beats theta, and both beat the seasonal naive`() throws {
        let series = try sample(every: 10)
        let naive = try meanSMAPE(SeasonalNaive(), series)
        let theta = try meanSMAPE(Theta(), series)
        let dynamic = try meanSMAPE(DynamicOptimizedTheta(), series)
        #expect(dynamic < theta)
        #expect(theta < naive - 1.5)
    }

    @Test func `bands of the default method hold between 75 and 99 of a hundred values`() throws {
        let series = try sample(every: 20)
        let shares = try series.map { one in
            try ForecastAccuracy.coverage(
                actual: one.actual,
                forecast: DynamicOptimizedTheta().forecast(one.training, horizon: one.actual.count))
        }
        let coverage = shares.reduce(0, +) / Double(shares.count)
        #expect(coverage > 0.75 && coverage < 0.99)
    }
}
