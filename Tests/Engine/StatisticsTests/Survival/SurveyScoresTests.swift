import MartletStatistics
import Testing

// Also tests: NetPromoterScore, ProportionInterval, SatisfactionScore

@Suite(.enabled(if: SharedData.has("nps-csat"))) struct SurveyScoresTests {
    @Test func `every NPS case gives its score, error, interval and rounding`() throws {
        for item in try SharedData.json("nps-csat/cases.json")["nps"].array {
            let score = try NetPromoterScore(counts: item["counts_0_to_10"].array.map(\.int))
            let expected = item["expected"]
            #expect(score.promoters == expected["promoters"].int && score.passives == expected["passives"].int)
            let interval = try score.interval()
            for (ours, theirs) in [
                (score.score, expected["nps"]), (score.standardError, expected["se"]),
                (interval.low, expected["ci95"][0]), (interval.high, expected["ci95"][1]),
            ] { #expect(abs(ours - theirs.double) < 2e-6) }
            #expect(score.rounded == expected["rounded"].int)
        }
    }

    @Test func `every change between two waves gives its z and p`() throws {
        let cases = try SharedData.json("nps-csat/cases.json")
        let waves = try cases["nps"].array.map { try NetPromoterScore(counts: $0["counts_0_to_10"].array.map(\.int)) }
        for item in cases["nps_change"].array {
            let change = waves[item["before"].int].change(to: waves[item["after"].int])
            #expect(abs(change.difference - item["diff"].double) < 2e-6)
            #expect(abs(change.standardError - item["se"].double) < 2e-6)
            #expect(item["z"].isNull == (change.z == nil))
            if let z = change.z, let p = change.p {
                #expect(abs(z - item["z"].double) < 2e-5 && abs(p - item["p_two_sided"].double) < 2e-6)
            }
        }
    }

    @Test func `every CSAT case gives its score and all three intervals`() throws {
        for item in try SharedData.json("nps-csat/cases.json")["csat"].array {
            let score = try SatisfactionScore(counts: item["counts_1_to_5"].array.map(\.int))
            let expected = item["expected"]
            #expect(abs(score.score - expected["csat"].double) < 2e-6)
            #expect(abs(score.mean - expected["mean"].double) < 2e-6)
            if let deviation = score.standardDeviation { #expect(abs(deviation - expected["sd"].double) < 2e-6) }
            for (method, key) in [
                (ProportionInterval.Method.wilson, "wilson95"), (.clopperPearson, "clopper_pearson95"),
                (.agrestiCoull, "agresti_coull95"),
            ] {
                let interval = try score.interval(method: method)
                #expect(abs(interval.low - expected[key][0].double) < 2e-6, "\(key)")
                #expect(abs(interval.high - expected[key][1].double) < 2e-6, "\(key)")
            }
        }
    }

    @Test func `no answers, wrong scales and negative counts are refused`() {
        #expect(throws: StatisticsError.empty) { try NetPromoterScore(counts: Array(repeating: 0, count: 11)) }
        #expect(throws: StatisticsError.lengthMismatch(expected: 11, got: 5)) {
            try NetPromoterScore(counts: [1, 1, 1, 1, 1])
        }
        #expect(throws: StatisticsError.outOfRange(what: "count", index: 2)) {
            try SatisfactionScore(counts: [1, 1, -1, 1, 1])
        }
        #expect(throws: StatisticsError.empty) { try ProportionInterval(successes: 0, trials: 0) }
        #expect(throws: StatisticsError.outOfRange(what: "successes", index: 0)) {
            try ProportionInterval(successes: 3, trials: 2)
        }
    }
}
