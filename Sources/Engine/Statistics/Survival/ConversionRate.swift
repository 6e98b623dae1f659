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

/// Conversion of everybody, by group, and within a time.
package struct ConversionTable: Sendable {
    /// One who entered: its group and, when converted, after how long (negative delays are kept and counted: the
    /// data hold conversions dated before the first touch).
    package struct Entry: Sendable {
        package var group: Int
        package var delay: Double?

        package init(group: Int, delay: Double?) {
            self.group = group
            self.delay = delay
        }
    }

    package let total: ConversionRate
    /// By group number, ascending; groups without an entry are absent.
    package let groups: [Int: ConversionRate]
    /// Ascending delays of the converted.
    package let delays: [Double]

    /// - Throws: `.empty`; `.notFinite` delay.
    package init(_ entries: [Entry], level: Double = 0.95) throws {
        if entries.isEmpty { throw StatisticsError.empty }
        for (index, entry) in entries.enumerated() where entry.delay.map({ !$0.isFinite }) ?? false {
            throw StatisticsError.notFinite(index: index)
        }
        delays = entries.compactMap(\.delay).sorted()
        total = try ConversionRate(entered: entries.count, converted: delays.count, level: level)
        groups = try Dictionary(grouping: entries, by: \.group).mapValues {
            try ConversionRate(entered: $0.count, converted: $0.count { $0.delay != nil }, level: level)
        }
    }

    /// Share of all who entered that converted within `time`. Those who entered so lately that they had less
    /// time are counted as not converted: compare only cohorts of the same age, or use `KaplanMeier`.
    package func converted(within time: Double, level: Double = 0.95) throws -> ConversionRate {
        try ConversionRate(entered: total.entered, converted: delays.count { $0 <= time }, level: level)
    }
}

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
