import MartletStatistics
import Testing

// Also tests: RepurchaseSegment

@Suite struct RecencyFrequencyMonetaryTests {
    private func compare(_ rfm: RecencyFrequencyMonetary, _ names: [String], _ table: CSVTable) {
        let expected = Dictionary(uniqueKeysWithValues: table.rows.map { ($0[0], $0) })
        #expect(rfm.rows.count == expected.count)
        for row in rfm.rows {
            guard let cells = expected[names[row.buyer]] else {
                Issue.record("\(names[row.buyer]) is not expected")
                continue
            }
            let ours = [row.frequency, row.recencyDays, row.recencyScore, row.frequencyScore, row.monetaryScore, row.score]
            #expect(ours == cells[3...8].map { Int($0) ?? -1 }, "\(cells[0])")
            #expect(row.segment.rawValue == cells[9])
            #expect(abs(row.monetary - (Double(cells[2]) ?? .nan)) < 0.006)
        }
    }

    @Test(.enabled(if: SharedData.has("rfm-orders")))
    func `all 995 buyers of the R package score as published`() throws {
        let table = try SharedData.csv("rfm-orders/rfm_data_orders.csv")
        let names = Array(Set(table.column("customer_id"))).sorted()
        let index = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        let purchases = table.rows.map {
            Purchase(buyer: index[$0[0]] ?? -1, day: dayNumber(iso: $0[1]), amount: Double($0[2]) ?? .nan)
        }
        let rfm = try RecencyFrequencyMonetary(purchases, asOf: dayNumber(year: 2006, month: 12, day: 31))
        compare(rfm, names, try SharedData.csv("rfm-orders/expected_rfm.csv"))
        #expect(rfm.recencyCuts == [115, 181, 297.4, 482])
    }

    @Test func `the order of the rows does not matter`() throws {
        let purchases = (0..<60).map { Purchase(buyer: $0 % 13, day: $0 * 7 % 50, amount: Double($0 * $0 % 31)) }
        let forwards = try RecencyFrequencyMonetary(purchases, asOf: 60).rows
        #expect(try RecencyFrequencyMonetary(purchases.reversed(), asOf: 60).rows == forwards)
    }

    @Test func `one buyer alone gets scores and no crash`() throws {
        let rfm = try RecencyFrequencyMonetary([Purchase(buyer: 0, day: 1, amount: 5)], asOf: 3)
        #expect(rfm.rows.map(\.score) == [511])
    }

    @Test func `empty, future and senseless purchases are refused`() {
        #expect(throws: StatisticsError.empty) { try RecencyFrequencyMonetary([], asOf: 0) }
        #expect(throws: StatisticsError.outOfRange(what: "day", index: 0)) {
            try RecencyFrequencyMonetary([Purchase(buyer: 0, day: 9, amount: 1)], asOf: 8)
        }
        #expect(throws: StatisticsError.outOfRange(what: "buyer", index: 0)) {
            try RecencyFrequencyMonetary([Purchase(buyer: .max, day: 1, amount: 1)], asOf: 8)
        }
        #expect(throws: StatisticsError.notFinite(index: 0)) {
            try RecencyFrequencyMonetary([Purchase(buyer: 0, day: 1, amount: .infinity)], asOf: 8)
        }
    }
}
