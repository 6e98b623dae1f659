/// "Who buys these also buys that", with one item on the right (Agrawal, Imieliński and Swami 1993).
///
/// Kept as counts, from which support, confidence and lift follow exactly: support = n(left and right) / n,
/// confidence = n(left and right) / n(left), lift = confidence / (n(right) / n).
package struct AssociationRule: Sendable, Equatable {
    package let left: [Int]
    package let right: Int
    package let count: Int
    package let leftCount: Int
    package let rightCount: Int
    package let baskets: Int

    package var support: Double { Double(count) / Double(baskets) }
    package var confidence: Double { Double(count) / Double(leftCount) }
    package var lift: Double { confidence * Double(baskets) / Double(rightCount) }

    /// All rules with a left side and at least this confidence, highest lift first, then by items.
    package static func all(in sets: FrequentItemsets, minimumConfidence: ExactRatio) throws -> [AssociationRule] {
        let counts = Dictionary(uniqueKeysWithValues: sets.sets.map { ($0.items, $0.count) })
        var rules: [AssociationRule] = []
        for set in sets.sets where set.items.count > 1 {
            for (position, right) in set.items.enumerated() {
                var left = set.items
                left.remove(at: position)
                // Every part of a frequent set is frequent, so both counts are there.
                guard let leftCount = counts[left], let rightCount = counts[[right]] else { continue }
                if try ExactRatio(set.count, of: leftCount) < minimumConfidence { continue }
                rules.append(
                    AssociationRule(
                        left: left, right: right, count: set.count, leftCount: leftCount, rightCount: rightCount,
                        baskets: sets.baskets))
            }
        }
        return rules.sorted { a, b in
            if a.lift != b.lift { return a.lift > b.lift }
            return a.left == b.left ? a.right < b.right : a.left.lexicographicallyPrecedes(b.left)
        }
    }
}
