import MartletKernel
import MartletStatistics
import Testing

// Also tests: Purchase

@Suite struct RepurchaseHistoryTests {
    @Test func `purchases of one day are one, the first is not a repeat, the future is ignored`() throws {
        let purchases = [
            Purchase(buyer: 1, day: 14, amount: 30), Purchase(buyer: 1, day: 0, amount: 99),
            Purchase(buyer: 1, day: 14, amount: 12), Purchase(buyer: 1, day: 21, amount: 8),
            Purchase(buyer: 1, day: 99, amount: 1), Purchase(buyer: 0, day: 98, amount: 1),
        ]
        let histories = try RepurchaseHistory.summarize(purchases, until: 28)
        #expect(histories[0] == nil)
        #expect(histories[1] == (try RepurchaseHistory(frequency: 2, recency: 3, age: 4, repeatAmount: 25)))
    }

    @Test(.enabled(if: SharedData.has("clv-cdnow")))
    func `the CDNOW transactions give the stated x, t_x, T and mean amount`() throws {
        let sample = try CDNOWSample()
        let table = try SharedData.csv("clv-cdnow/expected_per_customer.csv")
        let columns = ["frequency", "recency", "T", "monetary_value"].map(table.numbers)
        #expect(sample.histories.count == 2357)
        for (index, history) in sample.histories.enumerated() {
            let ours = [Double(history.frequency), history.recency, history.age, history.repeatAmount]
            for (column, value) in zip(columns, ours) { #expect(abs(value - column[index]) < 1e-6) }
        }
        #expect(sample.holdout == table.numbers("actual_holdout"))
    }

    @Test func `impossible histories are refused`() {
        #expect(throws: StatisticsError.outOfRange(what: "recency", index: 0)) {
            try RepurchaseHistory(frequency: 1, recency: 5, age: 4)
        }
        #expect(throws: StatisticsError.outOfRange(what: "recency", index: 0)) {
            try RepurchaseHistory(frequency: 0, recency: 1, age: 4)
        }
        #expect(throws: StatisticsError.outOfRange(what: "frequency", index: 0)) {
            try RepurchaseHistory(frequency: -1, recency: 0, age: 4)
        }
        #expect(throws: StatisticsError.notFinite(index: 0)) {
            try RepurchaseHistory(frequency: 1, recency: .nan, age: 4)
        }
    }
}
