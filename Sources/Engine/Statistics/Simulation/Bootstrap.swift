import Foundation
import MartletKernel

/// How much a figure would vary over other samples like this one, by drawing rows again with replacement.
///
/// Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7 (1979); intervals by plain
/// percentiles or bias-corrected and accelerated (BCa: Efron, JASA 82, 1987, the acceleration by jackknife).
/// Rows that belong together (all purchases of one buyer) must be drawn together: let a "row" be the buyer.
package struct Bootstrap: Sendable {
    package enum Method: Sendable { case percentile, biasCorrected }

    /// The figure of the sample itself.
    package let estimate: Double
    package let standardError: Double
    /// Mean of the resampled figures minus the estimate.
    package let bias: Double
    package let low: Double
    package let high: Double

    /// - Parameters:
    ///   - rowCount: number of rows to draw from.
    ///   - statistic: the figure of the rows with these indices, some of them several times.
    /// - Throws: `.tooFew` below two rows; `.invalid` level or below 100 resamples; `.notFinite` with the number of
    ///   the resample whose figure is none; whatever `statistic` throws.
    package init(
        rowCount: Int, level: Double = 0.95, resamples: Int = 2_000, method: Method = .biasCorrected, seed: UInt64,
        _ statistic: (_ rows: [Int]) throws -> Double
    ) throws {
        if rowCount < 2 { throw StatisticsError.tooFew(needed: 2) }
        guard level > 0, level < 1, resamples >= 100 else {
            throw StatisticsError.invalid("level \(level) with \(resamples) resamples")
        }
        var random = SeededRandom(seed: seed)
        let own = try statistic(Array(0..<rowCount))
        var rows = [Int](repeating: 0, count: rowCount)
        var figures: [Double] = []
        figures.reserveCapacity(resamples)
        for _ in 0..<resamples {
            for index in 0..<rowCount { rows[index] = random.index(below: rowCount) }
            figures.append(try statistic(rows))
        }
        try StatisticsError.requireFinite([own])
        try StatisticsError.requireFinite(figures)
        figures.sort()
        let mean = figures.reduce(0, +) / Double(resamples)
        let squares = figures.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        estimate = own
        bias = mean - own
        standardError = (squares / Double(resamples - 1)).squareRoot()
        var tails = ((1 - level) / 2, (1 + level) / 2)
        if method == .biasCorrected {
            let acceleration = try Self.acceleration(rowCount, statistic)
            tails = Self.corrected(tails, figures, own, acceleration)
        }
        low = Quantiles.interpolate(figures, at: tails.0)
        high = Quantiles.interpolate(figures, at: tails.1)
    }

    /// A sixth of the skewness of the leave-one-out figures.
    private static func acceleration(_ rowCount: Int, _ statistic: ([Int]) throws -> Double) throws -> Double {
        let figures = try (0..<rowCount).map { left in try statistic((0..<rowCount).filter { $0 != left }) }
        let mean = figures.reduce(0, +) / Double(rowCount)
        var (squares, cubes) = (0.0, 0.0)
        for figure in figures {
            let distance = mean - figure
            squares += distance * distance
            cubes += distance * distance * distance
        }
        return squares > 0 ? cubes / (6 * pow(squares, 1.5)) : 0
    }

    private static func corrected(
        _ tails: (Double, Double), _ sorted: [Double], _ own: Double, _ acceleration: Double
    ) -> (Double, Double) {
        let below = Double(sorted.count { $0 < own }) + Double(sorted.count { $0 == own }) / 2
        let offset = Normal.quantile(below / Double(sorted.count))
        // All resamples on one side: nothing to correct by.
        guard offset.isFinite else { return tails }
        func shifted(_ tail: Double) -> Double {
            let z = offset + Normal.quantile(tail)
            return Normal.cumulative(offset + z / (1 - acceleration * z))
        }
        return (shifted(tails.0), shifted(tails.1))
    }
}
