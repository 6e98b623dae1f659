/// Derivatives by central differences: to check analytic gradients, and for Hessians of analytic gradients,
/// where the error is far below the sampling error of a standard error.
package enum FiniteDifferences {
    /// ∇f, error about 1e-10 relative for a well scaled f.
    package static func gradient(of f: ([Double]) throws -> Double, at point: [Double]) rethrows -> [Double] {
        try point.indices.map { index in
            let h = 6e-6 * max(1, abs(point[index]))
            var up = point
            var down = point
            up[index] += h
            down[index] -= h
            return (try f(up) - f(down)) / (2 * h)
        }
    }

    /// The Hessian, row-major and symmetrised, from differences of an analytic gradient.
    package static func hessian(
        ofGradient gradient: ([Double]) throws -> [Double], at point: [Double]
    ) rethrows -> [Double] {
        let n = point.count
        var rows = [[Double]]()
        for index in 0..<n {
            let h = 1e-5 * max(1, abs(point[index]))
            var up = point
            var down = point
            up[index] += h
            down[index] -= h
            let above = try gradient(up)
            let below = try gradient(down)
            rows.append(zip(above, below).map { ($0 - $1) / (2 * h) })
        }
        var result = [Double](repeating: 0, count: n * n)
        for i in 0..<n {
            for j in 0..<n { result[i * n + j] = (rows[i][j] + rows[j][i]) / 2 }
        }
        return result
    }
}
