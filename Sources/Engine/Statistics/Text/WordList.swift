import Foundation

/// A dictionary with how often each word occurs, as a prefix tree over Unicode scalars: what follows a position of
/// a text is looked up character by character, without making a string.
///
/// The word list is the caller's; the engine brings none.
package struct WordList: Sendable {
    /// ln of all occurrences; a word's weight is ln(its count) minus this.
    package let logTotal: Double
    package let words: Int
    /// ln(count) for each node that ends a word, negative infinity for mere beginnings.
    private var logCounts: [Double] = [-.infinity]
    private var table: ChildTable

    /// From words with counts. A word given twice keeps its last count; a count of 0 makes a mere beginning.
    package init(_ entries: some Sequence<(String, Int)>) throws {
        var table = ChildTable(capacity: 1 << 12), logCounts = [-Double.infinity]
        var total = 0, words = 0
        for (index, (word, count)) in entries.enumerated() {
            if count < 0 { throw StatisticsError.outOfRange(what: "count", index: index) }
            var node = 0
            for scalar in word.unicodeScalars {
                node = table.child(of: node, scalar.value, orAdd: logCounts.count)
                if node == logCounts.count { logCounts.append(-.infinity) }
            }
            if node == 0 { continue }
            if count > 0 {
                words += 1
                logCounts[node] = log(Double(count))
                total += count
            }
        }
        if words == 0 { throw StatisticsError.empty }
        logTotal = log(Double(total))
        self.words = words
        self.logCounts = logCounts
        self.table = table
    }

    /// From lines of "word count" with anything behind, as dictionaries are usually written.
    package init(lines text: String) throws {
        try self.init(
            text.split(separator: "\n").lazy.map { line in
                let parts = line.split(separator: " ", maxSplits: 2)
                return (String(parts[0]), parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
            })
    }

    /// The node for one more character, or `nil` where no word goes on like that.
    @inline(__always)
    func step(_ node: Int, _ scalar: UInt32) -> Int? { table.child(of: node, scalar) }

    @inline(__always)
    func logCount(_ node: Int) -> Double { logCounts[node] }

    /// Whether this stretch is a word.
    func contains(_ scalars: ArraySlice<UInt32>) -> Bool {
        var node = 0
        for scalar in scalars {
            guard let next = step(node, scalar) else { return false }
            node = next
        }
        return node > 0 && logCounts[node] > -.infinity
    }
}

/// (node, scalar) → node in open addressing; a dictionary of structs would take four times the room.
private struct ChildTable: Sendable {
    private var keys: [UInt64]
    private var nodes: [Int32]
    private var count = 0
    private var mask: Int

    init(capacity: Int) {
        keys = Array(repeating: .max, count: capacity)
        nodes = Array(repeating: -1, count: capacity)
        mask = capacity - 1
    }

    @inline(__always)
    private func slot(_ key: UInt64) -> Int {
        var position = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24) & mask
        while keys[position] != key, keys[position] != .max { position = (position + 1) & mask }
        return position
    }

    @inline(__always)
    private func key(_ node: Int, _ scalar: UInt32) -> UInt64 { UInt64(node) << 21 | UInt64(scalar) }

    @inline(__always)
    func child(of node: Int, _ scalar: UInt32) -> Int? {
        let position = slot(key(node, scalar))
        return keys[position] == .max ? nil : Int(nodes[position])
    }

    mutating func child(of node: Int, _ scalar: UInt32, orAdd next: Int) -> Int {
        let key = key(node, scalar)
        let position = slot(key)
        if keys[position] == key { return Int(nodes[position]) }
        keys[position] = key
        nodes[position] = Int32(next)
        count += 1
        if 2 * count > mask { grow() }
        return next
    }

    private mutating func grow() {
        let old = (keys, nodes)
        self = ChildTable(capacity: 2 * (mask + 1))
        for (key, node) in zip(old.0, old.1) where key != .max {
            let position = slot(key)
            keys[position] = key
            nodes[position] = node
            count += 1
        }
    }
}
