import Foundation

/// Which class a text belongs to, by logistic regression on TF-IDF vectors: the most accurate of the simple
/// classifiers, and its weights can be read.
///
/// Minimises ½ Σ w² + C Σ loss with the intercepts free: two classes with one weight for each token, more with the
/// softmax over all classes, as in scikit-learn, by L-BFGS on sparse rows.
package struct LogisticText: Sendable {
    package let classes: [String]
    private let vectors: TextVectors
    private let model: SparseSoftmax

    /// - Parameters:
    ///   - strength: C, the weight of the data against the penalty.
    ///   - minimum: texts that must hold a token for it to count.
    package init(
        _ texts: some Sequence<[String]>, labels: [String], strength: Double = 1, minimum: Int = 2
    ) throws {
        guard strength > 0 else { throw StatisticsError.invalid("a strength of \(strength)") }
        let vectors = try TextVectors(texts, weighting: .tfidf, minimum: minimum)
        try StatisticsError.requireSameLength(vectors.rows.count, labels.count)
        let classes = Set(labels).sorted()
        if classes.count < 2 { throw StatisticsError.tooFew(needed: 2) }
        let numbers = Dictionary(uniqueKeysWithValues: zip(classes, classes.indices))
        self.classes = classes
        self.vectors = vectors
        model = try SparseSoftmax(
            vectors.rows, width: vectors.vocabulary.count, labels: labels.map { numbers[$0] ?? 0 },
            classes: classes.count, strength: strength)
    }

    /// P(class | text) for each text and class.
    package func probabilities(_ texts: some Sequence<[String]>) -> [[Double]] {
        let rows = vectors.vectors(texts)
        return (0..<rows.count).map { model.probabilities(rows, $0) }
    }

    package func labels(_ texts: some Sequence<[String]>) -> [String] {
        probabilities(texts).map { classes[Softmax.largest($0)] }
    }

    /// The tokens that speak most for a class against the mean of all, strongest first.
    package func strongest(for label: String, count: Int) throws -> [(token: String, weight: Double)] {
        guard let group = classes.firstIndex(of: label) else { throw StatisticsError.invalid("no class \(label)") }
        var best = BestOf(max(count, 0))
        for token in 0..<vectors.vocabulary.count { best.offer(Int32(token), model.weight(group, token)) }
        return best.take().map { (vectors.vocabulary.tokens[Int($0.index)], $0.score) }
    }
}
