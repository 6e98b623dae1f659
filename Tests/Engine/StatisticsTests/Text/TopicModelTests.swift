import MartletKernel
import MartletStatistics
import Testing

@Suite struct TopicModelTests {
    /// Three subjects with words of their own and a few that all share.
    private static let texts: [[String]] = {
        var random = SeededRandom(seed: 11)
        let subjects = [["price", "invoice", "refund"], ["van", "late", "parcel"], ["screen", "battery", "update"]]
        return (0..<60).map { index in
            (0..<6).map { _ in subjects[index % 3].randomElement(using: &random) ?? "" } + ["hello"]
        }
    }()

    @Test func `planted subjects are found`() throws {
        let model = try TopicModel(TopicModelTests.texts, topics: 3)
        let found = try (0..<3).map { topic in Set(try model.strongest(topic, count: 3).map(\.token)) }
        #expect(Set(found) == [["price", "invoice", "refund"], ["van", "late", "parcel"], ["screen", "battery", "update"]])
        let shares = try (0..<6).map { try model.shares($0) }
        for (text, share) in shares.enumerated() {
            #expect(abs(share.reduce(0, +) - 1) < 1e-9 && share.allSatisfy { $0 >= 0 })
            let main = share.indices.max { share[$0] < share[$1] }
            #expect(main == shares[text % 3].indices.max { shares[text % 3][$0] < shares[text % 3][$1] })
        }
    }

    @Test func `the loss never rises`() throws {
        let model = try TopicModel(TopicModelTests.texts, topics: 3, tolerance: 0)
        for (before, after) in zip(model.losses, model.losses.dropFirst()) { #expect(after <= before + 1e-9) }
    }

    @Test func `the same seed gives the same topics`() throws {
        let one = try TopicModel(TopicModelTests.texts, topics: 2, seed: 5)
        let two = try TopicModel(TopicModelTests.texts, topics: 2, seed: 5)
        #expect(one.losses == two.losses)
    }

    @Test func `more topics than texts and unknown numbers are refused`() throws {
        #expect(throws: StatisticsError.tooFew(needed: 9)) { try TopicModel([["a"], ["a"]], topics: 9) }
        #expect(throws: StatisticsError.self) { try TopicModel([["a"], ["a"]], topics: 0) }
        #expect(throws: StatisticsError.empty) { try TopicModel([], topics: 1) }
        let model = try TopicModel(TopicModelTests.texts, topics: 2)
        #expect(throws: StatisticsError.outOfRange(what: "topic", index: 2)) { try model.strongest(2, count: 1) }
        #expect(throws: StatisticsError.outOfRange(what: "text", index: 60)) { try model.shares(60) }
    }
}
