import MartletStatistics
import Testing

@Suite struct SearchTokensTests {
    @Test func `Chinese becomes pairs, letters and digits become runs`() {
        #expect(SearchTokens.bigrams("北京ABC公司, 3号") == ["北京", "abc", "公司", "3", "号"])
        #expect(SearchTokens.bigrams("清华大学") == ["清华", "华大", "大学"])
        #expect(SearchTokens.unigrams("大学 MIT") == ["大", "学", "mit"])
        #expect(SearchTokens.bigrams("！？").isEmpty)
    }

    @Test func `grams keep punctuation and one blank of several`() {
        #expect(SearchTokens.grams("A  b。") == ["a", " ", "b", "。", "a ", " b", "b。"])
        #expect(SearchTokens.grams("").isEmpty)
    }
}
