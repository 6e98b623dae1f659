import MartletKernel

/// What repeated draws of an uncertain quantity look like: its mean, its middle and the range around it.
package struct SimulatedRange: Sendable, Equatable {
    package let mean: Double
    /// The quantiles (1 − level)/2, .5 and (1 + level)/2: P10, P50 and P90 at the usual level of .8.
    package let low: Double
    package let median: Double
    package let high: Double
    package let draws: Int

    /// - Parameters:
    ///   - level: share of the draws between `low` and `high`.
    ///   - draws: at least 100; the error of a quantile falls with its root.
    ///   - draw: one possible world. The same seed gives the same range, to the last digit.
    /// - Throws: `.invalid` for a level outside (0, 1) or too few draws; `.notFinite` with the number of the draw.
    package init(
        level: Double = 0.8, draws: Int = 2_000, seed: UInt64, _ draw: (inout SeededRandom) throws -> Double
    ) throws {
        guard level > 0, level < 1, draws >= 100 else {
            throw StatisticsError.invalid("level \(level) with \(draws) draws")
        }
        var random = SeededRandom(seed: seed)
        var values: [Double] = []
        values.reserveCapacity(draws)
        for _ in 0..<draws { values.append(try draw(&random)) }
        try StatisticsError.requireFinite(values)
        mean = values.reduce(0, +) / Double(draws)
        values.sort()
        low = Quantiles.interpolate(values, at: (1 - level) / 2)
        median = Quantiles.interpolate(values, at: 0.5)
        high = Quantiles.interpolate(values, at: (1 + level) / 2)
        self.draws = draws
    }
}
