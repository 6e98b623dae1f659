import Foundation

/// Logistic regression over sparse rows for two or more classes, found by L-BFGS.
///
/// The weights of a token lie side by side for all classes, so that one entry of a row touches one stretch of
/// memory. Two classes share one weight, as the second is the first's negative.
struct SparseSoftmax: Sendable {
    let columns: Int
    let classes: Int
    private let weights: [Double]

    init(_ rows: SparseRows, width: Int, labels: [Int], classes: Int, strength: Double) throws {
        columns = classes == 2 ? 1 : classes
        self.classes = classes
        var loss = SoftmaxLoss(rows: rows, width: width, columns: columns, labels: labels, strength: strength)
        var search = LBFGS()
        search.maxIterations = 1_000
        search.gradientTolerance = 2e-6
        let found = search.minimize(from: [Double](repeating: 0, count: (width + 1) * columns)) { point, gradient in
            loss.value(point, &gradient)
        }
        guard found.converged, found.value.isFinite else { throw StatisticsError.notConverged(iterations: found.iterations) }
        weights = found.point
    }

    func weight(_ group: Int, _ token: Int) -> Double {
        if columns == 1 { return group == 1 ? weights[token] : -weights[token] }
        let all = weights[token * columns..<(token + 1) * columns]
        return weights[token * columns + group] - all.reduce(0, +) / Double(columns)
    }

    func probabilities(_ rows: SparseRows, _ row: Int) -> [Double] {
        var scores = Array(weights.suffix(columns))
        for position in rows.range(row) {
            let start = Int(rows.indices[position]) * columns
            for column in 0..<columns { scores[column] += rows.values[position] * weights[start + column] }
        }
        return Softmax.of(columns == 1 ? [0, scores[0]] : scores)
    }
}

/// ½ Σ w² / C + Σ loss and its gradient; the intercepts are the last entries and unpenalised.
struct SoftmaxLoss {
    let rows: SparseRows
    let width: Int
    let columns: Int
    let labels: [Int]
    let strength: Double
    private var scores: [Double]

    init(rows: SparseRows, width: Int, columns: Int, labels: [Int], strength: Double) {
        self.rows = rows
        self.width = width
        self.columns = columns
        self.labels = labels
        self.strength = strength
        scores = [Double](repeating: 0, count: columns)
    }

    mutating func value(_ point: [Double], _ gradient: inout [Double]) -> Double {
        var loss = 0.0
        let penalised = width * columns
        point.withUnsafeBufferPointer { point in
            gradient.withUnsafeMutableBufferPointer { gradient in
                for index in 0..<penalised {
                    gradient[index] = point[index] / strength
                    loss += point[index] * point[index] / (2 * strength)
                }
                for index in penalised..<gradient.count { gradient[index] = 0 }
                for row in 0..<rows.count {
                    add(row, point, penalised)
                    loss += columns == 1 ? turnBinary(labels[row]) : turn(labels[row])
                    spread(row, gradient, penalised)
                }
            }
        }
        return loss
    }

    @inline(__always)
    private mutating func add(_ row: Int, _ point: UnsafeBufferPointer<Double>, _ penalised: Int) {
        for column in 0..<columns { scores[column] = point[penalised + column] }
        rows.indices.withUnsafeBufferPointer { indices in
            rows.values.withUnsafeBufferPointer { values in
                scores.withUnsafeMutableBufferPointer { scores in
                    for position in rows.range(row) {
                        let start = Int(indices[position]) * columns, value = values[position]
                        for column in 0..<columns { scores[column] += value * point[start + column] }
                    }
                }
            }
        }
    }

    /// Scores become derivatives of the loss; returns the loss.
    private mutating func turnBinary(_ label: Int) -> Double {
        let score = scores[0], sign = label == 1 ? 1.0 : -1
        let margin = sign * score
        scores[0] = -sign / (1 + exp(margin))
        return margin > 0 ? log1p(exp(-margin)) : -margin + log1p(exp(margin))
    }

    private mutating func turn(_ label: Int) -> Double {
        var largest = scores[0]
        for column in 1..<columns { largest = max(largest, scores[column]) }
        let own = scores[label]
        var total = 0.0
        for column in 0..<columns {
            scores[column] = exp(scores[column] - largest)
            total += scores[column]
        }
        for column in 0..<columns { scores[column] /= total }
        scores[label] -= 1
        return largest + log(total) - own
    }

    @inline(__always)
    private func spread(_ row: Int, _ gradient: UnsafeMutableBufferPointer<Double>, _ penalised: Int) {
        rows.indices.withUnsafeBufferPointer { indices in
            rows.values.withUnsafeBufferPointer { values in
                scores.withUnsafeBufferPointer { scores in
                    for column in 0..<columns { gradient[penalised + column] += scores[column] }
                    for position in rows.range(row) {
                        let start = Int(indices[position]) * columns, value = values[position]
                        for column in 0..<columns { gradient[start + column] += value * scores[column] }
                    }
                }
            }
        }
    }
}
