/// Who took what, and how strongly: a sparse table of users × items by row and by column.
///
/// Weights are above 0: 1 for "bought", or a count. Duplicate entries add up. Memory is 12 bytes for each
/// distinct pair and direction.
package struct InteractionMatrix: Sendable {
    package let users: Int
    package let items: Int
    package let rows: SparseRows
    package let columns: SparseRows

    package struct Entry: Sendable {
        package let user: Int
        package let item: Int
        package let weight: Double

        package init(user: Int, item: Int, weight: Double = 1) {
            self.user = user
            self.item = item
            self.weight = weight
        }
    }

    /// Errors: `empty`; `outOfRange` for an index or a weight outside (0, 1e12]; `notFinite`.
    package init(users: Int, items: Int, entries: [Entry]) throws {
        if entries.isEmpty { throw StatisticsError.empty }
        for (index, entry) in entries.enumerated() {
            guard (0..<users).contains(entry.user), (0..<items).contains(entry.item) else {
                throw StatisticsError.outOfRange(what: "user or item", index: index)
            }
            if !entry.weight.isFinite { throw StatisticsError.notFinite(index: index) }
            if entry.weight <= 0 || entry.weight > 1e12 { throw StatisticsError.outOfRange(what: "weight", index: index) }
        }
        self.users = users
        self.items = items
        rows = SparseRows(count: users, entries.map { (Int32($0.user), Int32($0.item), $0.weight) })
        columns = rows.transposed(to: items)
    }
}

/// Rows of (index, value), indices ascending within a row: compressed sparse rows.
package struct SparseRows: Sendable {
    package let starts: [Int]
    package let indices: [Int32]
    package let values: [Double]

    package init(count: Int, _ entries: [(row: Int32, index: Int32, value: Double)]) {
        let sorted = entries.sorted { ($0.row, $0.index) < ($1.row, $1.index) }
        var starts = [Int](repeating: 0, count: count + 1), indices: [Int32] = [], values: [Double] = []
        var last: (row: Int32, index: Int32) = (-1, -1)
        for entry in sorted {
            if (entry.row, entry.index) == last {
                values[values.count - 1] += entry.value
                continue
            }
            last = (entry.row, entry.index)
            indices.append(entry.index)
            values.append(entry.value)
            starts[Int(entry.row) + 1] += 1
        }
        for row in 0..<count { starts[row + 1] += starts[row] }
        self.init(starts: starts, indices: indices, values: values)
    }

    init(starts: [Int], indices: [Int32], values: [Double]) {
        self.starts = starts
        self.indices = indices
        self.values = values
    }

    package var count: Int { starts.count - 1 }
    package func range(_ row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }
    package func indices(_ row: Int) -> ArraySlice<Int32> { indices[range(row)] }

    func replacing(values: [Double]) -> SparseRows { SparseRows(starts: starts, indices: indices, values: values) }

    func transposed(to width: Int) -> SparseRows {
        var starts = [Int](repeating: 0, count: width + 1)
        for index in indices { starts[Int(index) + 1] += 1 }
        for column in 0..<width { starts[column + 1] += starts[column] }
        var next = starts
        var newIndices = [Int32](repeating: 0, count: indices.count), newValues = [Double](repeating: 0, count: indices.count)
        for row in 0..<count {
            for position in range(row) {
                let column = Int(indices[position])
                newIndices[next[column]] = Int32(row)
                newValues[next[column]] = values[position]
                next[column] += 1
            }
        }
        return SparseRows(starts: starts, indices: newIndices, values: newValues)
    }
}
