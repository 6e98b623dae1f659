// Also tests: Vocabulary
import Foundation
import MartletStatistics
import Testing

@Suite struct BM25IndexTests {
    @Test func `the score is Lucene's formula, repeats in the query counting again`() throws {
        let index = try BM25Index([["a", "b", "a"], ["b"], ["c", "c"]])
        let rarity = log(1 + 2.5 / 1.5)
        let expected = rarity * 2 / (2 + 1.2 * (0.25 + 0.75 * 3 / 2))
        let hit = try #require(index.search(["a"], count: 5).first)
        #expect(hit.text == 0 && abs(hit.score - expected) < 1e-12)
        #expect(abs((index.search(["a", "a"], count: 1).first?.score ?? 0) - 2 * expected) < 1e-12)
        #expect(index.search(["x"], count: 5).isEmpty)
        #expect(index.search(["b"], count: 5).map(\.text) == [1, 0])
    }

    @Test func `equal texts come in the sequence they were added`() throws {
        let index = try BM25Index([["a"], ["a"], ["a"]])
        #expect(index.search(["a"], count: 2).map(\.text) == [0, 1])
    }

    @Test(.enabled(if: SharedData.has("search-cranfield")))
    func `Cranfield gives the published figures and top tens`() throws {
        let collection = try SearchCollection.cranfield()
        let index = try BM25Index(collection.texts.map { EnglishTokens.words($0) })
        let lists = index.searchAll(collection.questions.map { EnglishTokens.words($0) }, count: 1_000)
        let quality = try collection.quality(lists)
        #expect(abs(quality.nDCG - 0.516032) < 1e-6)
        #expect(abs(quality.MRR - 0.804788) < 1e-6)
        #expect(abs(quality.precision - 0.306222) < 1e-6)
        #expect(index.vocabulary.count == 4_798 && abs(index.meanLength - 111.65) < 1e-9)
        let expected = try SharedData.text("search-cranfield/expected_top10_porter.tsv").split(whereSeparator: \.isNewline)
        for (list, line) in zip(lists, expected) {
            let parts = line.split(separator: "\t")
            #expect(list.prefix(10).map { String($0.text + 1) } == parts[1].split(separator: " ").map(String.init))
            for (hit, score) in zip(list, parts[2].split(separator: " ")) {
                #expect(abs(hit.score - (Double(score) ?? .nan)) < 1e-5)
            }
        }
    }

    @Test(.enabled(if: SharedData.has("search-zh-cmrc2018")))
    func `pairs of characters find Chinese paragraphs as published`() throws {
        let collection = try SearchCollection.chineseParagraphs()
        let index = try BM25Index(collection.texts.map(SearchTokens.bigrams))
        let lists = index.searchAll(collection.questions.map(SearchTokens.bigrams), count: 1_000)
        let quality = try collection.quality(lists)
        #expect(abs(quality.nDCG - 0.981164) < 1e-6)
        #expect(abs(quality.MRR - 0.975516) < 1e-6)
        #expect(abs(quality.recall - 0.997825) < 1e-6)
    }

    @Test func `no texts and senseless settings are refused`() {
        #expect(throws: StatisticsError.empty) { try BM25Index([]) }
        #expect(throws: StatisticsError.self) { try BM25Index([["a"]], b: 2) }
        #expect(throws: StatisticsError.self) { try BM25Index([["a"]], k1: -1) }
    }
}
