/// How well predictions made at the end of a calibration period met the holdout that followed.
package struct HoldoutComparison: Sendable {
    /// Buyers with the same calibration frequency, and what was expected and seen of them on average.
    package struct Group: Sendable, Equatable {
        package var frequency: Int
        package var buyers: Int
        package var expected: Double
        package var actual: Double
    }

    package var expectedTotal: Double
    package var actualTotal: Double
    /// Mean absolute error per buyer.
    package var meanAbsoluteError: Double
    package var rootMeanSquareError: Double
    /// Pearson's, between expected and actual; `nil` when either never varies.
    package var correlation: Double?
    /// How well the expectation ranks those who bought again above those who did not; `nil` when all or none did.
    package var ranking: Double?
    /// One group a frequency, the last for `topFrequency` and above.
    package var groups: [Group]

    /// - Parameters:
    ///   - expected: expected purchases of each buyer in the holdout.
    ///   - actual: purchases seen, same order.
    ///   - frequencies: repeat purchases in the calibration, same order.
    /// - Throws: `.empty`, `.lengthMismatch`, `.notFinite`.
    package init(expected: [Double], actual: [Double], frequencies: [Int], topFrequency: Int = 7) throws {
        if expected.isEmpty { throw StatisticsError.empty }
        try StatisticsError.requireSameLength(expected.count, actual.count)
        try StatisticsError.requireSameLength(expected.count, frequencies.count)
        try StatisticsError.requireFinite(expected)
        try StatisticsError.requireFinite(actual)
        let count = Double(expected.count)
        expectedTotal = expected.reduce(0, +)
        actualTotal = actual.reduce(0, +)
        let errors = zip(expected, actual).map { $0 - $1 }
        meanAbsoluteError = errors.reduce(0) { $0 + abs($1) } / count
        rootMeanSquareError = (dot(errors, errors) / count).squareRoot()
        correlation = Correlation.pearson(expected, actual)
        ranking = try? BinaryMetrics.areaUnderCurve(scores: expected, outcomes: actual.map { $0 > 0 })
        var sums: [Int: Group] = [:]
        for index in expected.indices {
            let key = min(frequencies[index], topFrequency)
            var group = sums[key] ?? Group(frequency: key, buyers: 0, expected: 0, actual: 0)
            group.buyers += 1
            group.expected += expected[index]
            group.actual += actual[index]
            sums[key] = group
        }
        groups = sums.values.sorted { $0.frequency < $1.frequency }.map {
            let size = Double($0.buyers)
            return Group(
                frequency: $0.frequency, buyers: $0.buyers, expected: $0.expected / size, actual: $0.actual / size)
        }
    }
}
