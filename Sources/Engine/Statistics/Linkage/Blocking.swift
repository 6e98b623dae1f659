/// Which pairs of records are worth comparing: those that share a key, such as a phone number or the sound of a
/// name. All pairs of a million records would be half a trillion.
package struct Blocking: Sendable {
    /// Pairs with the smaller index first, ascending, each once.
    package let pairs: [RecordPair]
    /// Keys shared by more records than the limit. They say nothing (an empty number typed as 00000000) and are
    /// left out; whoever sees a wanted one here should make it narrower.
    package let skipped: [String]

    /// - Parameters:
    ///   - keys: for each record the keys it is found under; empty keys are ignored.
    ///   - limit: most records that one key may bring together.
    package init(keys: [[String]], limit: Int = 200) {
        var blocks: [String: [Int32]] = [:]
        for (record, own) in keys.enumerated() {
            for key in Set(own) where !key.isEmpty { blocks[key, default: []].append(Int32(record)) }
        }
        skipped = blocks.filter { $0.value.count > limit }.keys.sorted()
        var found: [UInt64] = []
        for block in blocks.values where block.count > 1 && block.count <= limit {
            for i in 0..<block.count - 1 {
                for j in i + 1..<block.count {
                    found.append(UInt64(block[i]) << 32 | UInt64(block[j]))
                }
            }
        }
        found.sort()
        var last = UInt64.max
        pairs = found.compactMap { pair in
            if pair == last { return nil }
            last = pair
            return RecordPair(first: Int(pair >> 32), second: Int(pair & 0xFFFF_FFFF))
        }
    }
}

/// Two records by their positions in the list that was compared.
package struct RecordPair: Hashable, Sendable {
    package let first: Int
    package let second: Int

    package init(first: Int, second: Int) {
        self.first = first
        self.second = second
    }
}
