// Also tests: WordList, UnknownWords, Keywords
import MartletStatistics
import Testing

@Suite struct WordSegmenterTests {
    private static func small() throws -> WordList {
        try WordList([("北京", 50), ("大学", 40), ("北京大学", 30), ("学生", 40), ("大", 5), ("生", 5), ("学", 5)])
    }

    @Test func `the most probable words win, and nothing is lost`() throws {
        let segmenter = WordSegmenter(try WordSegmenterTests.small())
        #expect(segmenter.words("北京大学生") == ["北京大学", "生"] || segmenter.words("北京大学生") == ["北京", "大", "学生"])
        for text in ["北京大学学生 3.5%，abc", "", "。。", "学生\r\n学生", "𠀀北京"] {
            #expect(segmenter.words(text).joined() == text)
        }
        #expect(segmenter.searchWords("北京大学") == ["北京", "大学", "北京大学"])
    }

    @Test func `an empty list and crooked tables are refused`() {
        #expect(throws: StatisticsError.empty) { try WordList([("", 1)]) }
        #expect(throws: StatisticsError.outOfRange(what: "count", index: 0)) { try WordList([("a", -1)]) }
        #expect(throws: StatisticsError.lengthMismatch(expected: 4, got: 1)) {
            try UnknownWords(UnknownWords.Tables(start: [0], transitions: [], emissions: []))
        }
        #expect(throws: StatisticsError.empty) { try Keywords(rarities: [:]) }
    }

    @Test(.enabled(if: SharedData.has("jieba-dict")))
    func `sentences, search words and keywords are jieba's`() throws {
        let list = try JiebaData.words(), unknown = try JiebaData.unknownWords(), keywords = try JiebaData.keywords()
        let plain = WordSegmenter(list), full = WordSegmenter(list, unknown: unknown)
        for sentence in try SharedData.json("jieba-dict/expected_modes.json").array {
            let text = sentence["text"].string
            #expect(full.words(text) == sentence["cut"].array.map(\.string))
            #expect(plain.words(text) == sentence["cut_no_hmm"].array.map(\.string))
            #expect(full.searchWords(text) == sentence["cut_for_search"].array.map(\.string))
            let found = keywords.of(full.words(text), count: 5), expected = sentence["tfidf_top5"].array
            #expect(found.map(\.word) == expected.map { $0[0].string }, "\(text)")
            for (keyword, figure) in zip(found, expected) { #expect(abs(keyword.weight - figure[1].double) < 1e-7) }
        }
    }

    /// A fifth of the lines; the benchmark compares all 1,944.
    @Test(.enabled(if: SharedData.has("segmentation") && SharedData.has("jieba-dict")))
    func `a fifth of the PKU text is cut as jieba cuts it, with and without its model`() throws {
        let list = try JiebaData.words()
        let lines = try SharedData.text("segmentation/pku_test_gold.utf8").split(whereSeparator: \.isNewline)
        for (file, unknown) in [("nohmm", nil), ("hmm", try JiebaData.unknownWords())] {
            let segmenter = WordSegmenter(list, unknown: unknown)
            let expected = try SharedData.text("segmentation/expected_pku_jieba_\(file).txt").split(whereSeparator: \.isNewline)
            #expect(lines.count == expected.count)
            let wrong = stride(from: 0, to: lines.count, by: 5).filter { index in
                let text = String(lines[index].filter { !$0.isWhitespace })
                return segmenter.words(text).joined(separator: " ") != expected[index]
            }
            #expect(wrong.isEmpty)
        }
    }
}
