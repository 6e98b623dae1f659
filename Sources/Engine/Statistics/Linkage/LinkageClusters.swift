/// Groups of records that are linked, directly or through others (connected components by union–find, Tarjan
/// 1975).
package struct LinkageClusters: Sendable {
    private var parents: [Int]

    package init(records: Int, linked pairs: [RecordPair]) throws {
        parents = Array(0..<records)
        for (index, pair) in pairs.enumerated() {
            guard parents.indices.contains(pair.first), parents.indices.contains(pair.second) else {
                throw StatisticsError.outOfRange(what: "record of a pair", index: index)
            }
            let first = root(pair.first), second = root(pair.second)
            if first != second { parents[max(first, second)] = min(first, second) }
        }
        for record in parents.indices { parents[record] = root(record) }
    }

    private mutating func root(_ record: Int) -> Int {
        var record = record
        while parents[record] != record {
            parents[record] = parents[parents[record]]
            record = parents[record]
        }
        return record
    }

    /// For each record the smallest position in its group.
    package var representatives: [Int] { parents }

    /// Groups of two and more, each ascending.
    package var groups: [[Int]] {
        Dictionary(grouping: parents.indices, by: { parents[$0] }).values.filter { $0.count > 1 }
            .sorted { $0[0] < $1[0] }
    }
}
