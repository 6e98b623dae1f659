import Foundation

/// Full-text ranking by BM25 (Robertson and Walker 1994) in the form of Lucene:
/// Σ over query tokens of ln(1 + (N - df + ½) / (df + ½)) · tf / (tf + k1 (1 - b + b length / mean length)).
///
/// A token that occurs twice in the query counts twice. Ties go to the earlier text. Immutable: built once from
/// all texts; each posting keeps its finished weight, so that a query only adds up.
package struct BM25Index: Sendable {
    package let texts: Int
    package let meanLength: Double
    package let vocabulary: Vocabulary
    private let starts: [Int]
    private let postings: [Int32]
    private let weights: [Double]

    /// Errors: `empty` without texts, `invalid` for a negative k1 or a b outside 0...1.
    package init(_ texts: [[String]], k1: Double = 1.2, b: Double = 0.75) throws {
        if texts.isEmpty { throw StatisticsError.empty }
        guard k1 >= 0, (0...1).contains(b) else { throw StatisticsError.invalid("BM25 with k1 \(k1) and b \(b)") }
        var vocabulary = Vocabulary()
        let counts = texts.map { vocabulary.add($0) }
        let mean = Double(texts.reduce(0) { $0 + $1.count }) / Double(texts.count)
        var starts = [0]
        for frequency in vocabulary.documentFrequencies { starts.append((starts.last ?? 0) + frequency) }
        var next = starts
        var postings = [Int32](repeating: 0, count: starts.last ?? 0)
        var weights = [Double](repeating: 0, count: postings.count)
        let rarities = vocabulary.documentFrequencies.map { frequency in
            log(1 + (Double(texts.count - frequency) + 0.5) / (Double(frequency) + 0.5))
        }
        for (text, entries) in counts.enumerated() {
            let penalty = k1 * (1 - b + b * Double(texts[text].count) / max(mean, 1e-300))
            for entry in entries {
                let token = Int(entry.token), count = Double(entry.count)
                postings[next[token]] = Int32(text)
                weights[next[token]] = rarities[token] * count / (count + penalty)
                next[token] += 1
            }
        }
        self.texts = texts.count
        meanLength = mean
        self.vocabulary = vocabulary
        self.starts = starts
        self.postings = postings
        self.weights = weights
    }

    package struct Hit: Sendable, Equatable {
        package let text: Int
        package let score: Double
    }

    /// The best `count` texts that share a token with the query, best first.
    package func search(_ query: [String], count: Int) -> [Hit] {
        var scores = [Double](repeating: 0, count: texts)
        return search(query, count: count, scores: &scores)
    }

    /// Many queries with one working array.
    package func searchAll(_ queries: [[String]], count: Int) -> [[Hit]] {
        var scores = [Double](repeating: 0, count: texts)
        return queries.map { search($0, count: count, scores: &scores) }
    }

    private func search(_ query: [String], count: Int, scores: inout [Double]) -> [Hit] {
        var touched: [Int32] = [], best = BestOf(max(count, 0))
        for entry in vocabulary.counts(query) {
            let repeats = Double(entry.count)
            for position in starts[Int(entry.token)]..<starts[Int(entry.token) + 1] {
                let text = Int(postings[position])
                if scores[text] == 0 { touched.append(Int32(text)) }
                scores[text] += repeats * weights[position]
            }
        }
        for text in touched {
            best.offer(text, scores[Int(text)])
            scores[Int(text)] = 0
        }
        return best.take().map { Hit(text: Int($0.index), score: $0.score) }
    }
}
