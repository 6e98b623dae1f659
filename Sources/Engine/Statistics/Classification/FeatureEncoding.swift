import Foundation

/// How a linear model sees a `FeatureTable`, learned once from the training rows.
///
/// Numbers: missing becomes the training median, then standardised by the training mean and population standard
/// deviation; a column that never varies is left out. Categories: missing becomes the level "NA", levels seen
/// less than `rareBelow` times become "Other", one indicator a level, none dropped (the penalty takes care of the
/// redundancy). A level never seen becomes "Other" where that exists and is otherwise no indicator at all.
package struct FeatureEncoding: Sendable {
    struct Scale: Sendable {
        var column: Int
        var median: Double
        var mean: Double
        var deviation: Double
    }

    struct Levels: Sendable {
        var column: Int
        /// Index of the first level among all features.
        var offset: Int
        var names: [String]
        var index: [String: Int]
        /// How often each level occurs in training.
        var shares: [Double]
    }

    let scales: [Scale]
    let levels: [Levels]
    /// One a feature, `plan = yearly` for indicators; the order of the coefficients.
    package let featureNames: [String]

    /// Features of one row: all numbers, then the active indicators' positions (−1: none).
    struct Encoded {
        var numbers: [Double]
        var indicators: [Int]
        let numberCount: Int
        let indicatorCount: Int
        let rowCount: Int
    }

    init(_ table: FeatureTable, rareBelow: Int) throws {
        var scales: [Scale] = []
        var names: [String] = []
        for (index, column) in table.columns.enumerated() {
            guard case .numbers(let values) = column.values, let scale = try Self.scale(values, index) else { continue }
            scales.append(scale)
            names.append(column.name)
        }
        var levels: [Levels] = []
        for (index, column) in table.columns.enumerated() {
            guard case .categories(let values) = column.values else { continue }
            let level = Self.levels(values, column: index, offset: names.count, rareBelow: rareBelow)
            names += level.names.map { "\(column.name) = \($0)" }
            levels.append(level)
        }
        self.scales = scales
        self.levels = levels
        featureNames = names
    }

    private static func scale(_ values: [Double], _ column: Int) throws -> Scale? {
        let present = values.filter { !$0.isNaN }
        guard !present.isEmpty else { return nil }
        let median = try Quantiles.median(present)
        let filled = values.map { $0.isNaN ? median : $0 }
        let mean = filled.reduce(0, +) / Double(filled.count)
        let variance = filled.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(filled.count)
        guard variance > 1e-24 * max(1, mean * mean) else { return nil }
        return Scale(column: column, median: median, mean: mean, deviation: variance.squareRoot())
    }

    private static func levels(_ values: [String?], column: Int, offset: Int, rareBelow: Int) -> Levels {
        var counts: [String: Int] = [:]
        for value in values { counts[value ?? "NA", default: 0] += 1 }
        let rare = counts.filter { $0.value < rareBelow && $0.key != "Other" }
        for (name, count) in rare {
            counts[name] = nil
            counts["Other", default: 0] += count
        }
        let names = counts.keys.sorted()
        return Levels(
            column: column, offset: offset, names: names,
            index: Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) }),
            shares: names.map { Double(counts[$0] ?? 0) / Double(values.count) })
    }

    /// - Throws: `.invalid` when the table's columns are not those of the training.
    func encode(_ table: FeatureTable) throws -> Encoded {
        let (width, kinds) = (scales.count, levels.count)
        var encoded = Encoded(
            numbers: [Double](repeating: 0, count: table.rowCount * width),
            indicators: [Int](repeating: -1, count: table.rowCount * kinds), numberCount: width,
            indicatorCount: kinds, rowCount: table.rowCount)
        for (position, scale) in scales.enumerated() {
            guard table.columns.indices.contains(scale.column),
                case .numbers(let values) = table.columns[scale.column].values
            else { throw StatisticsError.invalid("column \(scale.column) is not a number") }
            for row in 0..<table.rowCount {
                let value = values[row].isNaN ? scale.median : values[row]
                encoded.numbers[row * width + position] = (value - scale.mean) / scale.deviation
            }
        }
        for (position, level) in levels.enumerated() {
            guard table.columns.indices.contains(level.column),
                case .categories(let values) = table.columns[level.column].values
            else { throw StatisticsError.invalid("column \(level.column) is not a category") }
            let other = level.index["Other"]
            for row in 0..<table.rowCount {
                guard let found = level.index[values[row] ?? "NA"] ?? other else { continue }
                encoded.indicators[row * kinds + position] = level.offset + found
            }
        }
        return encoded
    }
}
