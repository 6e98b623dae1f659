// Also tests: AgreementPatterns, Blocking, LinkageClusters
import MartletStatistics
import Testing

@Suite struct LinkageModelTests {
    private static let fields = [LinkageField("name", levels: 3), LinkageField("number"), LinkageField("city", isShared: true)]

    private func patterns(_ scale: Int = 1) throws -> AgreementPatterns {
        var patterns = try AgreementPatterns(fields: LinkageModelTests.fields)
        try patterns.add([2, 1, 1], count: 90 * scale)
        try patterns.add([1, 1, 1], count: 12 * scale)
        try patterns.add([2, -1, 1], count: 20 * scale)
        try patterns.add([0, 0, 0], count: 800 * scale)
        try patterns.add([0, 0, 1], count: 150 * scale)
        try patterns.add([2, 0, 0], count: 9 * scale)
        try patterns.add([0, -1, 1], count: 40 * scale)
        return patterns
    }

    @Test func `better agreement is never less probable`() throws {
        let model = try LinkageModel(fitting: patterns())
        #expect(model.probability([2, 1, 1]) > model.probability([1, 1, 1]) - 1e-12)
        #expect(model.probability([1, 1, 1]) > model.probability([0, 1, 1]))
        #expect(model.probability([2, 1, 1]) > model.probability([2, 0, 1]))
        #expect(model.bits(field: 1, level: 1) > 0 && model.bits(field: 1, level: 0) < 0)
    }

    @Test func `ten times the pairs give the same probabilities`() throws {
        let one = try LinkageModel(fitting: patterns()), ten = try LinkageModel(fitting: patterns(10))
        for (a, b) in zip(one.probabilities.joined().joined(), ten.probabilities.joined().joined()) {
            #expect(abs(a - b) < 1e-6)
        }
    }

    @Test func `a missing value changes nothing`() throws {
        let model = try LinkageModel(fitting: patterns(), classes: .threeClasses)
        #expect(abs(model.posterior([-1, -1, -1])[0] - model.shares[0]) < 1e-12)
        for levels: [Int8] in [[2, 1, 1], [0, -1, 1], [1, 0, 0]] {
            #expect(abs(model.posterior(levels).reduce(0, +) - 1) < 1e-12)
        }
    }

    @Test func `bad levels and empty tables are refused`() throws {
        #expect(throws: StatisticsError.empty) { try AgreementPatterns(fields: []) }
        let empty = try AgreementPatterns(fields: LinkageModelTests.fields)
        #expect(throws: StatisticsError.empty) { try LinkageModel(fitting: empty) }
        var patterns = empty
        #expect(throws: StatisticsError.lengthMismatch(expected: 3, got: 2)) { try patterns.add([0, 1]) }
        #expect(throws: StatisticsError.self) { try patterns.add([3, 0, 0]) }
        #expect(throws: StatisticsError.self) { try LinkageModel(fitting: self.patterns(), maxIterations: 1) }
    }

    @Test func `a key shared by too many brings nobody together, and says so`() {
        let blocking = Blocking(keys: [["a", "00"], ["a", "00"], ["", "00"], ["", "00"]], limit: 3)
        #expect(blocking.pairs == [RecordPair(first: 0, second: 1)])
        #expect(blocking.skipped == ["00"])
    }

    @Test func `links through others make one group`() throws {
        let clusters = try LinkageClusters(
            records: 6, linked: [RecordPair(first: 4, second: 5), RecordPair(first: 1, second: 4)])
        #expect(clusters.groups == [[1, 4, 5]])
        #expect(clusters.representatives == [0, 1, 2, 3, 1, 1])
        #expect(throws: StatisticsError.self) {
            try LinkageClusters(records: 2, linked: [RecordPair(first: 0, second: 2)])
        }
    }
}
