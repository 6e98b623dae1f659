/// How trees see a `FeatureTable`: every value as one of at most 64 bins, learned from the training rows.
///
/// Bin 0 is "missing". Numbers get bins of about equal population, one each where there are few distinct values;
/// categories get a bin each, the rarest beyond 62 and unseen ones count as missing. Sixty-four bins make a split
/// a bit mask, and lose nothing measurable against finer ones.
struct FeatureBinning: Sendable {
    static let binCount = 64

    enum Rule: Sendable {
        /// Ascending upper bounds of bins 1, 2, …; the last bin is open.
        case bounds([Double])
        case levels([String: UInt8])
    }

    let rules: [Rule]

    init(_ table: FeatureTable) {
        rules = table.columns.map { column in
            switch column.values {
            case .numbers(let values): .bounds(Self.bounds(values))
            case .categories(let values): .levels(Self.levels(values))
            }
        }
    }

    private static func bounds(_ values: [Double]) -> [Double] {
        let sorted = values.filter { !$0.isNaN }.sorted()
        var distinct: [(value: Double, upTo: Int)] = []
        for (index, value) in sorted.enumerated() {
            if distinct.last?.value == value {
                distinct[distinct.count - 1].upTo = index + 1
            } else {
                distinct.append((value, index + 1))
            }
        }
        guard distinct.count > 1 else { return [] }
        let wanted = min(distinct.count, binCount - 1)
        var bounds: [Double] = []
        var next = 1
        for index in 0..<distinct.count - 1 {
            let isFew = distinct.count <= binCount - 1
            guard isFew || distinct[index].upTo * wanted >= next * sorted.count else { continue }
            // Halfway, so that new values fall to the nearer neighbour.
            bounds.append((distinct[index].value + distinct[index + 1].value) / 2)
            next = distinct[index].upTo * wanted / max(sorted.count, 1) + 1
        }
        return Array(bounds.prefix(binCount - 2))
    }

    private static func levels(_ values: [String?]) -> [String: UInt8] {
        var counts: [String: Int] = [:]
        for case let value? in values { counts[value, default: 0] += 1 }
        let common = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(binCount - 2)
        return Dictionary(uniqueKeysWithValues: common.enumerated().map { ($1.key, UInt8($0 + 1)) })
    }

    /// Bins of all rows, column after column.
    ///
    /// - Throws: `.invalid` when the table's columns are not those of the training.
    func bins(_ table: FeatureTable) throws -> [UInt8] {
        guard table.columns.count == rules.count else {
            throw StatisticsError.invalid("\(table.columns.count) columns, trained on \(rules.count)")
        }
        var bins: [UInt8] = []
        bins.reserveCapacity(table.rowCount * rules.count)
        for (rule, column) in zip(rules, table.columns) {
            switch (rule, column.values) {
            case (.bounds(let bounds), .numbers(let values)):
                bins += values.map { $0.isNaN ? 0 : UInt8(1 + Self.position($0, in: bounds)) }
            case (.levels(let levels), .categories(let values)):
                bins += values.map { value in value.flatMap { levels[$0] } ?? 0 }
            default:
                throw StatisticsError.invalid("\(column.name) has changed its kind")
            }
        }
        return bins
    }

    /// Number of bounds below the value.
    private static func position(_ value: Double, in bounds: [Double]) -> Int {
        var (low, high) = (0, bounds.count)
        while low < high {
            let middle = (low + high) / 2
            if bounds[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
