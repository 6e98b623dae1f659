/// Per column and bin: sum of gradients, sum of curvatures, number of rows.
struct GradientHistogram {
    static let width = FeatureBinning.binCount * 3
    private(set) var cells: [Double]
    private(set) var gradient = 0.0
    private(set) var curvature = 0.0
    private(set) var count = 0.0

    init(
        _ data: BoostingData, _ rows: ArraySlice<Int32>, _ columns: [Int], _ gradients: [Double], _ curvatures: [Double]
    ) {
        cells = [Double](repeating: 0, count: data.columnCount * Self.width)
        count = Double(rows.count)
        // Gathered once, read in order for every column.
        let pairs = rows.map { (gradients[Int($0)], curvatures[Int($0)]) }
        for pair in pairs {
            gradient += pair.0
            curvature += pair.1
        }
        cells.withUnsafeMutableBufferPointer { cells in
            data.bins.withUnsafeBufferPointer { bins in
                rows.withUnsafeBufferPointer { rows in
                    pairs.withUnsafeBufferPointer { pairs in
                        for column in columns {
                            let offset = column * data.rowCount
                            let base = column * Self.width
                            for index in 0..<rows.count {
                                let cell = base + 3 * Int(bins[offset + Int(rows[index])])
                                cells[cell] += pairs[index].0
                                cells[cell + 1] += pairs[index].1
                                cells[cell + 2] += 1
                            }
                        }
                    }
                }
            }
        }
    }

    func minus(_ other: GradientHistogram) -> GradientHistogram {
        var result = self
        result.gradient -= other.gradient
        result.curvature -= other.curvature
        result.count -= other.count
        result.cells.withUnsafeMutableBufferPointer { cells in
            other.cells.withUnsafeBufferPointer { other in
                for index in 0..<cells.count { cells[index] -= other[index] }
            }
        }
        return result
    }

    /// The leaf's Newton step, −G/(H + λ), scaled by the learning rate.
    func value(_ settings: BoostedTrees.Settings) -> Double {
        -settings.learningRate * gradient / (curvature + settings.penalty + 1e-9)
    }
}
