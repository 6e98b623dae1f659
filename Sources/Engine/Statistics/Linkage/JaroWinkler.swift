/// Similarity of two short names between 0 and 1, kind to transposed letters and to a common beginning.
///
/// Jaro, "Advances in record-linkage methodology" (JASA 1989); Winkler 1990 for the prefix: up to four equal
/// first letters each close a tenth of the gap, when the Jaro similarity is above 0.7 already. Compares Unicode
/// scalars; fold case and width before.
package enum JaroWinkler {
    package static func similarity(_ a: String, _ b: String) -> Double {
        similarity(a.unicodeScalars.map(\.value), b.unicodeScalars.map(\.value))
    }

    /// On scalars prepared once, for comparing many pairs.
    package static func similarity(_ a: [UInt32], _ b: [UInt32]) -> Double {
        let plain = jaro(a, b)
        guard plain > 0.7 else { return plain }
        var prefix = 0
        while prefix < min(4, a.count, b.count), a[prefix] == b[prefix] { prefix += 1 }
        return plain + 0.1 * Double(prefix) * (1 - plain)
    }

    /// Letters match when equal and no further apart than half the longer text; two empty texts are alike.
    package static func jaro(_ a: [UInt32], _ b: [UInt32]) -> Double {
        if a.isEmpty || b.isEmpty { return a.count == b.count ? 1 : 0 }
        if a == b { return 1 }
        let reach = max(max(a.count, b.count) / 2 - 1, 0)
        return a.withUnsafeBufferPointer { a in
            b.withUnsafeBufferPointer { b in
                if a.count <= 64, b.count <= 64 { return short(a, b, reach) }
                return long(a, b, reach)
            }
        }
    }

    private typealias Scalars = UnsafeBufferPointer<UInt32>

    /// Matched letters as bits of a word; nearly every name is this short. Where each ASCII letter stands in `b` is a
    /// word too, so that the first free match of a letter within reach is one operation.
    private static func short(_ a: Scalars, _ b: Scalars, _ reach: Int) -> Double {
        var matchedA: UInt64 = 0, matchedB: UInt64 = 0
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 128) { places in
            places.initialize(repeating: 0)
            for j in 0..<b.count where b[j] < 128 { places[Int(b[j])] |= 1 << UInt64(j) }
            for i in 0..<a.count {
                let high = min(b.count - 1, i + reach), low = max(0, i - reach)
                if low > high { continue }
                let window = (UInt64.max >> UInt64(63 - high)) & (UInt64.max << UInt64(low))
                let all = a[i] < 128 ? places[Int(a[i])] : occurrences(of: a[i], in: b)
                let free = all & window & ~matchedB
                if free == 0 { continue }
                matchedA |= 1 << UInt64(i)
                matchedB |= free & (~free &+ 1)
            }
        }
        let matches = matchedA.nonzeroBitCount
        var moved = 0
        while matchedA != 0 {
            if a[matchedA.trailingZeroBitCount] != b[matchedB.trailingZeroBitCount] { moved += 1 }
            matchedA &= matchedA - 1
            matchedB &= matchedB - 1
        }
        return share(matches: matches, moved: moved, a.count, b.count)
    }

    private static func occurrences(of letter: UInt32, in b: Scalars) -> UInt64 {
        var result: UInt64 = 0
        for j in 0..<b.count where b[j] == letter { result |= 1 << UInt64(j) }
        return result
    }

    private static func long(_ a: Scalars, _ b: Scalars, _ reach: Int) -> Double {
        var matchedA: [Int] = [], isMatched = [Bool](repeating: false, count: b.count)
        for i in 0..<a.count {
            var j = max(0, i - reach)
            while j <= min(b.count - 1, i + reach) {
                if b[j] == a[i], !isMatched[j] {
                    matchedA.append(i)
                    isMatched[j] = true
                    break
                }
                j += 1
            }
        }
        let matchedB = b.indices.filter { isMatched[$0] }
        let moved = zip(matchedA, matchedB).filter { a[$0] != b[$1] }.count
        return share(matches: matchedA.count, moved: moved, a.count, b.count)
    }

    private static func share(matches: Int, moved: Int, _ countA: Int, _ countB: Int) -> Double {
        if matches == 0 { return 0 }
        let m = Double(matches)
        let covered: Double = m / Double(countA) + m / Double(countB)
        return (covered + (m - Double(moved / 2)) / m) / 3
    }
}
