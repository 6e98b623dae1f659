/// One purchase as the analytics see it.
package struct Purchase: Sendable, Equatable {
    /// Index of the buyer, 0 ..< number of buyers; arrays are as long as the largest index, so number densely.
    package var buyer: Int
    /// Whole days since any fixed day; only differences matter.
    package var day: Int
    /// In one currency, as a `Double`: statistics are estimates, exact sums belong to the books.
    package var amount: Double

    package init(buyer: Int, day: Int, amount: Double) {
        self.buyer = buyer
        self.day = day
        self.amount = amount
    }

    /// Sorted by buyer and day, with all purchases of a buyer on one day merged into one: two baskets on one
    /// afternoon are one decision to come back.
    ///
    /// - Throws: what `validate` throws.
    package static func mergedByDay(_ purchases: [Purchase]) throws -> [Purchase] {
        try validate(purchases)
        var merged: [Purchase] = []
        merged.reserveCapacity(purchases.count)
        for purchase in purchases.sorted(by: { ($0.buyer, $0.day) < ($1.buyer, $1.day) }) {
            if let last = merged.last, last.buyer == purchase.buyer, last.day == purchase.day {
                merged[merged.count - 1].amount += purchase.amount
            } else {
                merged.append(purchase)
            }
        }
        return merged
    }

    /// Days further than this from day 0 are no days but a mistake, and their differences might overflow.
    static let farthestDay = 100_000_000

    /// - Throws: `.notFinite`; `.outOfRange` for a day millions of years away, and for a buyer below 0 or so far
    ///   above the number of rows that the indexes cannot be dense and would only fill the memory.
    static func validate(_ purchases: [Purchase]) throws {
        let limit = max(1_000_000, 16 * purchases.count)
        for (index, purchase) in purchases.enumerated() {
            if !purchase.amount.isFinite { throw StatisticsError.notFinite(index: index) }
            if purchase.day.magnitude > farthestDay { throw StatisticsError.outOfRange(what: "day", index: index) }
            if purchase.buyer < 0 || purchase.buyer >= limit {
                throw StatisticsError.outOfRange(what: "buyer", index: index)
            }
        }
    }
}
