import MartletStatistics
import Testing

// Also tests: ConversionRate, StepConversion

@Suite struct ConversionTableTests {
    @Test(.enabled(if: SharedData.has("funnel-olist")))
    func `the Olist conversion by origin, by delay and in quantiles equals the reference`() throws {
        let first = try SharedData.csv("funnel-olist/olist_marketing_qualified_leads_dataset.csv")
        let closed = try SharedData.csv("funnel-olist/olist_closed_deals_dataset.csv")
        let expected = try SharedData.json("funnel-olist/expected.json")
        let won = Dictionary(uniqueKeysWithValues: zip(closed.column("mql_id"), closed.column("won_date")))
        let origins = expected["by_origin"].keys
        let entries = first.rows.map { row in
            let origin = row[3].isEmpty ? "(missing)" : row[3]
            let delay = won[row[0]].map { Double(dayNumber(iso: $0) - dayNumber(iso: row[1])) }
            return ConversionTable.Entry(group: origins.firstIndex(of: origin) ?? -1, delay: delay)
        }
        let table = try ConversionTable(entries)
        #expect(table.total.rate == 0.10525)
        for (index, origin) in origins.enumerated() {
            #expect(table.groups[index]?.entered == expected["by_origin"][origin][0].int)
            #expect(table.groups[index]?.converted == expected["by_origin"][origin][1].int)
        }
        for days in expected["won_within_days"].keys {
            let rate = try table.converted(within: Double(days) ?? .nan)
            // One deal was won two days before the first contact; the reference counts it.
            #expect(rate.converted == expected["won_within_days"][days][0].int, "\(days) days")
        }
        let delays = expected["days_to_close"]
        let quantiles = try Quantiles.of(table.delays, at: [0.25, 0.5, 0.75, 0.9])
        for (ours, key) in zip(quantiles, ["p25", "median", "p75", "p90"]) {
            #expect(abs(ours - delays[key].double) < 1e-9)
        }
        #expect(table.delays.count { $0 < 0 } == delays["negative"].int)
    }

    @Test(.enabled(if: SharedData.has("funnel-olist")))
    func `the Olist conversion by month of first contact equals the reference`() throws {
        let first = try SharedData.csv("funnel-olist/olist_marketing_qualified_leads_dataset.csv")
        let closed = Set(try SharedData.csv("funnel-olist/olist_closed_deals_dataset.csv").column("mql_id"))
        let expected = try SharedData.json("funnel-olist/expected.json")["by_month"]
        let months = expected.keys
        let table = try ConversionTable(
            first.rows.map { row in
                .init(group: months.firstIndex(of: String(row[1].prefix(7))) ?? -1, delay: closed.contains(row[0]) ? 0 : nil)
            })
        #expect(table.groups.count == months.count)
        for (index, month) in months.enumerated() {
            #expect(table.groups[index]?.entered == expected[month][0].int)
            #expect(table.groups[index]?.converted == expected[month][1].int)
        }
    }

    @Test func `steps multiply to the overall rate`() throws {
        let steps = try StepConversion(reached: [1000, 400, 100, 25])
        let product = steps.steps.reduce(1) { $0 * $1.rate }
        #expect(abs(product - steps.overall.rate) < 1e-12)
        #expect(throws: StatisticsError.outOfRange(what: "reached", index: 1)) { try StepConversion(reached: [5, 6]) }
        #expect(throws: StatisticsError.empty) { try StepConversion(reached: [0, 0]) }
        #expect(throws: StatisticsError.tooFew(needed: 2)) { try StepConversion(reached: [5]) }
    }
}
