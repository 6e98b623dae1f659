import MartletKernel

/// What many texts are about: a few topics, each a weighted list of tokens, and how much of each topic a text has.
///
/// Non-negative factorisation of the TF-IDF table, V ≈ W H (Lee and Seung 1999), minimising ½ ‖V - W H‖² by
/// coordinate descent, row after row (Cichocki and Phan 2009). Everything stays at or above 0, so topics add up and
/// never cancel. The loss falls with every sweep; it stops when it falls by less than `tolerance` of its start.
package struct TopicModel: Sendable {
    package let topics: Int
    private let vocabulary: Vocabulary
    /// Texts × topics and tokens × topics, row by row.
    private let texts: [Double]
    private let tokens: [Double]
    /// ½ ‖V - W H‖² after each sweep.
    package let losses: [Double]

    /// - Parameters:
    ///   - minimum: texts that must hold a token for it to count.
    package init(
        _ texts: some Sequence<[String]>, topics: Int, minimum: Int = 2, sweeps: Int = 100, tolerance: Double = 1e-4,
        seed: UInt64 = 1
    ) throws {
        guard topics > 0, sweeps > 0 else { throw StatisticsError.invalid("\(topics) topics in \(sweeps) sweeps") }
        let vectors = try TextVectors(texts, weighting: .tfidf, minimum: minimum)
        if vectors.rows.count < topics { throw StatisticsError.tooFew(needed: topics) }
        let columns = vectors.rows.transposed(to: vectors.vocabulary.count)
        let squares = vectors.rows.values.reduce(0) { $0 + $1 * $1 }
        let entries = Double(vectors.rows.count * vectors.vocabulary.count)
        let mean = vectors.rows.values.reduce(0, +) / entries
        var random = SeededRandom(seed: seed)
        let scale = (mean / Double(topics)).squareRoot()
        func draw(_ count: Int) -> [Double] { (0..<count * topics).map { _ in scale * abs(random.normal()) } }
        var left = draw(vectors.rows.count), right = draw(vectors.vocabulary.count)
        var losses: [Double] = []
        for _ in 0..<sweeps {
            _ = NonNegativeSweep.improve(&left, vectors.rows, against: right, topics)
            let fit = NonNegativeSweep.improve(&right, columns, against: left, topics)
            losses.append(max(0, squares / 2 - fit))
            let count = losses.count
            if count > 1, losses[count - 2] - losses[count - 1] < tolerance * losses[0] { break }
        }
        self.topics = topics
        vocabulary = vectors.vocabulary
        self.texts = left
        tokens = right
        self.losses = losses
    }

    /// The tokens that make up a topic, weightiest first.
    package func strongest(_ topic: Int, count: Int) throws -> [(token: String, weight: Double)] {
        guard (0..<topics).contains(topic) else { throw StatisticsError.outOfRange(what: "topic", index: topic) }
        var best = BestOf(max(count, 0))
        for token in 0..<vocabulary.count { best.offer(Int32(token), tokens[token * topics + topic]) }
        return best.take().map { (vocabulary.tokens[Int($0.index)], $0.score) }
    }

    /// Shares of the topics in a training text; they add up to 1, or are all 0 for a text without known tokens.
    package func shares(_ text: Int) throws -> [Double] {
        guard text >= 0, (text + 1) * topics <= texts.count else {
            throw StatisticsError.outOfRange(what: "text", index: text)
        }
        let sizes = (0..<topics).map { topic in
            tokens.indices.lazy.filter { $0 % topics == topic }.reduce(0) { $0 + tokens[$1] }
        }
        let parts = zip(texts[text * topics..<(text + 1) * topics], sizes).map { $0 * $1 }
        let total = parts.reduce(0, +)
        return total > 0 ? parts.map { $0 / total } : parts
    }
}

/// One half of a sweep: the rows of one factor, with the other one fixed.
private enum NonNegativeSweep {
    /// Returns tr(…) such that ½ ‖V‖² minus it is the loss.
    static func improve(_ own: inout [Double], _ rows: SparseRows, against other: [Double], _ topics: Int) -> Double {
        var gram = [Double](repeating: 0, count: topics * topics)
        for start in stride(from: 0, to: other.count, by: topics) {
            for a in 0..<topics {
                for b in 0..<topics { gram[a * topics + b] += other[start + a] * other[start + b] }
            }
        }
        var fit = 0.0, wanted = [Double](repeating: 0, count: topics)
        for row in 0..<rows.count {
            for topic in 0..<topics { wanted[topic] = 0 }
            for position in rows.range(row) {
                let start = Int(rows.indices[position]) * topics
                for topic in 0..<topics { wanted[topic] += rows.values[position] * other[start + topic] }
            }
            let base = row * topics
            for topic in 0..<topics where gram[topic * topics + topic] > 0 {
                var slope = -wanted[topic]
                for b in 0..<topics { slope += gram[topic * topics + b] * own[base + b] }
                own[base + topic] = max(0, own[base + topic] - slope / gram[topic * topics + topic])
            }
            for a in 0..<topics {
                var product = 0.0
                for b in 0..<topics { product += gram[a * topics + b] * own[base + b] }
                fit += own[base + a] * (wanted[a] - product / 2)
            }
        }
        return fit
    }
}
