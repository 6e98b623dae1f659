import Foundation

/// The penalised loss of a logistic regression with its derivatives. A row has a few numbers and one indicator a
/// category, so the Hessian is summed over the few features a row really has.
struct LogisticLoss {
    private let rows: FeatureEncoding.Encoded
    private let outcomes: [Double]
    /// Weights: intercept first, then one a feature.
    private let width: Int
    private let penalty: Double
    private let reach: Int
    /// Positions and values of the non-zero features of every row, `reach` a row; position −1: nothing.
    private let positions: [Int32]
    private let values: [Double]

    init(_ rows: FeatureEncoding.Encoded, _ outcomes: [Bool], width: Int, _ penalty: Double) {
        self.rows = rows
        self.outcomes = outcomes.map { $0 ? 1 : 0 }
        self.width = width + 1
        self.penalty = penalty
        reach = 1 + rows.numberCount + rows.indicatorCount
        var positions: [Int32] = []
        var values: [Double] = []
        positions.reserveCapacity(rows.rowCount * reach)
        values.reserveCapacity(rows.rowCount * reach)
        for row in 0..<rows.rowCount {
            positions.append(0)
            values.append(1)
            for k in 0..<rows.numberCount {
                positions.append(Int32(k + 1))
                values.append(rows.numbers[row * rows.numberCount + k])
            }
            for k in 0..<rows.indicatorCount {
                let active = rows.indicators[row * rows.indicatorCount + k]
                positions.append(active < 0 ? -1 : Int32(active + 1))
                values.append(active < 0 ? 0 : 1)
            }
        }
        self.positions = positions
        self.values = values
    }

    func minimize() throws -> (weights: [Double], iterations: Int) {
        var weights = [Double](repeating: 0, count: width)
        var state = evaluate(weights)
        for iteration in 1...100 {
            let solver = try Cholesky(state.hessian, size: width)
            var step = solver.solve(state.gradient)
            let decrement = dot(step, state.gradient)
            if decrement <= 1e-14 * max(1, abs(state.value)) { return (weights, iteration) }
            // Without a penalty, separated data send the weights to infinity while the loss goes to 0.
            if penalty == 0, (weights.map(abs).max() ?? 0) > 30 { throw StatisticsError.separation }
            var next = evaluate(zip(weights, step).map { $0 - $1 })
            var halvings = 0
            while !(next.value <= state.value + 1e-12 * abs(state.value)), halvings < 40 {
                step = step.map { $0 / 2 }
                next = evaluate(zip(weights, step).map { $0 - $1 })
                halvings += 1
            }
            weights = zip(weights, step).map { $0 - $1 }
            state = next
        }
        throw StatisticsError.notConverged(iterations: 100)
    }

    func evaluate(_ weights: [Double]) -> (value: Double, gradient: [Double], hessian: [Double]) {
        var value = 0.0
        var gradient = weights.map { penalty * $0 }
        gradient[0] = 0
        var hessian = [Double](repeating: 0, count: width * width)
        for index in 1..<max(width, 1) {
            hessian[index * width + index] = penalty
            value += penalty / 2 * weights[index] * weights[index]
        }
        positions.withUnsafeBufferPointer { positions in
            values.withUnsafeBufferPointer { values in
                gradient.withUnsafeMutableBufferPointer { gradient in
                    hessian.withUnsafeMutableBufferPointer { hessian in
                        for row in 0..<rows.rowCount {
                            value += add(row, weights, positions, values, gradient, hessian)
                        }
                    }
                }
            }
        }
        for row in 0..<width {
            for column in 0..<row { hessian[column * width + row] = hessian[row * width + column] }
        }
        return (value, gradient, hessian)
    }

    /// Adds one row's gradient and lower triangle; returns its loss.
    @inline(__always)
    private func add(
        _ row: Int, _ weights: [Double], _ positions: UnsafeBufferPointer<Int32>, _ values: UnsafeBufferPointer<Double>,
        _ gradient: UnsafeMutableBufferPointer<Double>, _ hessian: UnsafeMutableBufferPointer<Double>
    ) -> Double {
        let start = row * reach
        let end = start + reach
        var linear = 0.0
        for k in start..<end where positions[k] >= 0 { linear += weights[Int(positions[k])] * values[k] }
        let probability = 1 / (1 + exp(-linear))
        let error = probability - outcomes[row]
        let curvature = probability * (1 - probability)
        for k in start..<end where positions[k] >= 0 {
            let i = Int(positions[k])
            gradient[i] += error * values[k]
            let scaled = curvature * values[k]
            // Positions ascend within a row, so this fills the lower triangle.
            for other in start...k where positions[other] >= 0 {
                hessian[i * width + Int(positions[other])] += scaled * values[other]
            }
        }
        // ln(1 + e^linear) − y·linear without overflow.
        return max(linear, 0) + log1p(exp(-abs(linear))) - outcomes[row] * linear
    }
}
