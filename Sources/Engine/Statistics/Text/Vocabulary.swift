/// Tokens by number, in the sequence in which they were first seen, with how many texts hold each.
package struct Vocabulary: Sendable {
    package private(set) var tokens: [String] = []
    /// In how many texts a token occurs.
    package private(set) var documentFrequencies: [Int] = []
    package private(set) var documents = 0
    private var numbers: [String: Int32] = [:]

    package init() {}

    package var count: Int { tokens.count }

    package func number(_ token: String) -> Int32? { numbers[token] }

    /// Counts one text; returns its tokens' numbers with their counts, ascending.
    package mutating func add(_ text: [String]) -> [(token: Int32, count: Int)] {
        documents += 1
        var numbered: [Int32] = []
        numbered.reserveCapacity(text.count)
        for token in text {
            if let number = numbers[token] {
                numbered.append(number)
            } else {
                numbered.append(Int32(tokens.count))
                numbers[token] = Int32(tokens.count)
                tokens.append(token)
                documentFrequencies.append(0)
            }
        }
        let counts = Vocabulary.counted(numbered)
        for entry in counts { documentFrequencies[Int(entry.token)] += 1 }
        return counts
    }

    /// The known tokens of a text with their counts, ascending by number.
    package func counts(_ text: [String]) -> [(token: Int32, count: Int)] {
        Vocabulary.counted(text.compactMap { numbers[$0] })
    }

    private static func counted(_ numbered: [Int32]) -> [(token: Int32, count: Int)] {
        var result: [(token: Int32, count: Int)] = []
        for token in numbered.sorted() {
            if result.last?.token == token { result[result.count - 1].count += 1 } else { result.append((token, 1)) }
        }
        return result
    }

    /// Only tokens of at least `minimum` texts, renumbered; and the new number of each old one, -1 for none.
    package func pruned(minimum: Int) -> (vocabulary: Vocabulary, renumbering: [Int32]) {
        var result = Vocabulary(), renumbering = [Int32](repeating: -1, count: count)
        result.documents = documents
        for old in tokens.indices where documentFrequencies[old] >= minimum {
            renumbering[old] = Int32(result.tokens.count)
            result.numbers[tokens[old]] = Int32(result.tokens.count)
            result.tokens.append(tokens[old])
            result.documentFrequencies.append(documentFrequencies[old])
        }
        return (result, renumbering)
    }
}
