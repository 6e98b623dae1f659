/// Something that is open until it is won or lost, such as a negotiation.
package struct ClosingCase: Sendable, Equatable {
    /// Whole days since any fixed day.
    package var start: Int
    /// `nil`: still open.
    package var end: Int?
    /// Meaningless while open.
    package var isWon: Bool
    /// What it is worth if won, as known beforehand (list value).
    package var amount: Double
    /// What it brought, once won.
    package var realized: Double
    /// Small dense numbers: 0 ..< number of stages, 0 ..< number of owners.
    package var stage: Int
    package var owner: Int

    package init(
        start: Int, end: Int?, isWon: Bool = false, amount: Double, realized: Double = 0, stage: Int = 0, owner: Int = 0
    ) {
        self.start = start
        self.end = end
        self.isWon = isWon
        self.amount = amount
        self.realized = realized
        self.stage = stage
        self.owner = owner
    }

    /// What was known on the evening of `day`: later endings have not happened, later starts are absent.
    func known(on day: Int) -> ClosingCase? {
        guard start <= day else { return nil }
        guard let end, end > day else { return self }
        var open = self
        open.end = nil
        open.isWon = false
        open.realized = 0
        return open
    }

    /// Days further than a thousand years from day 0 are a mistake; ages become the length of an array.
    static let farthestDay = 365_250

    /// - Throws: `.notFinite` amounts; `.outOfRange` for days that cannot be, a negative amount, an end before the
    ///   start, or a stage or owner that is no small number.
    static func validate(_ cases: [ClosingCase]) throws {
        for (index, item) in cases.enumerated() {
            guard item.amount.isFinite, item.realized.isFinite else { throw StatisticsError.notFinite(index: index) }
            if item.start.magnitude > farthestDay || (item.end ?? 0).magnitude > farthestDay {
                throw StatisticsError.outOfRange(what: "start", index: index)
            }
            if item.amount < 0 { throw StatisticsError.outOfRange(what: "amount", index: index) }
            if let end = item.end, end < item.start { throw StatisticsError.outOfRange(what: "end", index: index) }
            if !(0..<10_000).contains(item.stage) { throw StatisticsError.outOfRange(what: "stage", index: index) }
            if !(0..<1_000_000).contains(item.owner) { throw StatisticsError.outOfRange(what: "owner", index: index) }
        }
    }
}
