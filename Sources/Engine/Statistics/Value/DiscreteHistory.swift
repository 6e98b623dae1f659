/// A buyer observed at `periods` chances to buy, such as yearly appeals: bought at `frequency` of them, last at
/// number `recency` (0: never). `weight` buyers share the row.
package struct DiscreteHistory: Sendable, Equatable {
    package let frequency: Int
    package let recency: Int
    package let periods: Int
    package let weight: Double

    /// - Throws: `.outOfRange` unless frequency ≤ recency ≤ periods ≤ 10,000 with both of the first zero or neither,
    ///   or for a negative weight; `.notFinite` weight.
    package init(frequency: Int, recency: Int, periods: Int, weight: Double = 1) throws {
        guard weight.isFinite else { throw StatisticsError.notFinite(index: 0) }
        if weight < 0 { throw StatisticsError.outOfRange(what: "weight", index: 0) }
        let isOrdered = frequency >= 0 && frequency <= recency && recency <= periods && periods <= 10_000
        if !isOrdered || (frequency > 0) != (recency > 0) { throw StatisticsError.outOfRange(what: "recency", index: 0) }
        self.frequency = frequency
        self.recency = recency
        self.periods = periods
        self.weight = weight
    }
}
