// Also tests: NaiveBayesText, LogisticText, SparseSoftmax, TextVectors, LabelQuality
import MartletStatistics
import Testing

@Suite struct TextClassifierTests {
    private static let texts = [
        ["good", "fast"], ["good", "tasty"], ["fast", "tasty", "good"], ["bad", "slow"], ["bad", "cold"],
        ["slow", "cold", "bad"],
    ]
    private static let labels = ["+", "+", "+", "-", "-", "-"]

    @Test(.enabled(if: SharedData.has("sentiment")))
    func `reviews of phones are labelled as scikit-learn labels them`() throws {
        let data = try LabelledTexts.phones()
        let train = data.part(test: false), test = data.part(test: true)
        let texts = train.map { LabelledTexts.englishWords(data.texts[$0]) }, labels = train.map { data.labels[$0] }
        let held = test.map { LabelledTexts.englishWords(data.texts[$0]) }

        let bayes = try NaiveBayesText(texts, labels: labels)
        let first = try LabelledResult(data, probabilities: held.map(bayes.probabilities), classes: bayes.classes)
        #expect(abs(first.quality.accuracy - 0.82) < 1e-9)
        #expect(abs(first.quality.macroF1 - 0.819712) < 1e-6)
        #expect(abs((first.areaUnderCurve ?? 0) - 0.878088) < 1e-6)

        let logistic = try LogisticText(texts, labels: labels)
        let second = try LabelledResult(data, probabilities: logistic.probabilities(held), classes: logistic.classes)
        #expect(abs(second.quality.accuracy - 0.8) < 1e-9)
        #expect(abs(second.quality.macroF1 - 0.79998) < 1e-6)
        #expect(abs((second.areaUnderCurve ?? 0) - 0.894789) < 2e-4)
    }

    @Test(.enabled(if: SharedData.has("sentiment") && SharedData.has("jieba-dict")))
    func `naive Bayes on words of delivery reviews gives the published figures`() throws {
        let data = try LabelledTexts.deliveries()
        let segmenter = try WordSegmenter(JiebaData.words(), unknown: JiebaData.unknownWords())
        let words = data.texts.map(LabelledTexts.chineseWords(segmenter))
        let train = data.part(test: false)
        let model = try NaiveBayesText(train.map { words[$0] }, labels: train.map { data.labels[$0] })
        let held = data.part(test: true).map { words[$0] }
        let result = try LabelledResult(data, probabilities: held.map(model.probabilities), classes: model.classes)
        #expect(abs(result.quality.accuracy - 0.885738) < 1e-6)
        #expect(abs(result.quality.macroF1 - 0.872905) < 1e-6)
        #expect(abs((result.areaUnderCurve ?? 0) - 0.940225) < 1e-6)
    }

    @Test func `probabilities add up to one, also for words never seen`() throws {
        let bayes = try NaiveBayesText(TextClassifierTests.texts, labels: TextClassifierTests.labels)
        let logistic = try LogisticText(TextClassifierTests.texts, labels: TextClassifierTests.labels)
        for text in [["good"], ["bad", "good"], ["unheard"], []] {
            #expect(abs(bayes.probabilities(text).reduce(0, +) - 1) < 1e-12)
            #expect(abs(logistic.probabilities([text])[0].reduce(0, +) - 1) < 1e-12)
        }
        #expect(bayes.label(["good", "fast"]) == "+" && bayes.label(["cold"]) == "-")
        #expect(logistic.labels([["tasty"], ["slow"]]) == ["+", "-"])
        #expect(try logistic.strongest(for: "-", count: 1).map(\.token) == ["bad"])
    }

    @Test func `three classes are told apart by their own words`() throws {
        let texts = [["a", "x"], ["a"], ["b", "x"], ["b"], ["c", "x"], ["c"]]
        let model = try LogisticText(texts, labels: ["A", "A", "B", "B", "C", "C"], strength: 10)
        #expect(model.labels([["a"], ["b"], ["c", "x"]]) == ["A", "B", "C"])
        #expect(try model.strongest(for: "C", count: 1).map(\.token) == ["c"])
    }

    @Test func `the sequence of texts changes no probability`() throws {
        let one = try LogisticText(TextClassifierTests.texts, labels: TextClassifierTests.labels)
        let two = try LogisticText(TextClassifierTests.texts.reversed(), labels: TextClassifierTests.labels.reversed())
        let a = one.probabilities([["good", "cold"]])[0][0], b = two.probabilities([["good", "cold"]])[0][0]
        #expect(abs(a - b) < 1e-5)
    }

    @Test func `quality counts each class alike in macro F1`() throws {
        let quality = try LabelQuality(predicted: ["a", "a", "a", "b"], actual: ["a", "a", "b", "b"])
        #expect(quality.accuracy == 0.75)
        #expect(abs(quality.macroF1 - (0.8 + 2.0 / 3) / 2) < 1e-12)
        #expect(throws: StatisticsError.empty) { try LabelQuality(predicted: [], actual: []) }
    }

    @Test func `one class, no texts and no frequent word are refused`() {
        #expect(throws: StatisticsError.tooFew(needed: 2)) {
            try NaiveBayesText([["a"], ["a"]], labels: ["x", "x"])
        }
        #expect(throws: StatisticsError.lengthMismatch(expected: 1, got: 2)) {
            try NaiveBayesText([["a"]], labels: ["x", "y"])
        }
        #expect(throws: StatisticsError.empty) { try LogisticText([["a"], ["b"]], labels: ["x", "y"]) }
        #expect(throws: StatisticsError.empty) { try TextVectors([], weighting: .counts) }
    }
}
