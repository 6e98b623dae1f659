/// A tree of yes/no splits on bins. Node 0 is the root.
package struct DecisionTree: Sendable {
    struct Node: Sendable {
        /// −1 for a leaf.
        var column = -1
        /// Bit b set: bin b goes left.
        var goesLeft: UInt64 = 0
        var left: Int32 = 0
        var right: Int32 = 0
        /// Log-odds added, already scaled by the learning rate; of an inner node, the mean over its training rows.
        var value: Double
    }

    var nodes: [Node]

    @inline(__always)
    func value(row: Int, _ bins: UnsafeBufferPointer<UInt8>, rowCount: Int) -> Double {
        nodes.withUnsafeBufferPointer { nodes in
            var index = 0
            while nodes[index].column >= 0 {
                let bin = UInt64(bins[nodes[index].column * rowCount + row])
                let isLeft = nodes[index].goesLeft >> bin & 1 == 1
                index = Int(isLeft ? nodes[index].left : nodes[index].right)
            }
            return nodes[index].value
        }
    }

    /// `bins` of a single row.
    func attribute(_ bins: [UInt8], to pushes: inout [Double]) {
        var index = 0
        while nodes[index].column >= 0 {
            let isLeft = nodes[index].goesLeft >> UInt64(bins[nodes[index].column]) & 1 == 1
            let next = Int(isLeft ? nodes[index].left : nodes[index].right)
            pushes[nodes[index].column] += nodes[next].value - nodes[index].value
            index = next
        }
    }
}
