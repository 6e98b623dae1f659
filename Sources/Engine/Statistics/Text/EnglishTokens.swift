/// English words: lower-case runs of a–z and 0–9 without the commonest ones, stemmed unless told otherwise.
package enum EnglishTokens {
    package static func words(_ text: String, stemming: Bool = true) -> [String] {
        var tokens: [String] = [], word: [UInt8] = []
        func finish() {
            guard !word.isEmpty else { return }
            let plain = String(decoding: word, as: UTF8.self)
            if !stopWords.contains(plain) {
                tokens.append(stemming ? String(decoding: PorterStemmer.stem(word), as: UTF8.self) : plain)
            }
            word.removeAll(keepingCapacity: true)
        }
        for byte in text.lowercased().utf8 {
            if (97...122).contains(byte) || (48...57).contains(byte) { word.append(byte) } else { finish() }
        }
        finish()
        return tokens
    }

    /// Lucene's list.
    package static let stopWords: Set<String> = [
        "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not", "of",
        "on", "or", "such", "that", "the", "their", "then", "there", "these", "they", "this", "to", "was", "will", "with",
    ]
}
