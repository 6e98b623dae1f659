/// The steps of a process in a row: how many reached each.
package struct StepConversion: Sendable {
    /// From each step to the next.
    package let steps: [ConversionRate]
    /// From the first step to the last.
    package let overall: ConversionRate

    /// - Parameter reached: how many reached step 0, 1, …; never rising.
    /// - Throws: `.tooFew` below two steps; `.outOfRange` where more reach a step than the one before;
    ///   `.empty` when nobody reached a step that is not the last.
    package init(reached: [Int], level: Double = 0.95) throws {
        if reached.count < 2 { throw StatisticsError.tooFew(needed: 2) }
        for index in 1..<reached.count where reached[index] > reached[index - 1] || reached[index] < 0 {
            throw StatisticsError.outOfRange(what: "reached", index: index)
        }
        steps = try (1..<reached.count).map {
            try ConversionRate(entered: reached[$0 - 1], converted: reached[$0], level: level)
        }
        overall = try ConversionRate(entered: reached[0], converted: reached[reached.count - 1], level: level)
    }
}
