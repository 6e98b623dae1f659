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
