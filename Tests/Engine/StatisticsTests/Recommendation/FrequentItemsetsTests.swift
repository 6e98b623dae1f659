// Also tests: AssociationRule, ExactRatio
import MartletStatistics
import Testing

@Suite struct FrequentItemsetsTests {
    @Test(
        .enabled(if: SharedData.has("basket-groceries")),
        arguments: [
            (6, 1_000, 25, "0.006", "supp0.006_conf0.25", 463), (10, 1_000, 50, "0.01", "supp0.01_conf0.5", 15),
            (1, 1_000, 80, "0.001", "supp0.001_conf0.8", 410),
        ]) func `item sets and rules of the groceries are the published ones, each with its count`(
            _ numerator: Int, _ denominator: Int, _ percent: Int, _ setFile: String, _ ruleFile: String, _ rules: Int
        ) throws
    {
        let groceries = try Groceries()
        let sets = try FrequentItemsets(
            baskets: groceries.baskets, minimumSupport: ExactRatio(numerator, of: denominator))
        let gzip = setFile == "0.001" ? ".gz" : ""
        let expected = try SharedData.csv("basket-groceries/expected_groceries_itemsets_supp\(setFile).csv\(gzip)")
        func text(_ items: [Int]) -> String { items.map { groceries.names[$0] }.joined(separator: "|") }
        let ours = Set(sets.sets.map { "\(text($0.items)) \($0.count)" })
        let theirs = zip(expected.column("itemsets"), expected.column("count")).map { "\($0) \($1)" }
        #expect(ours.symmetricDifference(theirs).isEmpty && ours.count == theirs.count)

        let found = try AssociationRule.all(in: sets, minimumConfidence: ExactRatio(percent, of: 100))
        #expect(found.count == rules)
        let table = try SharedData.csv("basket-groceries/expected_groceries_rules_\(ruleFile).csv")
        let wanted = Set(zip(table.column("antecedents"), table.column("consequent")).map { "\($0) > \($1)" })
        let written = Set(found.map { "\(text($0.left)) > \(groceries.names[$0.right])" })
        #expect(wanted.subtracting(written).isEmpty)
        let top = try #require(found.first)
        if percent == 25 {
            #expect(text(top.left) == "herbs" && groceries.names[top.right] == "root vegetables")
            #expect(abs(top.lift - 3.956477) < 1e-6 && abs(top.confidence - 0.43125) < 1e-9)
        }
        if percent == 80 { #expect(abs(top.lift - 11.235269) < 1e-6) }
    }

    @Test func `eight of ten is at least eighty percent`() throws {
        let share = try ExactRatio(8, of: 10)
        #expect(try !(share < ExactRatio(80, of: 100)) && share == ExactRatio(4, of: 5))
        #expect(try ExactRatio(79, of: 100) < share)
        #expect(share.value == 0.8)
        #expect(throws: StatisticsError.self) { try ExactRatio(1, of: 0) }
        #expect(throws: StatisticsError.self) { try ExactRatio(-1, of: 2) }
    }

    @Test func `the sequence of baskets and repeated items change nothing`() throws {
        let baskets = [[1, 2, 3], [2, 3], [1, 2], [3], [2, 2, 3]]
        let half = try ExactRatio(2, of: 5)
        let one = try FrequentItemsets(baskets: baskets, minimumSupport: half)
        #expect(try one.sets == FrequentItemsets(baskets: baskets.reversed(), minimumSupport: half).sets)
        #expect(one.sets.map(\.items) == [[1], [2], [3], [1, 2], [2, 3]])
        #expect(one.sets.map(\.count) == [2, 4, 4, 2, 3])
        #expect(try FrequentItemsets(baskets: baskets, minimumSupport: half, longest: 1).sets.count == 3)
    }

    @Test func `no baskets and negative items are refused`() throws {
        let share = try ExactRatio(1, of: 2)
        #expect(throws: StatisticsError.empty) { try FrequentItemsets(baskets: [], minimumSupport: share) }
        #expect(throws: StatisticsError.outOfRange(what: "item", index: 1)) {
            try FrequentItemsets(baskets: [[1], [-1]], minimumSupport: share)
        }
        #expect(try FrequentItemsets(baskets: [[], []], minimumSupport: share).sets.isEmpty)
    }
}
