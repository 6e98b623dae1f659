/// Classical decomposition by centred moving averages, and the test whether a series has a season at all.
///
/// Sources: Kendall and Stuart, "The Advanced Theory of Statistics" vol. 3; the test is the one of the Theta
/// method's authors (Assimakopoulos and Nikolopoulos 2000; Fiorucci et al. 2016): the autocorrelation at the
/// seasonal lag against Bartlett's standard error at the one-sided 5 % level.
package struct SeasonalDecomposition: Sendable, Equatable {
    package enum Kind: Sendable { case additive, multiplicative }

    package let kind: Kind
    /// One entry for each position within the season, the first belonging to the first observation; mean 0
    /// (additive) or 1 (multiplicative).
    package let indices: [Double]

    /// Needs two whole seasons.
    package init(of series: TimeSeries, kind: Kind) throws {
        let values = series.values, period = series.period
        guard period > 1, values.count >= 2 * period else { throw StatisticsError.tooFew(needed: 2 * period) }
        let trend = SeasonalDecomposition.centredAverage(values, period: period)
        var sums = [Double](repeating: 0, count: period), counts = [Double](repeating: 0, count: period)
        let offset = period / 2
        for (index, level) in trend.enumerated() {
            let value = values[index + offset]
            sums[(index + offset) % period] += kind == .additive ? value - level : value / level
            counts[(index + offset) % period] += 1
        }
        let figures = zip(sums, counts).map { $0 / $1 }
        let centre = figures.reduce(0, +) / Double(period)
        self.kind = kind
        indices = figures.map { kind == .additive ? $0 - centre : $0 / centre }
        try StatisticsError.requireFinite(indices)
    }

    /// The moving average over one period, halves at both ends when the period is even; entry 0 belongs to
    /// observation `period / 2`.
    static func centredAverage(_ values: [Double], period: Int) -> [Double] {
        let half = period / 2
        return (half..<(values.count - half)).map { middle in
            var sum = 0.0
            for index in (middle - half)...(middle + half) { sum += values[index] }
            if period % 2 == 0 { sum -= 0.5 * (values[middle - half] + values[middle + half]) }
            return sum / Double(period)
        }
    }

    package func adjust(_ values: [Double]) -> [Double] {
        values.enumerated().map { index, value in
            let figure = indices[index % indices.count]
            return kind == .additive ? value - figure : value / figure
        }
    }

    /// Puts the season back on values that begin `offset` observations after the first.
    package func restore(_ values: [Double], offset: Int) -> [Double] {
        values.enumerated().map { index, value in
            let figure = indices[(offset + index) % indices.count]
            return kind == .additive ? value + figure : value * figure
        }
    }

    /// |r_m| > 1.645 sqrt((1 + 2 Σ r_k²) / n) over the lags k below the period m.
    package static func isSeasonal(_ series: TimeSeries) -> Bool {
        let period = series.period
        guard period > 1, series.count > 2 * period, !series.isConstant else { return false }
        let correlations = autocorrelations(series.values, lags: period)
        let squares = correlations.dropLast().reduce(0) { $0 + $1 * $1 }
        let error = ((1 + 2 * squares) / Double(series.count)).squareRoot()
        return abs(correlations[period - 1]) / error > 1.644_853_626_951_472_2
    }

    private static func autocorrelations(_ values: [Double], lags: Int) -> [Double] {
        let mean = values.reduce(0, +) / Double(values.count)
        let centred = values.map { $0 - mean }
        let variance = centred.reduce(0) { $0 + $1 * $1 }
        return (1...lags).map { lag in
            var sum = 0.0
            for index in lag..<centred.count { sum += centred[index] * centred[index - lag] }
            return sum / variance
        }
    }

    /// The decomposition the Theta methods begin with: multiplicative where the data allow, additive where a
    /// value is not positive or an index comes close to zero, none where the test finds no season.
    package static func forTheta(_ series: TimeSeries) throws -> SeasonalDecomposition? {
        guard isSeasonal(series) else { return nil }
        if series.isPositive {
            let multiplicative = try SeasonalDecomposition(of: series, kind: .multiplicative)
            if multiplicative.indices.allSatisfy({ $0 >= 0.01 }) { return multiplicative }
        }
        return try SeasonalDecomposition(of: series, kind: .additive)
    }
}
