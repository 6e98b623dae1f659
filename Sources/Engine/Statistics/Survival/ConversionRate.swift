/// How many of those who entered a step went on to the next, with its Wilson interval.
package struct ConversionRate: Sendable, Equatable {
    package let entered: Int
    package let converted: Int
    package let interval: ProportionInterval

    /// - Throws: as `ProportionInterval`.
    package init(entered: Int, converted: Int, level: Double = 0.95) throws {
        self.entered = entered
        self.converted = converted
        interval = try ProportionInterval(successes: converted, trials: entered, level: level)
    }

    package var rate: Double { Double(converted) / Double(entered) }
}
