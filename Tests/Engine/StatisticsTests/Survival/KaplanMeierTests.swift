import MartletStatistics
import Testing

// Also tests: SurvivalData

@Suite struct KaplanMeierTests {
    @Test(
        .enabled(if: SharedData.has("churn-telco")),
        arguments: [
            (1.0, 7032, 0.9459613197, 0.002696184611, 0.9406916277, 0.9512605321),
            (6, 5672, 0.8848262389, 0.003876208540, 0.8772615320, 0.8924561770),
            (12, 4974, 0.8431995538, 0.004492160255, 0.8344408889, 0.8520501536),
            (24, 3927, 0.7887363984, 0.005208963691, 0.7785928079, 0.7990121406),
            (36, 3051, 0.7485454149, 0.005744058432, 0.7373715058, 0.7598886500),
            (48, 2303, 0.7088401843, 0.006320712023, 0.6965594440, 0.7213374412),
            (60, 1483, 0.6644039144, 0.007125314615, 0.6505843030, 0.6785170798),
            (72, 362, 0.5927901521, 0.009918766871, 0.5736650422, 0.6125528636),
        ])
    func `the Telco curve and its bands equal R's`(
        month: Double, atRisk: Int, survival: Double, error: Double, low: Double, high: Double
    ) throws {
        let curve = try KaplanMeier(TelcoTable().survival())
        let point = try #require(curve.point(at: month))
        #expect(point.atRisk == atRisk)
        for (ours, theirs) in [
            (point.survival, survival), (point.standardError, error), (point.low, low), (point.high, high),
        ] { #expect(abs(ours - theirs) < 1e-9) }
    }

    @Test(.enabled(if: SharedData.has("churn-telco")))
    func `the curves and medians by contract equal R's`() throws {
        let telco = try TelcoTable()
        let data = try telco.survival()
        let contracts = telco.csv.column("Contract")
        func curve(_ contract: String) throws -> KaplanMeier {
            try KaplanMeier(data, rows: contracts.indices.filter { contracts[$0] == contract })
        }
        let monthly = try curve("Month-to-month")
        #expect(abs(monthly.survival(at: 12) - 0.7030966363) < 1e-9)
        #expect(abs(monthly.survival(at: 72) - 0.1289519006) < 1e-9)
        #expect(monthly.quantile() == (35, 32, 38))
        let year = try curve("One year")
        #expect(abs(year.survival(at: 60) - 0.8318260847) < 1e-9)
        #expect(year.quantile() == (nil, 72, nil))
        #expect(abs(try curve("Two year").survival(at: 72) - 0.9357385806) < 1e-9)
    }

    @Test func `by hand: six subjects, one censored between two events`() throws {
        let data = try SurvivalData(times: [1, 2, 2, 3, 4, 5], events: [true, true, false, true, false, true])
        let curve = try KaplanMeier(data)
        #expect(curve.points.map(\.atRisk) == [6, 5, 3, 2, 1])
        let expected = [5.0 / 6, 2.0 / 3, 4.0 / 9, 4.0 / 9, 0]
        for (point, survival) in zip(curve.points, expected) { #expect(abs(point.survival - survival) < 1e-12) }
        #expect(curve.survival(at: 0.5) == 1)
        #expect(curve.points.last?.high == 0)
    }

    @Test func `the order of the rows does not matter`() throws {
        let times = [5.0, 1, 3, 3, 2, 8]
        let events = [true, false, true, true, true, false]
        let forwards = try KaplanMeier(SurvivalData(times: times, events: events))
        let backwards = try KaplanMeier(SurvivalData(times: times.reversed(), events: events.reversed()))
        #expect(forwards.points == backwards.points)
    }

    @Test func `bad input is named`() throws {
        #expect(throws: StatisticsError.empty) { try SurvivalData(times: [], events: []) }
        #expect(throws: StatisticsError.outOfRange(what: "time", index: 1)) {
            try SurvivalData(times: [1, -1], events: [true, true])
        }
        #expect(throws: StatisticsError.notFinite(index: 0)) { try SurvivalData(times: [.nan], events: [true]) }
        let one = try SurvivalData(times: [1], events: [false])
        #expect(throws: StatisticsError.empty) { try KaplanMeier(one, rows: []) }
        #expect(throws: StatisticsError.invalid("confidence level 2.0")) { try KaplanMeier(one, level: 2) }
        #expect(try KaplanMeier(one).survival(at: 9) == 1)
    }
}
