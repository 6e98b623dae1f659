/// Columns a prediction may use: numbers and categories, both with gaps.
package struct FeatureTable: Sendable {
    package enum Values: Sendable {
        /// NaN where missing.
        case numbers([Double])
        /// `nil` where missing.
        case categories([String?])

        var count: Int {
            switch self {
            case .numbers(let values): values.count
            case .categories(let values): values.count
            }
        }
    }

    package struct Column: Sendable {
        package let name: String
        package let values: Values

        package init(_ name: String, _ values: Values) {
            self.name = name
            self.values = values
        }
    }

    package let columns: [Column]
    package let rowCount: Int

    /// - Throws: `.empty` without a column or a row; `.lengthMismatch`; `.notFinite` for an infinity.
    package init(_ columns: [Column]) throws {
        guard let first = columns.first, first.values.count > 0 else { throw StatisticsError.empty }
        for column in columns {
            try StatisticsError.requireSameLength(first.values.count, column.values.count)
            if case .numbers(let values) = column.values, let index = values.firstIndex(where: \.isInfinite) {
                throw StatisticsError.notFinite(index: index)
            }
        }
        self.columns = columns
        rowCount = first.values.count
    }

    /// The given rows, in the given order.
    package func rows(_ indices: [Int]) throws -> FeatureTable {
        if let index = indices.firstIndex(where: { $0 < 0 || $0 >= rowCount }) {
            throw StatisticsError.outOfRange(what: "row", index: index)
        }
        return try FeatureTable(
            columns.map { column in
                switch column.values {
                case .numbers(let values): Column(column.name, .numbers(indices.map { values[$0] }))
                case .categories(let values): Column(column.name, .categories(indices.map { values[$0] }))
                }
            })
    }
}

extension FeatureTable {
    func text(column: Int, row: Int) -> String? {
        switch columns[column].values {
        case .numbers(let values): values[row].isNaN ? nil : "\(values[row])"
        case .categories(let values): values[row]
        }
    }

    /// The strongest pushes first.
    func reasons(row: Int, pushes: [Double], top: Int) -> [PredictionReason] {
        let strongest = pushes.indices.sorted { abs(pushes[$0]) > abs(pushes[$1]) }
        return strongest.prefix(top).filter { pushes[$0] != 0 }.map {
            PredictionReason(column: columns[$0].name, value: text(column: $0, row: row), push: pushes[$0])
        }
    }

    /// Refuses outcomes no classifier can learn from.
    func requireOutcomes(_ outcomes: [Bool]) throws {
        try StatisticsError.requireSameLength(rowCount, outcomes.count)
        if !outcomes.contains(true) || !outcomes.contains(false) {
            throw StatisticsError.constantColumn(name: "outcome")
        }
    }
}
