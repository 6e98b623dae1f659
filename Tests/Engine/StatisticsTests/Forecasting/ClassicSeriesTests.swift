// Also tests: HoltWinters, ETSForm, ETSModel, ETSForecast, ExponentialSmoothing, Theta, SeasonalNaive, ForecastAccuracy
import MartletStatistics
import Testing

/// Six textbook series with the parameters, likelihoods and forecasts of R forecast 8.20.
@Suite(.enabled(if: SharedData.has("forecast-classic"))) struct ClassicSeriesTests {
    private static let names = ["AirPassengers", "USAccDeaths", "UKgas", "wineind", "Nile", "LakeHuron"]

    private func load(_ name: String) throws -> (series: TimeSeries, test: [Double], models: JSONFigures) {
        let figures = try SharedData.json("forecast-classic/expected.json")[name]
        let series = try TimeSeries(figures["train"].doubles, period: figures["frequency"].int)
        return (series, figures["test"].doubles, figures["models"])
    }

    @Test(arguments: names) func `R's parameters give R's likelihood and forecasts`(_ name: String) throws {
        let (series, test, models) = try load(name)
        for key in models.keys where key.hasPrefix("ets_") && !key.hasPrefix("ets_auto") {
            let form = try #require(ETSForm(code: String(key.dropFirst(4))))
            let model = try ETSModel(series, form: form, parameters: parameters(models[key]["params"], form, series.period))
            #expect(abs(model.logLikelihood - models[key]["loglik"].double) < 0.01, "\(form)")
            // R forgets to damp the first step when damping meets a multiplicative season.
            let tolerance = form.trend == .damped && form.season == .multiplicative ? 1e-3 : 1e-6
            for (ours, theirs) in zip(model.ahead(test.count), models[key]["forecast"].doubles) {
                #expect(abs(ours - theirs) <= tolerance * abs(theirs), "\(form): \(ours) for \(theirs)")
            }
        }
    }

    @Test(arguments: names) func `no fit is less likely than R's by more than a hundredth`(_ name: String) throws {
        let (series, _, models) = try load(name)
        for key in models.keys where key.hasPrefix("ets_") && !key.hasPrefix("ets_auto") {
            let form = try #require(ETSForm(code: String(key.dropFirst(4))))
            let model = try ETSModel(fitting: series, form: form)
            #expect(model.logLikelihood >= models[key]["loglik"].double - 0.01, "\(form)")
            #expect(model.aicc <= models[key]["aicc"].double + 0.02, "\(form)")
        }
    }

    @Test func `the automatic choice forecasts the six series no worse than R's on average`() throws {
        var ours = 0.0, theirs = 0.0
        for name in ClassicSeriesTests.names {
            let (series, test, models) = try load(name)
            let automatic = try #require(models.keys.first { $0.hasPrefix("ets_auto") })
            let mean = try ExponentialSmoothing().forecast(series, horizon: test.count).mean
            ours += try ForecastAccuracy.sMAPE(actual: test, forecast: mean)
            theirs += models[automatic]["smape"].double
        }
        #expect(ours <= theirs)
    }

    @Test(arguments: names) func `theta and seasonal naive forecast what R does`(_ name: String) throws {
        let (series, test, models) = try load(name)
        let theta = try Theta().forecast(series, horizon: test.count).mean
        for (ours, theirs) in zip(theta, models["thetaf"]["forecast"].doubles) {
            #expect(abs(ours - theirs) <= 0.005 * abs(theirs))
        }
        #expect(try SeasonalNaive().forecast(series, horizon: test.count).mean == models["snaive"]["forecast"].doubles)
        let mase = try ForecastAccuracy.MASE(
            actual: test, forecast: models["snaive"]["forecast"].doubles, training: series)
        #expect(abs(mase - models["snaive"]["mase"].double) < 1e-6)
    }

    @Test func `Holt-Winters finds the published parameters of the airline series`() throws {
        let (start, rest, _) = try load("AirPassengers")
        let series = try TimeSeries(start.values + rest, period: 12)
        let multiplicative = try HoltWintersFit(series, season: .multiplicative)
        #expect(abs(multiplicative.alpha - 0.2755925) < 1e-3)
        #expect(abs(multiplicative.beta - 0.03269295) < 1e-3)
        #expect(abs(multiplicative.gamma - 0.8707292) < 1e-3)
        #expect(multiplicative.squaredErrors <= 16_570.78)
        let additive = try HoltWintersFit(series, season: .additive)
        #expect(abs(additive.alpha - 0.2479595) < 1e-3)
        #expect(abs(additive.gamma - 1) < 1e-3)
        #expect(additive.squaredErrors <= 21_860.19)
    }

    @Test func `the airline series reaches the textbook's likelihood with its model`() throws {
        let (start, rest, _) = try load("AirPassengers")
        let series = try TimeSeries(start.values + rest, period: 12)
        let model = try ETSModel(fitting: series, form: #require(ETSForm(code: "MAdM")))
        #expect(model.logLikelihood >= -679.5832 - 0.01)
        #expect(model.form.parameterCount(period: 12) == 18)
    }

    /// R lists the season backwards and leaves out the oldest, which follows from the sum.
    private func parameters(_ figures: JSONFigures, _ form: ETSForm, _ period: Int) -> ETSParameters {
        func value(_ key: String, _ missing: Double) -> Double {
            figures[key].isNull ? missing : figures[key].double
        }
        var result = ETSParameters(
            alpha: figures["alpha"].double, beta: value("beta", 0), gamma: value("gamma", 0), phi: value("phi", 1),
            level: figures["l"].double, slope: value("b", 0))
        guard form.season != .none else { return result }
        result.seasons = (0..<period).map { figures["s\(period - 1 - $0)"].double }
        let known = result.seasons.dropFirst().reduce(0, +)
        result.seasons[0] = (form.season == .additive ? 0 : Double(period)) - known
        return result
    }
}
