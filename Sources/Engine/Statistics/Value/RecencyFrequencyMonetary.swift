/// RFM: scores of 1 to 5 for how lately, how often and for how much each buyer bought, by quintiles of all.
///
/// The rules are those of the R package `rfm` 0.3.0: cut points are the type-7 quantiles at .2, .4, .6 and .8
/// plus 1; a score is 1 + the number of cut points at or below the value; recency counts the other way. The
/// "plus 1" makes a value equal to a cut point fall below it, for whole days, counts and amounts alike.
package struct RecencyFrequencyMonetary: Sendable {
    package struct Row: Sendable, Equatable {
        package var buyer: Int
        package var recencyDays: Int
        package var frequency: Int
        package var monetary: Double
        package var recencyScore: Int
        package var frequencyScore: Int
        package var monetaryScore: Int
        package var segment: RepurchaseSegment

        /// 555 is the best, 111 the worst.
        package var score: Int { recencyScore * 100 + frequencyScore * 10 + monetaryScore }
    }

    /// Ascending by buyer.
    package let rows: [Row]
    package let recencyCuts: [Double]
    package let frequencyCuts: [Double]
    package let monetaryCuts: [Double]

    /// - Parameters:
    ///   - purchases: every purchase counts as one, also several on a day; order does not matter.
    ///   - day: the day recency is counted to.
    /// - Throws: `.empty`; `.notFinite`; `.outOfRange` for a negative buyer or a purchase after `day`. Amounts may
    ///   be negative (returns).
    package init(_ purchases: [Purchase], asOf day: Int) throws {
        if purchases.isEmpty { throw StatisticsError.empty }
        try Purchase.validate(purchases)
        guard day.magnitude <= Purchase.farthestDay else { throw StatisticsError.invalid("day \(day)") }
        for (index, purchase) in purchases.enumerated() where purchase.day > day {
            throw StatisticsError.outOfRange(what: "day", index: index)
        }
        var rows = Self.totals(purchases, asOf: day)
        recencyCuts = try Self.cuts(rows.map { Double($0.recencyDays) })
        frequencyCuts = try Self.cuts(rows.map { Double($0.frequency) })
        monetaryCuts = try Self.cuts(rows.map(\.monetary))
        for index in rows.indices {
            let row = rows[index]
            rows[index].recencyScore = 6 - Self.score(Double(row.recencyDays), recencyCuts)
            rows[index].frequencyScore = Self.score(Double(row.frequency), frequencyCuts)
            rows[index].monetaryScore = Self.score(row.monetary, monetaryCuts)
            rows[index].segment = RepurchaseSegment(
                recency: rows[index].recencyScore, frequency: rows[index].frequencyScore,
                monetary: rows[index].monetaryScore)
        }
        self.rows = rows
    }

    private static func totals(_ purchases: [Purchase], asOf day: Int) -> [Row] {
        let blank = Row(
            buyer: 0, recencyDays: .max, frequency: 0, monetary: 0, recencyScore: 0, frequencyScore: 0,
            monetaryScore: 0, segment: .others)
        let buyers = (purchases.lazy.map(\.buyer).max() ?? -1) + 1
        var rows = [Row](repeating: blank, count: buyers)
        for purchase in purchases {
            rows[purchase.buyer].recencyDays = min(rows[purchase.buyer].recencyDays, day - purchase.day)
            rows[purchase.buyer].frequency += 1
            rows[purchase.buyer].monetary += purchase.amount
        }
        for buyer in rows.indices { rows[buyer].buyer = buyer }
        return rows.filter { $0.frequency > 0 }
    }

    private static func cuts(_ values: [Double]) throws -> [Double] {
        try Quantiles.of(values, at: [0.2, 0.4, 0.6, 0.8]).map { $0 + 1 }
    }

    private static func score(_ value: Double, _ cuts: [Double]) -> Int { 1 + cuts.count { $0 <= value } }
}
