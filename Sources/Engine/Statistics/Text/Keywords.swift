/// What a text is about: its words by how often they occur here times how rare they are elsewhere (TF-IDF, Spärck
/// Jones 1972).
package struct Keywords: Sendable {
    private let rarities: [String: Double]
    private let unknown: Double

    /// From given rarities (inverse document frequencies); words not among them get the median, as in jieba.
    package init(rarities: [String: Double]) throws {
        if rarities.isEmpty { throw StatisticsError.empty }
        let sorted = rarities.values.sorted()
        self.rarities = rarities
        unknown = sorted[sorted.count / 2]
    }

    package struct Keyword: Sendable, Equatable {
        package let word: String
        package let weight: Double
    }

    /// The `count` weightiest words of at least two characters that are no English stop words; ties by first
    /// appearance.
    package func of(_ words: [String], count: Int) -> [Keyword] {
        var counts: [String: Int] = [:], sequence: [String] = []
        for word in words where word.unicodeScalars.count > 1 && !word.allSatisfy(\.isWhitespace) {
            if Keywords.stopWords.contains(word.lowercased()) { continue }
            if counts[word] == nil { sequence.append(word) }
            counts[word, default: 0] += 1
        }
        let total = Double(counts.values.reduce(0, +))
        var best = BestOf(max(count, 0))
        for (index, word) in sequence.enumerated() {
            best.offer(Int32(index), Double(counts[word] ?? 0) * (rarities[word] ?? unknown) / total)
        }
        return best.take().map { Keyword(word: sequence[Int($0.index)], weight: $0.score) }
    }

    private static let stopWords: Set<String> = [
        "the", "of", "is", "and", "to", "in", "that", "we", "for", "an", "are", "by", "be", "as", "on", "with", "can",
        "if", "from", "which", "you", "it", "this", "then", "at", "have", "all", "not", "one", "has", "or",
    ]
}
