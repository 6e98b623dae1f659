import MartletStatistics
import Testing

@Suite struct ClosingSummaryTests {
    @Test(.enabled(if: SharedData.has("pipeline-crm")))
    func `counts, win rate, cycle and velocity equal the reference`() throws {
        let pipeline = try SalesPipeline()
        let expected = try SharedData.json("pipeline-crm/expected.json")
        let summary = try ClosingSummary(pipeline.cases + pipeline.prospects)
        #expect(summary.wonCount == 4238 && summary.lostCount == 2473)
        #expect(summary.openCount == expected["open_count"].int)
        #expect(summary.wonValue == expected["won_value_total"].double)
        #expect(summary.openAmount == expected["open_list_value"].double)
        for (ours, key) in [
            (summary.winRate, "win_rate"), (summary.meanWon, "avg_deal_won"), (summary.meanWonDays, "cycle_days_won_mean"),
            (summary.meanLostDays, "cycle_days_lost_mean"), (summary.velocity, "sales_velocity_per_day_open_pipeline"),
            (try Quantiles.median(summary.wonDays), "cycle_days_won_median"),
        ] { #expect(abs((ours ?? .nan) / expected[key].double - 1) < 1e-12, "\(key)") }
    }

    @Test(.enabled(if: SharedData.has("pipeline-crm")))
    func `all three traditional weightings equal the reference`() throws {
        let pipeline = try SalesPipeline()
        let expected = try SharedData.json("pipeline-crm/expected.json")
        let all = pipeline.cases + pipeline.prospects
        let rate = try #require(ClosingSummary(all).winRate)
        let flat = ClosingSummary.weighted(all, chances: [rate, rate])
        #expect(abs(flat - expected["weighted_pipeline_flat_winrate"].double) < 1e-6)
        let fixed = ClosingSummary.weighted(all, chances: [0.1, 0.5])
        #expect(abs(fixed - expected["weighted_pipeline_fixed_prospecting10_engaging50"].double) < 1e-6)

        let byProduct = zip(all, pipeline.products).map { item, product in
            ClosingCase(
                start: item.start, end: item.end, isWon: item.isWon, amount: item.amount, realized: item.realized,
                stage: product)
        }
        let rates = try (0..<7).map { product in
            try ClosingSummary(byProduct.filter { $0.stage == product }).winRate ?? .nan
        }
        let weighted = ClosingSummary.weighted(byProduct, chances: rates)
        #expect(abs(weighted - expected["weighted_pipeline_by_product_winrate"].double) < 1e-6)
    }

    @Test func `what needs a closed case is absent without one`() throws {
        let summary = try ClosingSummary([ClosingCase(start: 0, end: nil, amount: 5)])
        #expect(summary.winRate == nil && summary.velocity == nil && summary.meanWon == nil)
        #expect(summary.openAmount == 5)
        #expect(throws: StatisticsError.empty) { try ClosingSummary([]) }
    }
}
