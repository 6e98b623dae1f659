import MartletKernel

/// One descent from one random start: Lloyd's two steps in turn, then single transfers. A group that runs empty
/// takes the point farthest from its centre.
struct LloydRun {
    private(set) var centres: [Double]
    private(set) var assignment: [Int]
    private(set) var inertia = Double.infinity
    private let width: Int
    private let k: Int

    init(_ points: PointTable, k: Int, random: inout SeededRandom) {
        width = points.dimensions
        self.k = k
        centres = KMeansStart(points, k: k, random: &random).centres
        assignment = Array(repeating: -1, count: points.count)
        var distances = [Double](repeating: 0, count: points.count)
        for _ in 0..<300 {
            let changed = assign(points, &distances)
            if !changed { break }
            move(points, distances)
        }
        transfer(points)
        inertia = (0..<points.count).reduce(0) { $0 + squaredDistance(points, $1, to: assignment[$1]) }
    }

    private func squaredDistance(_ points: PointTable, _ index: Int, to group: Int) -> Double {
        var sum = 0.0
        for dimension in 0..<width {
            let gap = points.values[index * width + dimension] - centres[group * width + dimension]
            sum += gap * gap
        }
        return sum
    }

    /// Leaving a group of n lowers the sum by n/(n-1) d², entering one of m raises it by m/(m+1) d². The centres
    /// move with every transfer.
    private mutating func transfer(_ points: PointTable) {
        var sizes = [Int](repeating: 0, count: k)
        for group in assignment { sizes[group] += 1 }
        var quiet = 0
        for step in 0..<100 * points.count {
            let index = step % points.count, from = assignment[index], size = Double(sizes[from])
            if quiet == points.count { return }
            quiet += 1
            if sizes[from] < 2 { continue }
            let gain = size / (size - 1) * squaredDistance(points, index, to: from)
            var best = from, least = gain * (1 - 1e-12)
            for group in 0..<k where group != from {
                let other = Double(sizes[group])
                let cost = other / (other + 1) * squaredDistance(points, index, to: group)
                if cost < least { (best, least) = (group, cost) }
            }
            if best == from { continue }
            quiet = 0
            move(points, index, from: from, to: best, &sizes)
        }
    }

    private mutating func move(_ points: PointTable, _ index: Int, from: Int, to: Int, _ sizes: inout [Int]) {
        for dimension in 0..<width {
            let value = points.values[index * width + dimension]
            centres[from * width + dimension] += (centres[from * width + dimension] - value) / Double(sizes[from] - 1)
            centres[to * width + dimension] += (value - centres[to * width + dimension]) / Double(sizes[to] + 1)
        }
        sizes[from] -= 1
        sizes[to] += 1
        assignment[index] = to
    }

    /// Each point to its nearest centre; whether any changed.
    private mutating func assign(_ points: PointTable, _ distances: inout [Double]) -> Bool {
        var changed = false
        points.values.withUnsafeBufferPointer { values in
            centres.withUnsafeBufferPointer { centres in
                for index in 0..<points.count {
                    var best = 0, least = Double.infinity
                    for group in 0..<k {
                        var sum = 0.0
                        for dimension in 0..<width {
                            let gap = values[index * width + dimension] - centres[group * width + dimension]
                            sum += gap * gap
                        }
                        if sum < least { (best, least) = (group, sum) }
                    }
                    distances[index] = least
                    if assignment[index] != best {
                        assignment[index] = best
                        changed = true
                    }
                }
            }
        }
        return changed
    }

    private mutating func move(_ points: PointTable, _ distances: [Double]) {
        var sizes = [Int](repeating: 0, count: k)
        for index in centres.indices { centres[index] = 0 }
        for index in 0..<points.count {
            let group = assignment[index]
            sizes[group] += 1
            for dimension in 0..<width { centres[group * width + dimension] += points.values[index * width + dimension] }
        }
        var taken: Set<Int> = []
        for group in 0..<k {
            if sizes[group] > 0 {
                for dimension in 0..<width { centres[group * width + dimension] /= Double(sizes[group]) }
                continue
            }
            let farthest = distances.indices.filter { !taken.contains($0) }.max { distances[$0] < distances[$1] } ?? 0
            taken.insert(farthest)
            for dimension in 0..<width { centres[group * width + dimension] = points.values[farthest * width + dimension] }
        }
    }
}
