/// For each item the items most like it, and recommendations by adding up the neighbours of what a user has.
///
/// Sarwar, Karypis, Konstan and Riedl, "Item-based collaborative filtering" (2001); Deshpande and Karypis 2004
/// for keeping just the `neighbours` best of each item, which is faster and more accurate than all of them. An
/// item is its own first neighbour. Ties go to the lower index.
package struct ItemNeighbours: Sendable {
    package let items: Int
    /// One row for each item: its neighbours and their similarity.
    package let similar: SparseRows

    package init(_ matrix: InteractionMatrix, weighting: ItemWeighting = .tfidf, neighbours: Int = 20) throws {
        if neighbours < 1 { throw StatisticsError.invalid("\(neighbours) neighbours") }
        items = matrix.items
        let columns = weighting.weights(matrix)
        let rows = columns.transposed(to: matrix.users)
        var scores = [Double](repeating: 0, count: items), touched: [Int32] = []
        var best = BestOf(neighbours)
        var starts = [0], indices: [Int32] = [], values: [Double] = []
        for item in 0..<items {
            ItemNeighbours.accumulate(item, columns, rows, into: &scores, &touched)
            if case .lift(let minimum) = weighting {
                ItemNeighbours.turnIntoLift(item, touched, &scores, matrix, minimum: Double(minimum))
            }
            for other in touched where scores[Int(other)] > 0 { best.offer(other, scores[Int(other)]) }
            for other in touched { scores[Int(other)] = 0 }
            touched.removeAll(keepingCapacity: true)
            let kept = best.take().sorted { $0.index < $1.index }
            indices += kept.map(\.index)
            values += kept.map(\.score)
            starts.append(indices.count)
        }
        similar = SparseRows(starts: starts, indices: indices, values: values)
    }

    /// The `count` best items for somebody who has `history`, what he has left out.
    package func recommend(for history: [Int], count: Int) throws -> [Recommendation] {
        if let index = history.firstIndex(where: { !(0..<items).contains($0) }) {
            throw StatisticsError.outOfRange(what: "item", index: index)
        }
        var scores: [Int32: Double] = [:]
        for item in history {
            for position in similar.range(item) { scores[similar.indices[position], default: 0] += similar.values[position] }
        }
        for item in history { scores[Int32(item)] = nil }
        var best = BestOf(max(count, 0))
        for (item, score) in scores { best.offer(item, score) }
        return best.take().map { Recommendation(item: Int($0.index), score: $0.score) }
    }

    /// Recommendations for every row of the matrix at once, from what it holds.
    package func recommendAll(_ matrix: InteractionMatrix, count: Int) -> [[Recommendation]] {
        var scores = [Double](repeating: 0, count: items), touched: [Int32] = []
        var best = BestOf(count)
        return (0..<matrix.users).map { user in
            let history = matrix.rows.indices(user)
            for item in history {
                for position in similar.range(Int(item)) {
                    let other = Int(similar.indices[position])
                    if scores[other] == 0 { touched.append(Int32(other)) }
                    scores[other] += similar.values[position]
                }
            }
            for item in history { scores[Int(item)] = 0 }
            for item in touched where scores[Int(item)] > 0 { best.offer(item, scores[Int(item)]) }
            for item in touched { scores[Int(item)] = 0 }
            touched.removeAll(keepingCapacity: true)
            return best.take().map { Recommendation(item: Int($0.index), score: $0.score) }
        }
    }

    private static func accumulate(
        _ item: Int, _ columns: SparseRows, _ rows: SparseRows, into scores: inout [Double], _ touched: inout [Int32]
    ) {
        scores.withUnsafeMutableBufferPointer { scores in
            for position in columns.range(item) {
                let weight = columns.values[position]
                for entry in rows.range(Int(columns.indices[position])) {
                    let other = Int(rows.indices[entry])
                    if scores[other] == 0 { touched.append(Int32(other)) }
                    scores[other] += weight * rows.values[entry]
                }
            }
        }
    }

    private static func turnIntoLift(
        _ item: Int, _ touched: [Int32], _ scores: inout [Double], _ matrix: InteractionMatrix, minimum: Double
    ) {
        let own = Double(matrix.columns.range(item).count)
        for other in touched {
            let together = scores[Int(other)], theirs = Double(matrix.columns.range(Int(other)).count)
            scores[Int(other)] = together < minimum ? 0 : together * Double(matrix.users) / (own * theirs)
        }
    }
}

/// An item with the score it was ranked by; scores compare within one list only.
package struct Recommendation: Sendable, Equatable {
    package let item: Int
    package let score: Double
}
