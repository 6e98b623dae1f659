/// The split of a node that lowers the loss most.
struct BestSplit {
    var column: Int
    var goesLeft: UInt64
    var gain: Double

    private struct Side {
        var gradient = 0.0
        var curvature = 0.0
        var count = 0.0

        mutating func add(_ cells: UnsafeBufferPointer<Double>, _ index: Int) {
            gradient += cells[index]
            curvature += cells[index + 1]
            count += cells[index + 2]
        }
    }

    /// Categories are ordered by gradient over curvature with this much added to the latter, so that a rare one
    /// does not go to an end by luck.
    private static let categorySmoothing = 10.0

    /// `nil` when no split leaves enough rows on both sides and gains anything.
    static func search(
        _ histogram: GradientHistogram, _ columns: [Int], _ isCategory: [Bool], _ settings: BoostedTrees.Settings
    ) -> BestSplit? {
        guard histogram.count >= Double(2 * settings.leafRows) else { return nil }
        var best: BestSplit?
        histogram.cells.withUnsafeBufferPointer { all in
            for column in columns {
                let start = column * GradientHistogram.width
                let cells = UnsafeBufferPointer(rebasing: all[start..<start + GradientHistogram.width])
                let filled = (0..<FeatureBinning.binCount).filter { cells[3 * $0 + 2] > 0.5 }
                guard filled.count > 1 else { continue }
                let scan = Scan(cells: cells, column: column, total: histogram, settings: settings)
                if isCategory[column] {
                    let keys = filled.map { cells[3 * $0] / (cells[3 * $0 + 1] + categorySmoothing) }
                    let byGradient = filled.indices.sorted { keys[$0] < keys[$1] }.map { filled[$0] }
                    scan.run(byGradient, pinned: nil, &best)
                } else {
                    let present = filled.filter { $0 > 0 }
                    scan.run(present, pinned: nil, &best)
                    if filled[0] == 0 { scan.run(present, pinned: 0, &best) }
                }
            }
        }
        return best
    }

    /// Moves bins to the left one after another, in the given sequence.
    private struct Scan {
        let cells: UnsafeBufferPointer<Double>
        let column: Int
        let total: GradientHistogram
        let settings: BoostedTrees.Settings

        /// `pinned` is a bin that is on the left from the start: the missing values.
        func run(_ bins: [Int], pinned: Int?, _ best: inout BestSplit?) {
            var left = Side()
            var mask: UInt64 = 0
            if let pinned {
                left.add(cells, 3 * pinned)
                mask = 1 << UInt64(pinned)
            }
            let fewest = Double(settings.leafRows)
            let whole = score(total.gradient, total.curvature)
            for bin in bins {
                left.add(cells, 3 * bin)
                mask |= 1 << UInt64(bin)
                guard left.count >= fewest else { continue }
                guard total.count - left.count >= fewest else { break }
                let right = score(total.gradient - left.gradient, total.curvature - left.curvature)
                let gain = score(left.gradient, left.curvature) + right - whole
                if gain > (best?.gain ?? 1e-7) { best = BestSplit(column: column, goesLeft: mask, gain: gain) }
            }
        }

        private func score(_ gradient: Double, _ curvature: Double) -> Double {
            gradient * gradient / (curvature + settings.penalty + 1e-9)
        }
    }
}
