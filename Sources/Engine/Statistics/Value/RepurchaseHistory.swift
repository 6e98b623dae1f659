/// What the repurchase models need to know of one buyer: how often, how lately, how long observed.
///
/// Fader, Hardie and Lee, "Counting your customers the easy way", Marketing Science 24(2), 2005: (x, t_x, T).
/// Recency and age share any unit of time (weeks are customary); `expectedOrders` uses the same unit.
package struct RepurchaseHistory: Sendable, Equatable {
    /// x: purchases after the first.
    package let frequency: Int
    /// t_x: time from the first purchase to the last; 0 when there was only one.
    package let recency: Double
    /// T: time from the first purchase to the end of observation.
    package let age: Double
    /// Mean amount of the purchases after the first; 0 when there are none.
    package let repeatAmount: Double

    /// - Throws: `.outOfRange` unless frequency ≥ 0 and 0 ≤ recency ≤ age, with recency 0 exactly for those who
    ///   never came back; `.notFinite`.
    package init(frequency: Int, recency: Double, age: Double, repeatAmount: Double = 0) throws {
        guard recency.isFinite, age.isFinite, repeatAmount.isFinite else { throw StatisticsError.notFinite(index: 0) }
        if frequency < 0 || frequency > 10_000_000 { throw StatisticsError.outOfRange(what: "frequency", index: 0) }
        if recency < 0 || recency > age || (frequency == 0 && recency > 0) {
            throw StatisticsError.outOfRange(what: "recency", index: 0)
        }
        self.init(unchecked: frequency, recency: recency, age: age, repeatAmount: repeatAmount)
    }

    private init(unchecked frequency: Int, recency: Double, age: Double, repeatAmount: Double) {
        self.frequency = frequency
        self.recency = recency
        self.age = age
        self.repeatAmount = repeatAmount
    }

    /// Histories of all buyers up to and including `end`, in units of `unit` days (7 for weeks).
    ///
    /// Purchases after `end` are the future and ignored; the order of the rows does not matter. Buyers whose
    /// first purchase lies after `end`, and gaps in the numbering, give `nil`.
    package static func summarize(
        _ purchases: [Purchase], until end: Int, unit: Double = 7
    ) throws -> [RepurchaseHistory?] {
        guard unit > 0, unit.isFinite else { throw StatisticsError.invalid("unit of \(unit) days") }
        guard end.magnitude <= Purchase.farthestDay else { throw StatisticsError.invalid("end on day \(end)") }
        try Purchase.validate(purchases)
        let merged = try Purchase.mergedByDay(purchases.filter { $0.day <= end })
        let buyers = (purchases.lazy.map(\.buyer).max() ?? -1) + 1
        var histories = [RepurchaseHistory?](repeating: nil, count: buyers)
        var index = 0
        while index < merged.count {
            let first = merged[index]
            var last = index
            var repeated = 0.0
            while last + 1 < merged.count, merged[last + 1].buyer == first.buyer {
                last += 1
                repeated += merged[last].amount
            }
            let count = last - index
            histories[first.buyer] = RepurchaseHistory(
                unchecked: count, recency: Double(merged[last].day - first.day) / unit,
                age: Double(end - first.day) / unit, repeatAmount: count > 0 ? repeated / Double(count) : 0)
            index = last + 1
        }
        return histories
    }
}
