/// Limited-memory BFGS with a weak Wolfe line search by bisection: Nocedal and Wright, "Numerical
/// Optimization", 2nd ed., algorithm 7.5; Lewis and Overton, "Nonsmooth optimization via quasi-Newton
/// methods" (2013) for the line search, which also survives steps into NaN and +∞.
package struct LBFGS: Sendable {
    package var memory = 8
    package var maxIterations = 500
    /// Stops when the largest gradient component is below this times max(1, |value|).
    package var gradientTolerance = 1e-10

    package init() {}

    /// `objective` returns the value at a point and fills the gradient.
    package func minimize(
        from start: [Double], _ objective: (_ point: [Double], _ gradient: inout [Double]) throws -> Double
    ) rethrows -> Minimum {
        var gradient = [Double](repeating: 0, count: start.count)
        let value = try objective(start, &gradient)
        var state = Minimum(point: start, value: value, gradient: gradient, iterations: 0, converged: false)
        guard value.isFinite else { return state }
        var history = CurvatureHistory(limit: memory)
        while state.iterations < maxIterations {
            if isFlat(state) {
                state.converged = true
                break
            }
            var direction = history.direction(for: state.gradient)
            if dot(direction, state.gradient) >= 0 {
                history.reset()
                direction = state.gradient.map { -$0 }
            }
            let first = history.isEmpty ? 1 / max(1, norm(direction)) : 1
            guard let next = try step(from: state, along: direction, first: first, objective) else {
                if history.isEmpty { break }
                history.reset()
                continue
            }
            history.remember(from: state, to: next)
            state = next
        }
        // A dead end of the line search at rounding level is an optimum all the same.
        if !state.converged { state.converged = isFlat(state, slack: 1e4) }
        return state
    }

    private func isFlat(_ state: Minimum, slack: Double = 1) -> Bool {
        let largest = state.gradient.reduce(0) { max($0, abs($1)) }
        return largest <= slack * gradientTolerance * max(1, abs(state.value))
    }

    private func step(
        from state: Minimum, along direction: [Double], first: Double,
        _ objective: (_ point: [Double], _ gradient: inout [Double]) throws -> Double
    ) rethrows -> Minimum? {
        let slope = dot(direction, state.gradient)
        var low = 0.0
        var high = Double.infinity
        var length = first
        var fallback: Minimum?
        for _ in 0..<50 {
            var trial = state
            trial.point = zip(state.point, direction).map { $0 + length * $1 }
            trial.value = try objective(trial.point, &trial.gradient)
            trial.iterations += 1
            if !(trial.value <= state.value + 1e-4 * length * slope) {
                high = length
            } else if dot(direction, trial.gradient) < 0.9 * slope {
                low = length
                fallback = trial
            } else {
                return trial
            }
            length = high.isFinite ? (low + high) / 2 : 2 * low
        }
        guard let fallback, fallback.value < state.value else { return nil }
        return fallback
    }
}

/// The last steps and gradient changes, and the two-loop recursion over them.
private struct CurvatureHistory {
    let limit: Int
    private var steps: [[Double]] = []
    private var changes: [[Double]] = []

    init(limit: Int) { self.limit = limit }

    var isEmpty: Bool { steps.isEmpty }

    mutating func reset() {
        steps.removeAll()
        changes.removeAll()
    }

    mutating func remember(from old: Minimum, to new: Minimum) {
        let step = zip(new.point, old.point).map { $0 - $1 }
        let change = zip(new.gradient, old.gradient).map { $0 - $1 }
        guard dot(step, change) > 1e-16 * norm(step) * norm(change) else { return }
        steps.append(step)
        changes.append(change)
        if steps.count > limit {
            steps.removeFirst()
            changes.removeFirst()
        }
    }

    func direction(for gradient: [Double]) -> [Double] {
        var result = gradient
        var weights = [Double](repeating: 0, count: steps.count)
        for index in steps.indices.reversed() {
            weights[index] = dot(steps[index], result) / dot(steps[index], changes[index])
            for i in result.indices { result[i] -= weights[index] * changes[index][i] }
        }
        if let step = steps.last, let change = changes.last {
            let scale = dot(step, change) / dot(change, change)
            for i in result.indices { result[i] *= scale }
        }
        for index in steps.indices {
            let weight = dot(changes[index], result) / dot(steps[index], changes[index])
            for i in result.indices { result[i] += (weights[index] - weight) * steps[index][i] }
        }
        return result.map { -$0 }
    }
}
