// Also tests: LinkageQuality
import MartletStatistics
import Testing

/// Whole duplicate checks on public lists.
@Suite struct DuplicateListTests {
    private func link(
        _ pairs: [RecordPair], _ fields: [LinkageField], _ classes: LinkageModel.PairClasses, above threshold: Double,
        levels: (RecordPair) -> [Int8]
    ) throws -> [RecordPair] {
        var patterns = try AgreementPatterns(fields: fields)
        let compared = pairs.map(levels)
        for one in compared { try patterns.add(one) }
        let model = try LinkageModel(fitting: patterns, classes: classes)
        return zip(pairs, compared).filter { model.probability($0.1) > threshold }.map(\.0)
    }

    @Test(.enabled(if: SharedData.has("linkage-zh-contacts")))
    func `colleagues are told from duplicates in the hard Chinese list`() throws {
        let customers = try ChineseCustomers()
        let pairs = customers.candidates.pairs
        for (threshold, f1, precision) in [(0.5, 0.99, 0.99), (0.99, 0.98, 0.999)] {
            let linked = try link(
                pairs, ChineseCustomers.fields, .threeClasses, above: threshold, levels: customers.levels)
            let quality = LinkageQuality(
                predicted: linked.count, right: linked.filter(customers.isTrue).count, wanted: customers.truePairs)
            #expect(quality.f1 >= f1 && quality.precision >= precision, "\(quality)")
        }
        #expect(customers.truePairs == 2_743)
    }

    @Test(.enabled(if: SharedData.has("linkage-fake1000")))
    func `a thousand people with many gaps are linked better than by splink`() throws {
        let people = try FakePeople()
        let linked = try link(
            people.candidates.pairs, FakePeople.fields, .twoClasses, above: 0.5, levels: people.levels)
        let quality = LinkageQuality(
            predicted: linked.count, right: linked.filter(people.isTrue).count, wanted: people.truePairs)
        #expect(quality.wanted == 2_031)
        #expect(quality.f1 >= 0.84842, "\(quality)")
    }

    @Test(.enabled(if: SharedData.has("linkage-restaurants")))
    func `equal numbers find the restaurants that the reference finds`() throws {
        let quality = try Restaurants().sameNumber()
        #expect(quality.predicted == 115 && quality.right == 108 && quality.wanted == 112)
        #expect(abs(quality.f1 - 0.951542) < 1e-6)
        #expect(try Restaurants().estimated().f1 > 0.95)
    }
}
