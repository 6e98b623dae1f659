import MartletKernel

/// One row of factors for each user or item, in lanes of eight so that the arithmetic runs on vectors.
struct FactorTable: Sendable {
    typealias Lane = SIMD8<Float>
    let rows: Int
    let lanes: Int
    private var values: [Lane]

    /// Small random numbers, as in the library `implicit`: uniform in ±0.005.
    init(rows: Int, factors: Int, random: inout SeededRandom) {
        self.rows = rows
        lanes = (factors + 7) / 8
        values = []
        values.reserveCapacity(rows * lanes)
        for _ in 0..<rows * lanes {
            var lane = Lane.zero
            for index in 0..<8 { lane[index] = Float(random.unit() - 0.5) * 0.01 }
            values.append(lane)
        }
    }

    var isFinite: Bool { values.allSatisfy { ($0 * Lane.zero).sum() == 0 } }

    func dot(_ row: Int, with other: FactorTable, _ otherRow: Int) -> Float {
        var sum = Lane.zero
        for lane in 0..<lanes { sum += values[row * lanes + lane] * other.values[otherRow * lanes + lane] }
        return sum.sum()
    }

    /// Solves every row for the fixed `others`: (YᵀY + λ + Σ (c - 1) y yᵀ) x = Σ c y over what the row has.
    mutating func improve(against others: FactorTable, _ rows: SparseRows, _ settings: ImplicitALS.Settings) {
        let gram = others.gram(regularisation: settings.regularisation)
        let count = lanes
        var scratch = [Lane](repeating: .zero, count: 3 * count)
        values.withUnsafeMutableBufferPointer { values in
            others.values.withUnsafeBufferPointer { others in
                gram.withUnsafeBufferPointer { gram in
                    scratch.withUnsafeMutableBufferPointer { scratch in
                        for row in 0..<rows.count {
                            let solution = UnsafeMutableBufferPointer(rebasing: values[row * count..<(row + 1) * count])
                            let system = RowSystem(
                                lanes: count, gram: gram, others: others, entries: rows.range(row), rows: rows,
                                alpha: settings.alpha)
                            system.solve(solution, scratch, steps: settings.steps)
                        }
                    }
                }
            }
        }
    }

    /// YᵀY + λ, row by row: 8·lanes rows of `lanes` lanes.
    private func gram(regularisation: Float) -> [Lane] {
        var result = [Lane](repeating: .zero, count: 8 * lanes * lanes)
        result.withUnsafeMutableBufferPointer { result in
            values.withUnsafeBufferPointer { values in
                for row in 0..<rows {
                    let own = UnsafeBufferPointer(rebasing: values[row * lanes..<(row + 1) * lanes])
                    for factor in 0..<8 * lanes {
                        let weight = own[factor / 8][factor % 8]
                        for lane in 0..<lanes { result[factor * lanes + lane] += weight * own[lane] }
                    }
                }
                for factor in 0..<8 * lanes { result[factor * lanes + factor / 8][factor % 8] += regularisation }
            }
        }
        return result
    }
}

/// The equations of one row.
private struct RowSystem {
    typealias Lane = FactorTable.Lane
    let lanes: Int
    let gram: UnsafeBufferPointer<Lane>
    let others: UnsafeBufferPointer<Lane>
    let entries: Range<Int>
    let rows: SparseRows
    let alpha: Float

    /// Conjugate gradients from the present solution; `scratch` holds residual, direction and product.
    func solve(_ x: UnsafeMutableBufferPointer<Lane>, _ scratch: UnsafeMutableBufferPointer<Lane>, steps: Int) {
        if entries.isEmpty {
            for lane in 0..<lanes { x[lane] = .zero }
            return
        }
        let residual = UnsafeMutableBufferPointer(rebasing: scratch[0..<lanes])
        let direction = UnsafeMutableBufferPointer(rebasing: scratch[lanes..<2 * lanes])
        let product = UnsafeMutableBufferPointer(rebasing: scratch[2 * lanes..<3 * lanes])
        multiply(x, into: product, rightSide: true)
        for lane in 0..<lanes {
            residual[lane] = product[lane]
            direction[lane] = product[lane]
        }
        var size = dot(residual, residual)
        for _ in 0..<steps where size > 1e-20 {
            multiply(direction, into: product, rightSide: false)
            let step = size / dot(direction, product)
            for lane in 0..<lanes {
                x[lane] += step * direction[lane]
                residual[lane] -= step * product[lane]
            }
            let next = dot(residual, residual)
            let keep = next / size
            for lane in 0..<lanes { direction[lane] = residual[lane] + keep * direction[lane] }
            size = next
        }
    }

    /// A x, or b - A x when the right side is wanted.
    @inline(__always)
    private func multiply(
        _ x: UnsafeMutableBufferPointer<Lane>, into result: UnsafeMutableBufferPointer<Lane>, rightSide: Bool
    ) {
        let sign: Float = rightSide ? -1 : 1
        for lane in 0..<lanes { result[lane] = .zero }
        for lane in 0..<lanes {
            let values = x[lane] * sign
            for index in 0..<8 {
                let weight = values[index], row = (8 * lane + index) * lanes
                for column in 0..<lanes { result[column] += weight * gram[row + column] }
            }
        }
        for position in entries {
            let start = Int(rows.indices[position]) * lanes
            let confidence = alpha * Float(rows.values[position])
            var product = Lane.zero
            for lane in 0..<lanes { product += others[start + lane] * x[lane] }
            let weight = sign * (confidence - 1) * product.sum() + (rightSide ? confidence : 0)
            for lane in 0..<lanes { result[lane] += weight * others[start + lane] }
        }
    }

    @inline(__always)
    private func dot(_ a: UnsafeMutableBufferPointer<Lane>, _ b: UnsafeMutableBufferPointer<Lane>) -> Float {
        var sum = Lane.zero
        for lane in 0..<lanes { sum += a[lane] * b[lane] }
        return sum.sum()
    }
}
