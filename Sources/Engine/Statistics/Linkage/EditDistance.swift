/// How many single letters have to be inserted, deleted or replaced to turn one text into the other
/// (Levenshtein 1966), over Unicode scalars.
package enum EditDistance {
    package static func distance(_ a: String, _ b: String) -> Int {
        distance(a.unicodeScalars.map(\.value), b.unicodeScalars.map(\.value))
    }

    /// 1 for equal texts, 0 for texts without a common letter: 1 - distance / longer length.
    package static func similarity(_ a: String, _ b: String) -> Double {
        similarity(a.unicodeScalars.map(\.value), b.unicodeScalars.map(\.value))
    }

    package static func similarity(_ a: [UInt32], _ b: [UInt32]) -> Double {
        let longer = max(a.count, b.count)
        return longer == 0 ? 1 : 1 - Double(distance(a, b)) / Double(longer)
    }

    package static func distance(_ a: [UInt32], _ b: [UInt32]) -> Int {
        var start = 0, endA = a.count, endB = b.count
        while start < endA, start < endB, a[start] == b[start] { start += 1 }
        while endA > start, endB > start, a[endA - 1] == b[endB - 1] { (endA, endB) = (endA - 1, endB - 1) }
        let width = endB - start
        if endA == start || width == 0 { return max(endA - start, width) }
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: width + 1) { row in
            for j in 0...width { row.initializeElement(at: j, to: j) }
            for i in start..<endA {
                var diagonal = row[0]
                row[0] += 1
                for j in 1...width {
                    let replaced = diagonal + (a[i] == b[start + j - 1] ? 0 : 1)
                    diagonal = row[j]
                    row[j] = min(replaced, min(row[j], row[j - 1]) + 1)
                }
            }
            return row[width]
        }
    }
}
