import MartletStatistics

/// All 3,003 series of the M3 competition against the competition's winner, R and statsforecast.
func m3Figures() throws -> [BenchmarkRow] {
    let series = try M3Series.all()
    let close = try series.filter { one in
        let mean = try Theta().forecast(one.training, horizon: one.actual.count).mean
        return zip(mean, one.referenceTheta).allSatisfy { abs($0 - $1) <= 0.005 * abs($1) }
    }
    var rows = [
        BenchmarkRow(
            "theta within .5 % of R thetaf (share of series)", reference: 0.95,
            ours: Double(close.count) / Double(series.count), tolerance: 0, better: 1)
    ]
    // Method, sMAPE to reach, what its reference was in words, CPU seconds of the reference.
    let methods: [(any ForecastMethod, Double, String, Double, Double)] = [
        (SeasonalNaive(), 15.186, "statsforecast", 0.001, 0.32),
        (Theta(), 12.80, "R thetaf 12.790", 0, 7.2),
        (DynamicOptimizedTheta(), 12.527, "statsforecast", 0.02, 13.2),
        (ForecastMean.thetas, 12.53, "asked", 0, 13.2),
        (ExponentialSmoothing(), 13.07, "R ets", 0, 190),
        (ExponentialSmoothing(choice: .akaikeWeights), 13.07, "R ets", 0, 190),
        (ForecastMean.thorough, 12.40, "asked (stretch)", 0, 210),
    ]
    for (method, reference, source, tolerance, seconds) in methods {
        rows += try m3Figures(
            method, series, reference: reference, source: source, tolerance: tolerance, seconds: seconds)
    }
    return rows
}

private func m3Figures(
    _ method: any ForecastMethod, _ series: [M3Series], reference: Double, source: String, tolerance: Double,
    seconds: Double
) throws -> [BenchmarkRow] {
    let run = try timed(repeats: 1) {
        try series.map { try method.forecast($0.training, horizon: $0.actual.count) }
    }
    var error = 0.0, scaled = 0.0, coverage = 0.0
    let share = 1 / Double(series.count)
    for (one, forecast) in zip(series, run.value) {
        error += share * (try ForecastAccuracy.sMAPE(actual: one.actual, forecast: forecast.mean))
        scaled +=
            share
            * (try ForecastAccuracy.MASE(
                actual: one.actual, forecast: forecast.mean, training: one.training))
        coverage += share * (try ForecastAccuracy.coverage(actual: one.actual, forecast: forecast))
    }
    return [
        BenchmarkRow(
            "\(method.name) sMAPE, \(source)", reference: reference, ours: error, tolerance: tolerance, better: -1,
            referenceSeconds: seconds, ourSeconds: run.seconds),
        BenchmarkRow("  its MASE", reference: .nan, ours: scaled, tolerance: nil),
        BenchmarkRow("  its coverage of the 95 % band", reference: 0.95, ours: coverage, tolerance: nil),
    ]
}

/// The six textbook series: likelihoods of every fixed form against R's, and the automatic choice.
func textbookFigures() throws -> [BenchmarkRow] {
    let figures = try SharedData.json("forecast-classic/expected.json")
    var rows: [BenchmarkRow] = []
    var ours = 0.0, theirs = 0.0, seconds = 0.0, referenceSeconds = 0.0
    for name in ["AirPassengers", "USAccDeaths", "UKgas", "wineind", "Nile", "LakeHuron"] {
        let series = try TimeSeries(figures[name]["train"].doubles, period: figures[name]["frequency"].int)
        let test = figures[name]["test"].doubles, models = figures[name]["models"]
        for key in models.keys where key.hasPrefix("ets_") {
            if key.hasPrefix("ets_auto") {
                let run = try timed { try ExponentialSmoothing().forecast(series, horizon: test.count) }
                ours += try ForecastAccuracy.sMAPE(actual: test, forecast: run.value.mean) / 6
                theirs += models[key]["smape"].double / 6
                seconds += run.seconds
                referenceSeconds += models[key]["cpu_s"].double
            } else if let form = ETSForm(code: String(key.dropFirst(4))) {
                let run = try timed { try ETSModel(fitting: series, form: form) }
                rows.append(
                    BenchmarkRow(
                        "\(name) \(form) log likelihood", reference: models[key]["loglik"].double,
                        ours: run.value.logLikelihood, tolerance: 0.01, better: 1,
                        referenceSeconds: models[key]["cpu_s"].double, ourSeconds: run.seconds))
            }
        }
    }
    rows.append(
        BenchmarkRow(
            "automatic choice, mean sMAPE of the six", reference: theirs, ours: ours, tolerance: 0, better: -1,
            referenceSeconds: referenceSeconds, ourSeconds: seconds))
    return rows
}

/// 2,459 parts with intermittent demand against statsforecast.
func carPartFigures() throws -> [BenchmarkRow] {
    let table = try SharedData.csv("demand-carparts/carparts.csv")
    let expected = try SharedData.csv("demand-carparts/expected_forecasts.csv")
    let positions = Dictionary(uniqueKeysWithValues: zip(table.header, table.header.indices))
    let series = try expected.column("id").map { id in
        let position = positions[id] ?? 0
        return try TimeSeries(table.rows.prefix(45).map { Double($0[position]) ?? .nan })
    }
    let models: [(String, String, Double, (TimeSeries) throws -> Double)] = [
        ("Croston", "CrostonClassic_a0p1", 0.043, { try IntermittentDemand(.croston).rate($0) }),
        ("SBA", "CrostonSBA_a0p1", 0.043, { try IntermittentDemand(.syntetosBoylan).rate($0) }),
        ("TSB", "TSB_ad0p1_ap0p1", 0.023, { try IntermittentDemand(.teunterSyntetosBabai).rate($0) }),
        ("ADIDA", "ADIDA", 0.052, { try TemporalAggregation(.single).rate($0) }),
        ("IMAPA", "IMAPA", 0.13, { try TemporalAggregation(.multiple).rate($0) }),
    ]
    return try models.map { name, column, seconds, rate in
        let run = try timed { try series.map(rate) }
        let worst = zip(run.value, expected.numbers(column)).map { abs($0 - $1) }.max() ?? .nan
        return BenchmarkRow(
            "\(name), largest difference over all parts", reference: 0, ours: worst, tolerance: 1e-6,
            referenceSeconds: seconds, ourSeconds: run.seconds)
    }
}
