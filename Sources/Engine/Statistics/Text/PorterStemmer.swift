/// Takes English words to their stem: connected, connecting and connection to connect.
///
/// Porter, "An algorithm for suffix stripping" (Program 14, 1980), with the author's later departures (bli → ble,
/// logi → log). Words of one or two letters stay.
package struct PorterStemmer {
    private var word: [UInt8]

    package static func stem(_ word: String) -> String { String(decoding: stem(Array(word.utf8)), as: UTF8.self) }

    /// Of a lower-case ASCII word.
    package static func stem(_ word: [UInt8]) -> [UInt8] {
        if word.count <= 2 { return word }
        var stemmer = PorterStemmer(word: word)
        stemmer.removePlural()
        stemmer.removePast()
        stemmer.turnY()
        stemmer.replaceFirst(of: PorterStemmer.second) { stemmer, length in stemmer.measure(length) > 0 }
        stemmer.replaceFirst(of: PorterStemmer.third) { stemmer, length in stemmer.measure(length) > 0 }
        stemmer.replaceFirst(of: PorterStemmer.fourth) { stemmer, length in
            stemmer.measure(length) > 1 && stemmer.allowsIon(length)
        }
        stemmer.tidy()
        return stemmer.word
    }

    // MARK: steps

    private mutating func removePlural() {
        if ends("sses") || ends("ies") { word.removeLast(2) } else if ends("s"), !ends("ss") { word.removeLast() }
    }

    private mutating func removePast() {
        if ends("eed") {
            if measure(word.count - 3) > 0 { word.removeLast() }
            return
        }
        guard let suffix = ["ed", "ing"].first(where: { ends($0) }) else { return }
        let stem = word.count - suffix.utf8.count
        guard hasVowel(stem) else { return }
        word.removeLast(suffix.utf8.count)
        if ends("at") || ends("bl") || ends("iz") {
            word.append(UInt8(ascii: "e"))
        } else if endsInDoubleConsonant(word.count), !["l", "s", "z"].contains(where: { ends($0) }) {
            word.removeLast()
        } else if measure(word.count) == 1, endsInShortSyllable(word.count) {
            word.append(UInt8(ascii: "e"))
        }
    }

    private mutating func turnY() {
        if ends("y"), hasVowel(word.count - 1) { word[word.count - 1] = UInt8(ascii: "i") }
    }

    private mutating func tidy() {
        if ends("e") {
            let stem = word.count - 1, syllables = measure(stem)
            if syllables > 1 || (syllables == 1 && !endsInShortSyllable(stem)) { word.removeLast() }
        }
        if ends("ll"), measure(word.count - 1) > 1 { word.removeLast() }
    }

    /// The first suffix that fits decides, whether or not its condition holds.
    private mutating func replaceFirst(of rules: [Rule], when condition: (PorterStemmer, Int) -> Bool) {
        for rule in rules where word.count >= rule.suffix.count && word.suffix(rule.suffix.count) == rule.suffix[...] {
            let stem = word.count - rule.suffix.count
            if condition(self, stem) {
                word.removeLast(rule.suffix.count)
                word += rule.replacement
            }
            return
        }
    }

    // MARK: shapes

    private func ends(_ suffix: String) -> Bool {
        word.count >= suffix.utf8.count && word.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    }

    private func isConsonant(_ index: Int) -> Bool {
        switch word[index] {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): false
        case UInt8(ascii: "y"): index == 0 || !isConsonant(index - 1)
        default: true
        }
    }

    /// How often a vowel is followed by a consonant within the first `length` letters.
    private func measure(_ length: Int) -> Int {
        var count = 0, wasVowel = false
        for index in 0..<length {
            let consonant = isConsonant(index)
            if consonant, wasVowel { count += 1 }
            wasVowel = !consonant
        }
        return count
    }

    private func hasVowel(_ length: Int) -> Bool { (0..<length).contains { !isConsonant($0) } }

    private func endsInDoubleConsonant(_ length: Int) -> Bool {
        length > 1 && word[length - 1] == word[length - 2] && isConsonant(length - 1)
    }

    /// Consonant, vowel, consonant other than w, x, y: hop, but not snow.
    private func endsInShortSyllable(_ length: Int) -> Bool {
        guard length > 2, isConsonant(length - 1), !isConsonant(length - 2), isConsonant(length - 3) else { return false }
        return ![UInt8(ascii: "w"), UInt8(ascii: "x"), UInt8(ascii: "y")].contains(word[length - 1])
    }

    /// `ion` goes only behind s or t.
    private func allowsIon(_ stem: Int) -> Bool {
        guard word.count - stem == 3, word[stem] == UInt8(ascii: "i"), word[stem + 1] == UInt8(ascii: "o"), stem > 0 else {
            return true
        }
        return word[stem - 1] == UInt8(ascii: "s") || word[stem - 1] == UInt8(ascii: "t")
    }

    // MARK: tables

    private struct Rule {
        let suffix: [UInt8]
        let replacement: [UInt8]
    }

    /// Longer suffixes first, so that `ization` is not taken for `ation`.
    private static func rules(_ table: String) -> [Rule] {
        table.split(separator: " ").map { pair in
            let parts = pair.split(separator: ">", omittingEmptySubsequences: false)
            return Rule(suffix: Array(parts[0].utf8), replacement: Array(parts[1].utf8))
        }.sorted { $0.suffix.count > $1.suffix.count }
    }

    private static let second = rules(
        """
        ational>ate tional>tion enci>ence anci>ance izer>ize bli>ble alli>al entli>ent eli>e ousli>ous ization>ize \
        ation>ate ator>ate alism>al iveness>ive fulness>ful ousness>ous aliti>al iviti>ive biliti>ble logi>log
        """)
    private static let third = rules("icate>ic ative> alize>al iciti>ic ical>ic ful> ness>")
    private static let fourth = rules(
        "al> ance> ence> er> ic> able> ible> ant> ement> ment> ent> ion> ou> ism> ate> iti> ous> ive> ize>")
}
