/// Cuts Chinese text into words: of all ways through the dictionary the one whose words are most probable
/// together.
///
/// The algorithm and its habits (which characters belong to a block, how letters are glued, what counts as a tie)
/// are jieba's (Sun Junyi, MIT), so that its published output is met line by line. With `unknown`, stretches of
/// single characters are cut by a hidden Markov model, which finds names the list lacks.
package struct WordSegmenter: Sendable {
    private let words: WordList
    private let unknown: UnknownWords?

    package init(_ words: WordList, unknown: UnknownWords? = nil) {
        self.words = words
        self.unknown = unknown
    }

    /// The words in sequence; joined they are the text again.
    package func words(_ text: String) -> [String] {
        cut(text.unicodeScalars.map(\.value)).map(WordSegmenter.string)
    }

    /// For an index: within longer words also the shorter words of two and three characters, each before the
    /// word that holds it.
    package func searchWords(_ text: String) -> [String] {
        cut(text.unicodeScalars.map(\.value)).flatMap { word -> [String] in
            var found: [String] = []
            for length in [2, 3] where word.count > length {
                for start in word.startIndex...(word.endIndex - length) {
                    let part = word[start..<start + length]
                    if words.contains(part) { found.append(WordSegmenter.string(part)) }
                }
            }
            return found + [WordSegmenter.string(word)]
        }
    }

    private static func string(_ scalars: ArraySlice<UInt32>) -> String {
        var view = String.UnicodeScalarView()
        for scalar in scalars { view.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
        return String(view)
    }

    /// Blocks of ideographs, letters, digits and a few signs go through the dictionary; all else is cut into single
    /// characters, a carriage return and its line feed staying together.
    private func cut(_ text: [UInt32]) -> [ArraySlice<UInt32>] {
        var result: [ArraySlice<UInt32>] = [], start = 0
        while start < text.count {
            var end = start
            while end < text.count, WordSegmenter.isBlock(text[end]) { end += 1 }
            if end > start {
                cutBlock(text, start..<end, into: &result)
            } else {
                end = start + 1
                if text[start] == 13, end < text.count, text[end] == 10 { end += 1 }
                result.append(text[start..<end])
            }
            start = end
        }
        return result
    }

    private static func isBlock(_ scalar: UInt32) -> Bool {
        if (0x4E00...0x9FD5).contains(scalar) { return true }
        return isAlphanumeric(scalar) || [35, 37, 38, 43, 45, 46, 95].contains(scalar)
    }

    private static func isAlphanumeric(_ scalar: UInt32) -> Bool {
        (97...122).contains(scalar) || (65...90).contains(scalar) || (48...57).contains(scalar)
    }

    private func cutBlock(_ text: [UInt32], _ block: Range<Int>, into result: inout [ArraySlice<UInt32>]) {
        let ends = bestEnds(text, block)
        var position = block.lowerBound, pending = position
        func flush(_ end: Int) {
            if pending < end { addPending(text[pending..<end], to: &result) }
        }
        while position < block.upperBound {
            let end = ends[position - block.lowerBound]
            let isLoose = end - position == 1 && (unknown != nil || WordSegmenter.isAlphanumeric(text[position]))
            if !isLoose {
                flush(position)
                result.append(text[position..<end])
                pending = end
            }
            position = end
        }
        flush(block.upperBound)
    }

    /// Characters that no word of the route covers: glued letters without a model, else the model's words, unless
    /// the stretch is itself in the list.
    private func addPending(_ stretch: ArraySlice<UInt32>, to result: inout [ArraySlice<UInt32>]) {
        guard let unknown, stretch.count > 1 else {
            result.append(stretch)
            return
        }
        if words.contains(stretch) {
            for index in stretch.indices { result.append(stretch[index...index]) }
        } else {
            result += unknown.cut(stretch)
        }
    }

    /// For each position the end of the word that begins there on the most probable route to the end.
    private func bestEnds(_ text: [UInt32], _ block: Range<Int>) -> [Int] {
        let start = block.lowerBound, count = block.count
        var scores = [Double](repeating: 0, count: count + 1), ends = [Int](repeating: 0, count: count)
        for offset in stride(from: count - 1, through: 0, by: -1) {
            var node = 0, best = -Double.infinity, end = offset + 1, next = offset
            while next < count, let child = words.step(node, text[start + next]) {
                node = child
                next += 1
                let weight = words.logCount(node)
                if weight == -.infinity { continue }
                let score = weight - words.logTotal + scores[next]
                if score >= best { (best, end) = (score, next) }
            }
            // A character without a word counts as one seen once.
            scores[offset] = best == -.infinity ? -words.logTotal + scores[offset + 1] : best
            ends[offset] = start + end
        }
        return ends
    }
}
