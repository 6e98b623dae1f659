import Foundation
import MartletStatistics

/// Reviews with their labels, cut into training and test by the protocol of the reference figures: row i from 0
/// after dropping empty ones, every fifth is test.
struct LabelledTexts {
    let texts: [String]
    let labels: [String]

    static func deliveries() throws -> LabelledTexts {
        let table = try SharedData.csv("sentiment/waimai_10k.csv")
        return LabelledTexts(texts: table.column("review"), labels: table.column("label"))
    }

    static func phones() throws -> LabelledTexts {
        let lines = try SharedData.text("sentiment/amazon_cells_labelled.txt").split(whereSeparator: \.isNewline)
        let parts = lines.map { $0.split(separator: "\t", maxSplits: 1) }.filter { $0.count == 2 }
        return LabelledTexts(texts: parts.map { String($0[0]) }, labels: parts.map { String($0[1].prefix(1)) })
    }

    /// Category or sentiment of shop reviews.
    static func shops(_ label: String) throws -> LabelledTexts {
        let table = try SharedData.csv("topic-shop10/shop10_half0.csv.gz")
        return LabelledTexts(texts: table.column("review"), labels: table.column(label))
    }

    private init(texts: [String], labels: [String]) {
        let kept = texts.indices.filter { !texts[$0].allSatisfy(\.isWhitespace) }
        self.texts = kept.map { texts[$0] }
        self.labels = kept.map { labels[$0] }
    }

    func part(test: Bool) -> [Int] { texts.indices.filter { ($0 % 5 == 0) == test } }

    /// Tokens of the English protocol: runs of a–z, 0–9 and apostrophes.
    static func englishWords(_ text: String) -> [String] {
        text.lowercased().unicodeScalars.split { scalar in
            !((97...122).contains(scalar.value) || (48...57).contains(scalar.value) || scalar == "'")
        }.map { String($0) }
    }

    /// jieba's words without blanks.
    static func chineseWords(_ segmenter: WordSegmenter) -> (String) -> [String] {
        { text in segmenter.words(text).filter { !$0.allSatisfy(\.isWhitespace) } }
    }
}

/// How a classifier did on the test part.
struct LabelledResult {
    let quality: LabelQuality
    /// For two classes, of the second one.
    let areaUnderCurve: Double?

    init(_ data: LabelledTexts, probabilities: [[Double]], classes: [String]) throws {
        let test = data.part(test: true)
        let truth = test.map { data.labels[$0] }
        let guesses = probabilities.map { row in classes[row.indices.max { row[$0] < row[$1] } ?? 0] }
        quality = try LabelQuality(predicted: guesses, actual: truth)
        areaUnderCurve =
            classes.count > 2
            ? nil
            : try BinaryMetrics.areaUnderCurve(
                scores: probabilities.map { $0[1] }, outcomes: truth.map { $0 == classes[1] })
    }
}
