/// Derivative-free descent by a simplex, for objectives with kinks or without a gradient: Nelder and Mead,
/// "A simplex method for function minimization" (1965), with the dimension-dependent coefficients of Gao and
/// Han (2012). Good to about 1e-8 of the point for a handful of parameters; `LBFGS` is better where a gradient
/// exists.
package struct NelderMead: Sendable {
    package var maxEvaluations = 5_000
    /// Stops when the values at the corners differ by less than this, relatively.
    package var tolerance = 1e-10
    /// Size of the first simplex, relative to each coordinate (absolute where a coordinate is 0).
    package var spread = 0.1

    package init() {}

    package func minimize(from start: [Double], _ f: ([Double]) -> Double) -> Minimum {
        let n = start.count
        let size = Double(max(n, 2))
        let (expand, contract, shrink) = (1 + 2 / size, 0.75 - 0.5 / size, 1 - 1 / size)
        var corners = simplex(around: start).map { (point: $0, value: ranked(f($0))) }
        var evaluations = n + 1
        var converged = false
        while evaluations < maxEvaluations {
            corners.sort { $0.value < $1.value }
            let (best, worst) = (corners[0], corners[n])
            converged = abs(worst.value - best.value) <= tolerance * (abs(best.value) + tolerance)
            if converged { break }
            let center = start.indices.map { i in corners.dropLast().reduce(0) { $0 + $1.point[i] } / Double(n) }
            func along(_ t: Double) -> (point: [Double], value: Double) {
                let point = zip(center, worst.point).map { $0 + t * ($0 - $1) }
                evaluations += 1
                return (point, ranked(f(point)))
            }
            let mirrored = along(1)
            if mirrored.value < best.value {
                let further = along(expand)
                corners[n] = further.value < mirrored.value ? further : mirrored
            } else if mirrored.value < corners[n - 1].value {
                corners[n] = mirrored
            } else {
                let inner = mirrored.value < worst.value ? along(contract) : along(-contract)
                if inner.value < min(mirrored.value, worst.value) {
                    corners[n] = inner
                } else {
                    for k in 1...n { corners[k] = pulled(corners[k].point, towards: best.point, by: shrink, f) }
                    evaluations += n
                }
            }
        }
        let best = corners.min { $0.value < $1.value } ?? corners[0]
        return Minimum(
            point: best.point, value: best.value, gradient: [], iterations: evaluations, converged: converged)
    }

    private func simplex(around start: [Double]) -> [[Double]] {
        [start]
            + start.indices.map { index in
                var point = start
                point[index] += point[index] == 0 ? spread : spread * point[index]
                return point
            }
    }

    private func pulled(
        _ corner: [Double], towards best: [Double], by shrink: Double, _ f: ([Double]) -> Double
    ) -> (point: [Double], value: Double) {
        let point = zip(best, corner).map { $0 + shrink * ($1 - $0) }
        return (point, ranked(f(point)))
    }

    /// NaN sorts last.
    private func ranked(_ value: Double) -> Double { value.isNaN ? .infinity : value }
}
