// Also tests: TemporalAggregation, SimpleSmoothing
import MartletStatistics
import Testing

@Suite(.enabled(if: SharedData.has("demand-carparts"))) struct IntermittentDemandTests {
    private func parts() throws -> (ids: [String], series: [TimeSeries], tests: [[Double]]) {
        let table = try SharedData.csv("demand-carparts/carparts.csv")
        let ids = try SharedData.csv("demand-carparts/expected_forecasts.csv").column("id")
        let positions = Dictionary(uniqueKeysWithValues: zip(table.header, table.header.indices))
        let columns = try ids.map { id in
            let position = try #require(positions[id])
            return table.rows.map { Double($0[position]) ?? .nan }
        }
        return (ids, try columns.map { try TimeSeries(Array($0.prefix(45))) }, columns.map { Array($0.suffix(6)) })
    }

    @Test func `every part's forecast is the reference library's to the last printed digit`() throws {
        let (ids, series, _) = try parts()
        let expected = try SharedData.csv("demand-carparts/expected_forecasts.csv")
        let models: [(String, (TimeSeries) throws -> Double)] = [
            ("CrostonClassic_a0p1", { try IntermittentDemand(.croston).rate($0) }),
            ("CrostonSBA_a0p1", { try IntermittentDemand(.syntetosBoylan).rate($0) }),
            ("TSB_ad0p1_ap0p1", { try IntermittentDemand(.teunterSyntetosBabai).rate($0) }),
            ("SES_a0p1", { SimpleSmoothing(alpha: 0.1, values: $0.values).level }),
            ("ADIDA", { try TemporalAggregation(.single).rate($0) }),
            ("IMAPA", { try TemporalAggregation(.multiple).rate($0) }),
        ]
        #expect(ids.count == 2_459)
        for (column, rate) in models {
            let wrong = try zip(series, expected.numbers(column)).filter { abs(try rate($0) - $1) > 1e-6 }
            #expect(wrong.isEmpty, "\(column): \(wrong.count) parts differ")
        }
    }

    @Test func `the mean errors over all parts are the published ones`() throws {
        let (_, series, tests) = try parts()
        let published: [(any ForecastMethod, Double, Double)] = [
            (IntermittentDemand(.croston), 0.677950, 0.812876),
            (IntermittentDemand(.syntetosBoylan), 0.661567, 0.798544),
            (IntermittentDemand(.teunterSyntetosBabai), 0.594919, 0.711926),
            (TemporalAggregation(.multiple), 0.554686, 0.679227),
        ]
        for (method, meanAbsolute, rootMeanSquared) in published {
            var absolute = 0.0, squared = 0.0
            for (one, test) in zip(series, tests) {
                let mean = try method.forecast(one, horizon: 6).mean
                absolute += try ForecastAccuracy.meanAbsoluteError(actual: test, forecast: mean)
                squared += try ForecastAccuracy.rootMeanSquaredError(actual: test, forecast: mean)
            }
            #expect(abs(absolute / Double(series.count) - meanAbsolute) < 1e-6)
            #expect(abs(squared / Double(series.count) - rootMeanSquared) < 1e-6)
        }
    }

    @Test func `negative demand is refused and no demand forecasts nothing`() throws {
        #expect(throws: StatisticsError.outOfRange(what: "demand", index: 1)) {
            try IntermittentDemand(.croston).rate(TimeSeries([0, -1, 2]))
        }
        for variant in IntermittentDemand.Variant.allCases {
            #expect(try IntermittentDemand(variant).rate(TimeSeries([0, 0, 0])) == 0)
        }
        #expect(try TemporalAggregation(.multiple).rate(TimeSeries([0, 0, 0])) == 0)
    }
}
