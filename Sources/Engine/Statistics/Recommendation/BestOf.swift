/// The best few of many scored candidates, kept in a heap whose root is the worst of them. Ties go to the lower
/// index.
struct BestOf {
    typealias Candidate = (index: Int32, score: Double)
    private let limit: Int
    private var heap: [Candidate] = []

    init(_ limit: Int) {
        self.limit = limit
        heap.reserveCapacity(limit)
    }

    @inline(__always)
    mutating func offer(_ index: Int32, _ score: Double) {
        if heap.count < limit {
            heap.append((index, score))
            rise()
        } else if limit > 0, isWorse(heap[0], (index, score)) {
            heap[0] = (index, score)
            sink()
        }
    }

    /// The candidates, best first; empties the heap.
    mutating func take() -> [Candidate] {
        defer { heap.removeAll(keepingCapacity: true) }
        return heap.sorted { isWorse($1, $0) }
    }

    @inline(__always)
    private func isWorse(_ a: Candidate, _ b: Candidate) -> Bool {
        a.score < b.score || (a.score == b.score && a.index > b.index)
    }

    private mutating func rise() {
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard isWorse(heap[child], heap[parent]) else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    private mutating func sink() {
        var parent = 0
        while 2 * parent + 1 < heap.count {
            var child = 2 * parent + 1
            if child + 1 < heap.count, isWorse(heap[child + 1], heap[child]) { child += 1 }
            guard isWorse(heap[child], heap[parent]) else { return }
            heap.swapAt(child, parent)
            parent = child
        }
    }
}
