/// Similarity of texts as bags of parts, blind to the sequence of words: for long names and addresses.
package enum SetSimilarity {
    /// Overlapping runs of `length` scalars; a shorter text is one run.
    package static func grams(_ text: String, length: Int = 2) -> Set<String> {
        let scalars = Array(text.unicodeScalars)
        if scalars.isEmpty || length < 1 { return [] }
        if scalars.count <= length { return [text] }
        return Set(
            (0...scalars.count - length).map { start in
                String(String.UnicodeScalarView(scalars[start..<start + length]))
            })
    }

    /// Words: runs of letters and digits.
    package static func words(_ text: String) -> Set<String> {
        Set(text.split { !($0.isLetter || $0.isNumber) }.map(String.init))
    }

    /// |A ∩ B| / |A ∪ B| (Jaccard 1901); 1 for two empty sets.
    package static func jaccard(_ a: Set<String>, _ b: Set<String>) -> Double {
        let common = a.intersection(b).count, all = a.count + b.count - common
        return all == 0 ? 1 : Double(common) / Double(all)
    }

    /// 2 |A ∩ B| / (|A| + |B|) (Dice 1945); 1 for two empty sets.
    package static func dice(_ a: Set<String>, _ b: Set<String>) -> Double {
        let total = a.count + b.count
        return total == 0 ? 1 : 2 * Double(a.intersection(b).count) / Double(total)
    }
}
