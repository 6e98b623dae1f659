/// Grows one tree best-first: always splits the leaf whose best split gains most. The histogram of a node's larger
/// child is the node's minus the smaller child's, which halves the counting.
struct TreeGrower {
    private let data: BoostingData
    private let settings: BoostedTrees.Settings

    private struct Leaf {
        var node: Int
        var range: Range<Int>
        var depth: Int
        var histogram: GradientHistogram
        var split: BestSplit?
    }

    init(_ data: BoostingData, _ settings: BoostedTrees.Settings) {
        self.data = data
        self.settings = settings
    }

    /// `rows` are reordered so that every leaf is a stretch of them.
    func grow(
        _ rows: inout [Int32], _ columns: [Int], _ gradients: [Double], _ curvatures: [Double]
    ) -> DecisionTree {
        let whole = GradientHistogram(data, rows[...], columns, gradients, curvatures)
        var tree = DecisionTree(nodes: [.init(value: whole.value(settings))])
        var leaves = [Leaf(node: 0, range: 0..<rows.count, depth: 0, histogram: whole, split: nil)]
        leaves[0].split = BestSplit.search(whole, columns, data.isCategory, settings)
        while leaves.count < settings.leaves {
            let splittable = leaves.indices.filter { leaves[$0].split != nil && leaves[$0].depth < settings.depth }
            let gain = { (index: Int) in leaves[index].split?.gain ?? 0 }
            guard let chosen = splittable.max(by: { gain($0) < gain($1) }), let split = leaves[chosen].split else { break }
            let parent = leaves[chosen]
            let middle = partition(&rows, parent.range, split)
            let ranges = (left: parent.range.lowerBound..<middle, right: middle..<parent.range.upperBound)
            let leftIsSmaller = ranges.left.count <= ranges.right.count
            let smaller = GradientHistogram(
                data, rows[leftIsSmaller ? ranges.left : ranges.right], columns, gradients, curvatures)
            let larger = parent.histogram.minus(smaller)
            let children = [(ranges.left, leftIsSmaller ? smaller : larger), (ranges.right, leftIsSmaller ? larger : smaller)]
            let first = tree.nodes.count
            tree.nodes[parent.node].column = split.column
            tree.nodes[parent.node].goesLeft = split.goesLeft
            tree.nodes[parent.node].left = Int32(first)
            tree.nodes[parent.node].right = Int32(first + 1)
            leaves.remove(at: chosen)
            for (offset, child) in children.enumerated() {
                tree.nodes.append(.init(value: child.1.value(settings)))
                let split = BestSplit.search(child.1, columns, data.isCategory, settings)
                leaves.append(
                    Leaf(node: first + offset, range: child.0, depth: parent.depth + 1, histogram: child.1, split: split))
            }
        }
        weighInnerNodes(&tree, leaves.map { ($0.node, $0.range.count) })
        return tree
    }

    private func partition(_ rows: inout [Int32], _ range: Range<Int>, _ split: BestSplit) -> Int {
        let offset = split.column * data.rowCount
        var boundary = range.lowerBound
        data.bins.withUnsafeBufferPointer { bins in
            for index in range where split.goesLeft >> UInt64(bins[offset + Int(rows[index])]) & 1 == 1 {
                rows.swapAt(index, boundary)
                boundary += 1
            }
        }
        return boundary
    }

    /// An inner node's value becomes the mean of its leaves, weighted by rows: what the tree says before asking.
    private func weighInnerNodes(_ tree: inout DecisionTree, _ leaves: [(node: Int, rows: Int)]) {
        var counts = [Double](repeating: 0, count: tree.nodes.count)
        for leaf in leaves { counts[leaf.node] = Double(leaf.rows) }
        // Children come after their parent, so walking backwards meets them first.
        for index in tree.nodes.indices.reversed() where tree.nodes[index].column >= 0 {
            let (left, right) = (Int(tree.nodes[index].left), Int(tree.nodes[index].right))
            counts[index] = counts[left] + counts[right]
            let sum = counts[left] * tree.nodes[left].value + counts[right] * tree.nodes[right].value
            tree.nodes[index].value = counts[index] > 0 ? sum / counts[index] : 0
        }
    }
}
