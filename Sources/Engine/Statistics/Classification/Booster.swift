import Foundation
import MartletKernel

/// Boosting in progress: scores of all rows (also those not trained on) and the next tree's gradients.
struct Booster {
    private let data: BoostingData
    private let rows: [Int32]
    private let settings: BoostedTrees.Settings
    private var random: SeededRandom
    private var scores: [Double]
    private var gradients: [Double]
    private var curvatures: [Double]
    private var grower: TreeGrower
    let start: Double

    init(_ data: BoostingData, rows: [Int], _ settings: BoostedTrees.Settings) {
        self.data = data
        self.rows = rows.map { Int32($0) }
        self.settings = settings
        random = SeededRandom(seed: settings.seed &+ 1)
        let rate = Double(rows.count { data.outcomes[$0] }) / Double(rows.count)
        start = log(rate / (1 - rate))
        scores = [Double](repeating: start, count: data.rowCount)
        gradients = [Double](repeating: 0, count: data.rowCount)
        curvatures = gradients
        grower = TreeGrower(data, settings)
    }

    mutating func addTree() -> DecisionTree {
        for row in rows {
            let index = Int(row)
            let probability = 1 / (1 + exp(-scores[index]))
            gradients[index] = probability - (data.outcomes[index] ? 1 : 0)
            curvatures[index] = probability * (1 - probability)
        }
        var sample = rows
        if settings.rowShare < 1 {
            sample.removeAll(keepingCapacity: true)
            for row in rows where random.unit() < settings.rowShare { sample.append(row) }
        }
        let width = max(3, Int((settings.columnShare * Double(data.columnCount)).rounded()))
        let columns = Array((0..<data.columnCount).shuffled(using: &random).prefix(width)).sorted()
        let tree = grower.grow(&sample, columns, gradients, curvatures)
        let count = data.rowCount
        data.bins.withUnsafeBufferPointer { bins in
            for row in 0..<count { scores[row] += tree.value(row: row, bins, rowCount: count) }
        }
        return tree
    }

    /// Sum of log losses over rows.
    func loss(_ rows: [Int]) -> Double {
        rows.reduce(0) { sum, row in
            let linear = data.outcomes[row] ? scores[row] : -scores[row]
            return sum + max(-linear, 0) + log1p(exp(-abs(linear)))
        }
    }
}
