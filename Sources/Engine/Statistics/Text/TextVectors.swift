import Foundation

/// Texts as sparse vectors over the tokens that at least `minimum` training texts hold.
package struct TextVectors: Sendable {
    package enum Weighting: Sendable {
        case counts
        /// count × (ln((1 + n) / (1 + df)) + 1), each text scaled to length 1.
        case tfidf
    }

    package let vocabulary: Vocabulary
    package let weighting: Weighting
    /// The training texts.
    package let rows: SparseRows
    private let rarities: [Double]

    /// Errors: `empty` without texts or when no token is frequent enough.
    package init(_ texts: some Sequence<[String]>, weighting: Weighting, minimum: Int = 2) throws {
        var all = Vocabulary()
        let counts = texts.map { all.add($0) }
        if counts.isEmpty { throw StatisticsError.empty }
        let (vocabulary, renumbering) = all.pruned(minimum: minimum)
        if vocabulary.count == 0 { throw StatisticsError.empty }
        self.vocabulary = vocabulary
        self.weighting = weighting
        rarities = vocabulary.documentFrequencies.map { frequency in
            log((1 + Double(vocabulary.documents)) / (1 + Double(frequency))) + 1
        }
        var starts = [0], indices: [Int32] = [], values: [Double] = []
        for entries in counts {
            let kept = entries.compactMap { entry in
                renumbering[Int(entry.token)] < 0 ? nil : (token: renumbering[Int(entry.token)], count: entry.count)
            }
            indices += kept.map(\.token)
            values += TextVectors.weights(kept, weighting, rarities)
            starts.append(indices.count)
        }
        rows = SparseRows(starts: starts, indices: indices, values: values)
    }

    /// Vectors of further texts; tokens never seen in training count for nothing.
    package func vectors(_ texts: some Sequence<[String]>) -> SparseRows {
        var starts = [0], indices: [Int32] = [], values: [Double] = []
        for text in texts {
            let counts = vocabulary.counts(text)
            indices += counts.map(\.token)
            values += TextVectors.weights(counts, weighting, rarities)
            starts.append(indices.count)
        }
        return SparseRows(starts: starts, indices: indices, values: values)
    }

    private static func weights(
        _ counts: [(token: Int32, count: Int)], _ weighting: Weighting, _ rarities: [Double]
    ) -> [Double] {
        if case .counts = weighting { return counts.map { Double($0.count) } }
        let plain = counts.map { Double($0.count) * rarities[Int($0.token)] }
        let length = plain.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length > 0 ? plain.map { $0 / length } : plain
    }
}
