// Also tests: EditDistance, JaroWinkler, SetSimilarity
import MartletKernel
import MartletStatistics
import Testing

@Suite struct StringSimilarityTests {
    /// Winkler's own examples, Census Bureau 1990 and 2006.
    @Test(arguments: [
        ("MARTHA", "MARHTA", 0.9611), ("DWAYNE", "DUANE", 0.84), ("DIXON", "DICKSONX", 0.8133),
        ("SHACKLEFORD", "SHACKELFORD", 0.9818), ("", "", 1), ("a", "", 0), ("张伟", "张伟", 1),
    ]) func `Jaro-Winkler gives the published similarities`(_ a: String, _ b: String, _ expected: Double) {
        #expect(abs(JaroWinkler.similarity(a, b) - expected) < 5e-5)
    }

    @Test func `letters far apart in long texts are compared as in short ones`() {
        let a = String(repeating: "ab", count: 40), b = String(repeating: "ba", count: 40)
        let long = JaroWinkler.similarity(a, b)
        #expect(long > 0.6 && long < 1)
        #expect(JaroWinkler.similarity(a, a) == 1)
        #expect(JaroWinkler.similarity(a, String(repeating: "c", count: 80)) == 0)
    }

    @Test func `edit distance counts insertions, deletions and replacements`() {
        #expect(EditDistance.distance("kitten", "sitting") == 3)
        #expect(EditDistance.distance("", "abc") == 3)
        #expect(EditDistance.distance("13812345678", "13812345687") == 2)
        #expect(EditDistance.similarity("", "") == 1)
        #expect(EditDistance.similarity("abcd", "abxd") == 0.75)
    }

    @Test func `similarities are symmetric, within 0 and 1, and 1 only for equal texts`() {
        var random = SeededRandom(seed: 7)
        let letters = Array("abcdé张")
        for _ in 0..<400 {
            let words = (0..<3).map { _ in
                String((0..<Int.random(in: 1...9, using: &random)).map { _ in letters.randomElement(using: &random) ?? "a" })
            }
            let (a, b, c) = (words[0], words[1], words[2])
            let distance = EditDistance.distance(a, b)
            #expect(distance == EditDistance.distance(b, a))
            #expect((distance == 0) == (a == b))
            #expect(EditDistance.distance(a, c) <= distance + EditDistance.distance(b, c))
            let similarity = JaroWinkler.similarity(a, b)
            #expect(similarity >= 0 && similarity <= 1 && (similarity < 1 || a == b))
            #expect(SetSimilarity.dice(SetSimilarity.grams(a), SetSimilarity.grams(b)) <= 1)
        }
    }

    @Test func `texts as sets ignore the sequence of words`() {
        let a = SetSimilarity.words("Acme Trading, London"), b = SetSimilarity.words("London: Acme Trading")
        #expect(SetSimilarity.jaccard(a, b) == 1)
        #expect(SetSimilarity.grams("银嘉网络") == ["银嘉", "嘉网", "网络"])
        #expect(SetSimilarity.jaccard(["a", "b"], ["b", "c"]) == 1.0 / 3)
        #expect(SetSimilarity.dice(["a", "b"], ["b", "c"]) == 0.5)
    }
}
