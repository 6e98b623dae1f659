import Foundation
import MartletKernel

/// First centres far from each other: each is drawn among the points with a chance proportional to the squared
/// distance from the centres so far; of 2 + ln k draws the one that lowers the sum most is kept.
struct KMeansStart {
    private(set) var centres: [Double] = []

    init(_ points: PointTable, k: Int, random: inout SeededRandom) {
        let first = random.index(below: points.count)
        centres += points.row(first)
        var distances = (0..<points.count).map { points.squaredDistance($0, first) }
        let draws = 2 + Int(log(Double(k)))
        var trial = distances, best = distances
        for _ in 1..<k {
            let total = distances.reduce(0, +)
            var least = Double.infinity, chosen = 0
            for _ in 0..<draws {
                let candidate = KMeansStart.draw(distances, below: random.unit() * total)
                var sum = 0.0
                for index in trial.indices {
                    trial[index] = min(distances[index], points.squaredDistance(index, candidate))
                    sum += trial[index]
                }
                if sum < least {
                    (least, chosen) = (sum, candidate)
                    swap(&best, &trial)
                }
            }
            swap(&distances, &best)
            centres += points.row(chosen)
        }
    }

    private static func draw(_ weights: [Double], below limit: Double) -> Int {
        var sum = 0.0
        for (index, weight) in weights.enumerated() {
            sum += weight
            if sum > limit { return index }
        }
        return weights.lastIndex { $0 > 0 } ?? 0
    }
}
