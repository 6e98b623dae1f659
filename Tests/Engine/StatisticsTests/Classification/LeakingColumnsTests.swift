import MartletKernel
import MartletStatistics
import Testing

@Suite struct LeakingColumnsTests {
    @Test(.enabled(if: SharedData.has("lead-xedu")))
    func `of the columns filled in after the outcome the telling ones are flagged`() throws {
        let data = try LabelledRows.leads(extra: LabelledRows.leakingLeadColumns)
        let leaks = try LeakingColumns(data.table, outcomes: data.outcomes)
        // The occupation is no leak by the protocol, but asked mostly of those who buy: rightly doubted.
        #expect(
            leaks.suspects.sorted() == ["Lead Profile", "Lead Quality", "Tags", "What is your current occupation"])
        #expect(leaks.findings[0].column == "Tags")
        #expect(leaks.findings[0].doubts == [.tooGoodAlone])
        // Too weak to be told from honest columns.
        #expect(!leaks.suspects.contains("Last Notable Activity"))
    }

    @Test(.enabled(if: SharedData.has("churn-telco")))
    func `nothing in the Telco table is flagged`() throws {
        let data = try LabelledRows.telco()
        #expect(try LeakingColumns(data.table, outcomes: data.outcomes).suspects.isEmpty)
    }

    @Test func `a date that is filled only when the outcome happened is flagged`() throws {
        var random = SeededRandom(seed: 6)
        let outcomes = (0..<400).map { _ in random.unit() < 0.3 }
        let table = try FeatureTable([
            .init("closed on", .numbers(outcomes.map { $0 ? random.unit() : .nan })),
            .init("noise", .numbers(outcomes.map { _ in random.unit() })),
        ])
        #expect(try LeakingColumns(table, outcomes: outcomes).suspects == ["closed on"])
    }

    /// A different value in every row decides nothing about the next.
    @Test func `an identifier is no leak`() throws {
        let outcomes = (0..<300).map { $0 * 7919 % 10 < 3 }
        let table = try FeatureTable([.init("id", .categories((0..<300).map { "id-\($0)" }))])
        #expect(try LeakingColumns(table, outcomes: outcomes).suspects.isEmpty)
    }

    @Test func `too little to judge is refused`() throws {
        let table = try FeatureTable([.init("n", .numbers([1, 2, 3]))])
        #expect(throws: StatisticsError.tooFew(needed: 20)) {
            try LeakingColumns(table, outcomes: [true, false, true])
        }
    }
}
