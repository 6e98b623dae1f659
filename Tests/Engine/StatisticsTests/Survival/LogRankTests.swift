import MartletStatistics
import Testing

@Suite struct LogRankTests {
    @Test(.enabled(if: SharedData.has("churn-telco")))
    func `the test of three contracts equals R's`() throws {
        let telco = try TelcoTable()
        let order = ["Month-to-month", "One year", "Two year"]
        let labels = telco.csv.column("Contract").map { order.firstIndex(of: $0) ?? -1 }
        let test = try LogRank(telco.survival(), groups: labels)
        #expect(abs(test.chiSquare - 2352.872538) < 1e-5)
        #expect(test.degrees == 2)
        #expect(test.pValue < 2.2e-16)
        #expect(test.groups.map(\.observed) == [1655, 166, 48])
        for (group, expected) in zip(test.groups, [708.446, 470.728, 689.827]) {
            #expect(abs(group.expected - expected) < 5e-4)
        }
    }

    @Test func `numbering the groups differently changes nothing`() throws {
        let data = try SurvivalData(times: [1, 2, 3, 4, 5, 6, 7, 8], events: [true, true, true, false, true, true, false, true])
        let one = try LogRank(data, groups: [0, 0, 1, 0, 1, 1, 2, 2])
        let other = try LogRank(data, groups: [2, 2, 0, 2, 0, 0, 1, 1])
        #expect(abs(one.chiSquare - other.chiSquare) < 1e-10)
    }

    @Test func `equal groups do not differ, one group is no test`() throws {
        let data = try SurvivalData(times: [1, 1, 2, 2, 3, 3], events: [true, true, false, false, true, true])
        let test = try LogRank(data, groups: [0, 1, 0, 1, 0, 1])
        #expect(abs(test.chiSquare) < 1e-12 && abs(test.pValue - 1) < 1e-9)
        #expect(throws: StatisticsError.tooFew(needed: 2)) { try LogRank(data, groups: [0, 0, 0, 0, 0, 0]) }
        #expect(throws: StatisticsError.outOfRange(what: "group", index: 2)) {
            try LogRank(data, groups: [0, 1, 99, 0, 1, 0])
        }
    }
}
