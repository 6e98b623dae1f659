// Also tests: BestForecast, ForecastMean, RollingOrigin, Forecast, SeasonalDecomposition, TimeSeries
import MartletKernel
import MartletStatistics
import Testing

@Suite struct ForecastLawTests {
    private static let methods: [any ForecastMethod] = [
        SeasonalNaive(), Theta(), DynamicOptimizedTheta(), ForecastMean.thetas, ExponentialSmoothing(),
    ]

    private static let months: [Double] = (0..<48).map { month -> Double in
        let trend = 100 + 2 * Double(month)
        let season = Double((month * 5) % 12) * 2
        return trend + season + Double((month * month * 31) % 17)
    }

    @Test func `a series in cents is forecast like the same series in euros`() throws {
        let euros = try TimeSeries(ForecastLawTests.months, period: 12)
        let cents = try TimeSeries(ForecastLawTests.months.map { 100 * $0 }, period: 12)
        for method in ForecastLawTests.methods {
            let one = try method.forecast(euros, horizon: 14).mean, hundred = try method.forecast(cents, horizon: 14).mean
            for (a, b) in zip(one, hundred) { #expect(abs(100 * a - b) < 1e-3 * b, "\(method.name)") }
        }
    }

    @Test func `the band encloses the mean and widens with its level`() throws {
        let series = try TimeSeries(ForecastLawTests.months, period: 12)
        for method in ForecastLawTests.methods {
            let narrow = try method.forecast(series, horizon: 6, level: 0.5)
            let wide = try method.forecast(series, horizon: 6, level: 0.95)
            for step in 0..<6 {
                #expect(wide.lower[step] < narrow.lower[step] && narrow.lower[step] < narrow.mean[step])
                #expect(wide.upper[step] > narrow.upper[step] && narrow.upper[step] > narrow.mean[step])
            }
        }
    }

    @Test func `short, constant and single-value series are forecast without a crash`() throws {
        for values in [[5.0], [5, 5], [5, 6, 7], [4, 4, 4, 4, 4, 4, 4, 4], [0, 0, 0, 0, 0]] {
            for method in ForecastLawTests.methods + [BestForecast()] {
                let mean = try method.forecast(TimeSeries(values, period: 12), horizon: 3).mean
                #expect(mean.count == 3 && mean.allSatisfy(\.isFinite), "\(method.name) on \(values)")
            }
        }
    }

    @Test func `odd series are forecast with finite numbers, lower end below upper end`() throws {
        var random = SeededRandom(seed: 99)
        for trial in 0..<60 {
            let scale = [1, 1e-300, 1e97, 1e-12][trial % 4], period = [1, 4, 7, 12][trial / 4 % 4]
            let values = (0..<(trial % 30 + 1)).map { index -> Double in
                switch trial % 5 {
                case 0: return random.unit() < 0.8 ? 0 : scale
                case 1: return -scale * Double(index)
                case 2: return index % 2 == 0 ? scale : -scale
                case 3: return index < 7 ? 0 : scale
                default: return (random.unit() - 0.5) * scale
                }
            }
            for method in ForecastLawTests.methods {
                let forecast = try method.forecast(TimeSeries(values, period: period), horizon: 4)
                let numbers = forecast.mean + forecast.lower + forecast.upper
                let isOrdered = zip(forecast.lower, forecast.upper).allSatisfy { $0 <= $1 }
                let isFinite = numbers.allSatisfy { $0.isFinite }
                #expect(isFinite && isOrdered, "\(method.name) \(values)")
            }
        }
    }

    @Test func `a constant series continues`() throws {
        let series = try TimeSeries(Array(repeating: 7, count: 30), period: 12)
        for method in ForecastLawTests.methods {
            for value in try method.forecast(series, horizon: 5).mean { #expect(abs(value - 7) < 1e-6, "\(method.name)") }
        }
    }

    @Test func `bad input is refused by name`() throws {
        #expect(throws: StatisticsError.empty) { try TimeSeries([]) }
        #expect(throws: StatisticsError.notFinite(index: 1)) { try TimeSeries([1, .nan]) }
        #expect(throws: StatisticsError.notFinite(index: 0)) { try TimeSeries([.infinity]) }
        #expect(throws: StatisticsError.self) { try TimeSeries([1], period: 0) }
        #expect(throws: StatisticsError.outOfRange(what: "value", index: 1)) { try TimeSeries([1, 1e300]) }
        let series = try TimeSeries([1, 2, 3])
        #expect(throws: StatisticsError.self) { try Theta().forecast(series, horizon: 0) }
        #expect(throws: StatisticsError.self) { try Theta().forecast(series, horizon: 2, level: 1.2) }
        #expect(throws: StatisticsError.tooFew(needed: 24)) {
            try SeasonalDecomposition(of: TimeSeries(Array(repeating: 1, count: 20), period: 12), kind: .additive)
        }
        #expect(throws: StatisticsError.self) {
            try ETSModel(fitting: TimeSeries((0..<20).map { Double($0) - 5 }), form: #require(ETSForm(code: "MNN")))
        }
    }

    @Test func `a forecast does not change with later observations held back by the backtest`() throws {
        let series = try TimeSeries(ForecastLawTests.months, period: 12)
        let report = try RollingOrigin(horizon: 6, origins: 2).backtest(SeasonalNaive(), on: series)
        let first = try SeasonalNaive().forecast(series.prefix(41), horizon: 6).mean
        let second = try SeasonalNaive().forecast(series.prefix(42), horizon: 6).mean
        let errors = try [(first, 41), (second, 42)].map { mean, cut in
            try ForecastAccuracy.sMAPE(actual: Array(series.values[cut..<cut + 6]), forecast: mean)
        }
        #expect(abs(report.sMAPE - (errors[0] + errors[1]) / 2) < 1e-12)
        #expect(report.origins == 2)
    }

    @Test func `an intermittent series chooses among the methods for intermittent demand`() throws {
        let demand = try TimeSeries((0..<40).map { $0 % 6 == 2 ? 3 : 0 })
        let choice = try BestForecast().choose(for: demand, horizon: 4)
        #expect(BestForecast.sparse.map(\.name).contains(choice.method.name))
        #expect(choice.reports.count == BestForecast.sparse.count)
    }
}
