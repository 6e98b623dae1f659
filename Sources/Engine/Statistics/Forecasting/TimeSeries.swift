/// Evenly spaced observations, oldest first, with the number of observations that make one season (12 for
/// months of a year, 4 for quarters, 7 for days of a week, 1 for none).
///
/// Errors: `empty`, `notFinite`, `outOfRange` beyond ±1e100 (squares would overflow), `invalid` for a period below 1. Gaps are the caller's to fill: a missing
/// month of sales is usually a zero, a missing month of prices never is.
package struct TimeSeries: Sendable, Equatable {
    package let values: [Double]
    package let period: Int

    package init(_ values: [Double], period: Int = 1) throws {
        if values.isEmpty { throw StatisticsError.empty }
        if period < 1 { throw StatisticsError.invalid("a season of \(period) observations") }
        try StatisticsError.requireFinite(values)
        if let index = values.firstIndex(where: { abs($0) > 1e100 }) {
            throw StatisticsError.outOfRange(what: "value", index: index)
        }
        self.values = values
        self.period = period
    }

    package var count: Int { values.count }
    package var isPositive: Bool { values.allSatisfy { $0 > 0 } }
    package var isConstant: Bool { values.allSatisfy { $0 == values[0] } }

    package func prefix(_ length: Int) throws -> TimeSeries {
        try TimeSeries(Array(values.prefix(length)), period: period)
    }
}
