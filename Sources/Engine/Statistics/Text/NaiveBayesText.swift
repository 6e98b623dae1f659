import Foundation

/// Which class a text belongs to, by multiplying the chances of its words in each class (multinomial naive Bayes;
/// McCallum and Nigam 1998). Learns in one pass and needs little data.
package struct NaiveBayesText: Sendable {
    package let classes: [String]
    private let vectors: TextVectors
    private let priors: [Double]
    /// ln P(token | class), class after class.
    private let weights: [[Double]]

    /// - Parameters:
    ///   - alpha: added to every count, so that a word never seen in a class doesn't forbid it.
    ///   - minimum: texts that must hold a word for it to count.
    package init(
        _ texts: [[String]], labels: [String], alpha: Double = 1, minimum: Int = 2
    ) throws {
        try StatisticsError.requireSameLength(texts.count, labels.count)
        guard alpha > 0 else { throw StatisticsError.invalid("smoothing by \(alpha)") }
        let vectors = try TextVectors(texts, weighting: .counts, minimum: minimum)
        let classes = Set(labels).sorted()
        if classes.count < 2 { throw StatisticsError.tooFew(needed: 2) }
        let numbers = Dictionary(uniqueKeysWithValues: zip(classes, classes.indices))
        var sums = classes.map { _ in [Double](repeating: alpha, count: vectors.vocabulary.count) }
        var sizes = classes.map { _ in 0.0 }
        for (row, label) in labels.enumerated() {
            guard let group = numbers[label] else { continue }
            sizes[group] += 1
            for position in vectors.rows.range(row) {
                sums[group][Int(vectors.rows.indices[position])] += vectors.rows.values[position]
            }
        }
        self.classes = classes
        self.vectors = vectors
        priors = sizes.map { log($0 / Double(labels.count)) }
        weights = sums.map { counts in
            let total = log(counts.reduce(0, +))
            return counts.map { log($0) - total }
        }
    }

    /// P(class | text) for each class.
    package func probabilities(_ text: [String]) -> [Double] {
        let counts = vectors.vocabulary.counts(text)
        return Softmax.of(
            classes.indices.map { group in
                counts.reduce(priors[group]) { $0 + Double($1.count) * weights[group][Int($1.token)] }
            })
    }

    package func label(_ text: [String]) -> String { classes[Softmax.largest(probabilities(text))] }
}

/// From logarithms of weights to probabilities.
enum Softmax {
    static func of(_ logs: [Double]) -> [Double] {
        let largest = logs.max() ?? 0
        let weights = logs.map { exp($0 - largest) }
        let total = weights.reduce(0, +)
        return weights.map { $0 / total }
    }

    /// The first of the largest.
    static func largest(_ values: [Double]) -> Int { values.indices.max { values[$0] < values[$1] } ?? 0 }
}
