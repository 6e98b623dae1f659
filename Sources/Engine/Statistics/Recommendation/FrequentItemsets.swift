/// Sets of items that are bought together often enough, by FP-growth (Han, Pei and Yin, "Mining frequent patterns
/// without candidate generation", SIGMOD 2000): the baskets shrink to a prefix tree that is mined item by item,
/// without ever counting a set that cannot be frequent.
package struct FrequentItemsets: Sendable {
    /// Items ascending, and in how many baskets they all are.
    package struct Itemset: Sendable, Equatable {
        package let items: [Int]
        package let count: Int
    }

    package let baskets: Int
    /// Shorter sets first, then by items.
    package let sets: [Itemset]

    /// - Parameters:
    ///   - baskets: items of each basket; duplicates within a basket count once.
    ///   - minimumSupport: share of baskets that must hold the set.
    ///   - longest: most items of a set.
    package init(baskets: [[Int]], minimumSupport: ExactRatio, longest: Int = .max) throws {
        if baskets.isEmpty { throw StatisticsError.empty }
        if let index = baskets.firstIndex(where: { $0.contains { $0 < 0 || $0 > Int(Int32.max) } }) {
            throw StatisticsError.outOfRange(what: "item", index: index)
        }
        self.baskets = baskets.count
        let minimum = max(try minimumSupport.ceiling(of: baskets.count), 1)
        var search = PatternSearch(minimum: minimum, longest: longest)
        search.run(baskets.map { (items: Array(Set($0)), count: 1) })
        sets = search.found.sorted { a, b in
            a.items.count == b.items.count ? a.items.lexicographicallyPrecedes(b.items) : a.items.count < b.items.count
        }
    }
}

/// The recursion: a tree of the baskets, and for each of its items the tree of the baskets that hold it.
private struct PatternSearch {
    let minimum: Int
    let longest: Int
    private(set) var found: [FrequentItemsets.Itemset] = []
    private var suffix: [Int] = []

    init(minimum: Int, longest: Int) {
        self.minimum = minimum
        self.longest = longest
    }

    mutating func run(_ baskets: [(items: [Int], count: Int)]) {
        if suffix.count >= longest { return }
        let tree = PrefixTree(baskets, minimum: minimum)
        for rank in tree.items.indices.reversed() {
            suffix.append(tree.items[rank])
            found.append(FrequentItemsets.Itemset(items: suffix.sorted(), count: tree.counts[rank]))
            let paths = tree.paths(to: rank)
            if !paths.isEmpty { run(paths) }
            suffix.removeLast()
        }
    }
}

/// Baskets as paths from the root, most frequent item first, with shared beginnings stored once.
private struct PrefixTree {
    /// Frequent items by rank, most frequent first, and their counts.
    let items: [Int]
    let counts: [Int]
    private var nodes: [Node] = []
    private var heads: [Int32]

    private struct Node {
        var rank: Int32
        var count: Int
        var parent: Int32
        var firstChild: Int32 = -1
        var sibling: Int32 = -1
        var nextOfRank: Int32 = -1
    }

    init(_ baskets: [(items: [Int], count: Int)], minimum: Int) {
        var totals: [Int: Int] = [:]
        for basket in baskets { for item in basket.items { totals[item, default: 0] += basket.count } }
        let frequent = totals.filter { $0.value >= minimum }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        items = frequent.map(\.key)
        counts = frequent.map(\.value)
        heads = Array(repeating: -1, count: frequent.count)
        nodes = [Node(rank: -1, count: 0, parent: -1)]
        let ranks = Dictionary(uniqueKeysWithValues: zip(items, items.indices))
        for basket in baskets {
            var node = 0
            for rank in basket.items.compactMap({ ranks[$0] }).sorted() {
                node = child(of: node, rank: rank)
                nodes[node].count += basket.count
            }
        }
    }

    private mutating func child(of parent: Int, rank: Int) -> Int {
        var next = nodes[parent].firstChild
        while next >= 0 {
            if nodes[Int(next)].rank == rank { return Int(next) }
            next = nodes[Int(next)].sibling
        }
        nodes.append(
            Node(
                rank: Int32(rank), count: 0, parent: Int32(parent), sibling: nodes[parent].firstChild,
                nextOfRank: heads[rank]))
        let index = Int32(nodes.count - 1)
        nodes[parent].firstChild = index
        heads[rank] = index
        return Int(index)
    }

    /// What lies above each node of the rank, with the node's count.
    func paths(to rank: Int) -> [(items: [Int], count: Int)] {
        var result: [(items: [Int], count: Int)] = []
        var node = heads[rank]
        while node >= 0 {
            var path: [Int] = []
            var above = nodes[Int(node)].parent
            while above > 0 {
                path.append(items[Int(nodes[Int(above)].rank)])
                above = nodes[Int(above)].parent
            }
            if !path.isEmpty { result.append((path, nodes[Int(node)].count)) }
            node = nodes[Int(node)].nextOfRank
        }
        return result
    }
}
