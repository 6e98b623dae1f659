import Foundation

/// The factor L of a symmetric positive definite matrix A = L Lᵀ: solves normal equations and inverts
/// information matrices. Row-major storage of `size` × `size`.
package struct Cholesky: Sendable {
    package let size: Int
    private var factor: [Double]

    /// - Throws: `.separation` when the matrix is not positive definite to working precision: in maximum
    ///   likelihood that means a direction along which the data say nothing.
    package init(_ matrix: [Double], size: Int) throws {
        try StatisticsError.requireSameLength(size * size, matrix.count)
        self.size = size
        var l = matrix
        for column in 0..<size {
            var pivot = l[column * size + column]
            for k in 0..<column { pivot -= l[column * size + k] * l[column * size + k] }
            let floor = 1e-14 * abs(matrix[column * size + column])
            guard pivot > floor, pivot.isFinite else { throw StatisticsError.separation }
            let root = pivot.squareRoot()
            l[column * size + column] = root
            for row in column + 1..<max(size, column + 1) {
                var sum = l[row * size + column]
                for k in 0..<column { sum -= l[row * size + k] * l[column * size + k] }
                l[row * size + column] = sum / root
            }
        }
        factor = l
    }

    /// x with A x = `right`.
    package func solve(_ right: [Double]) -> [Double] {
        var x = right
        for row in 0..<size {
            for k in 0..<row { x[row] -= factor[row * size + k] * x[k] }
            x[row] /= factor[row * size + row]
        }
        for row in stride(from: size - 1, through: 0, by: -1) {
            for k in row + 1..<max(size, row + 1) { x[row] -= factor[k * size + row] * x[k] }
            x[row] /= factor[row * size + row]
        }
        return x
    }

    /// A⁻¹, row-major.
    package func inverse() -> [Double] {
        var result = [Double](repeating: 0, count: size * size)
        for column in 0..<size {
            var unit = [Double](repeating: 0, count: size)
            unit[column] = 1
            let solution = solve(unit)
            for row in 0..<size { result[row * size + column] = solution[row] }
        }
        return result
    }

    /// ln det A.
    package var logDeterminant: Double {
        (0..<size).reduce(0) { $0 + 2 * log(factor[$1 * size + $1]) }
    }

    /// L · `vector`: turns independent standard normals into draws with covariance A.
    package func multiplyFactor(_ vector: [Double]) -> [Double] {
        (0..<size).map { row in (0...row).reduce(0) { $0 + factor[row * size + $1] * vector[$1] } }
    }
}
