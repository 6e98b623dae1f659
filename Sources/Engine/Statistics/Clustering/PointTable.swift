/// Points in several dimensions, one after the other.
package struct PointTable: Sendable, Equatable {
    package let count: Int
    package let dimensions: Int
    /// `count` × `dimensions`, row by row.
    package let values: [Double]

    /// Errors: `empty`, `lengthMismatch`, `notFinite` and, beyond ±1e100, `outOfRange` with the
    /// index of the row.
    package init(_ rows: [[Double]]) throws {
        guard let first = rows.first, !first.isEmpty else { throw StatisticsError.empty }
        for (index, row) in rows.enumerated() {
            try StatisticsError.requireSameLength(first.count, row.count)
            if row.contains(where: { !$0.isFinite }) { throw StatisticsError.notFinite(index: index) }
            if row.contains(where: { abs($0) > 1e100 }) { throw StatisticsError.outOfRange(what: "value", index: index) }
        }
        count = rows.count
        dimensions = first.count
        values = Array(rows.joined())
    }

    package func row(_ index: Int) -> ArraySlice<Double> { values[index * dimensions..<(index + 1) * dimensions] }

    /// Each column with mean 0 and (population) standard deviation 1. A column that never varies is
    /// `constantColumn`: it has nothing to say about groups and should not be passed.
    package func standardised() throws -> PointTable {
        var columns: [(mean: Double, deviation: Double)] = []
        for column in 0..<dimensions {
            let entries = stride(from: column, to: values.count, by: dimensions).map { values[$0] }
            let mean = entries.reduce(0, +) / Double(count)
            let variance = entries.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
            if variance == 0 { throw StatisticsError.constantColumn(name: "column \(column)") }
            columns.append((mean, variance.squareRoot()))
        }
        return try PointTable(
            (0..<count).map { index in zip(row(index), columns).map { ($0 - $1.mean) / $1.deviation } })
    }

    /// Squared distance of two rows, possibly of different tables.
    func squaredDistance(_ index: Int, _ other: Int) -> Double {
        var sum = 0.0
        for dimension in 0..<dimensions {
            let gap = values[index * dimensions + dimension] - values[other * dimensions + dimension]
            sum += gap * gap
        }
        return sum
    }
}
