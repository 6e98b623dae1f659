/// The name somebody probably meant.
package enum NearestName {
    /// The candidate within a third of its length in edits, ignoring case; `nil` when none is near.
    package static func of(_ name: String, among candidates: [String]) -> String? {
        let wanted = Array(name.lowercased().prefix(64).utf8)
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let distance = editDistance(wanted, Array(candidate.lowercased().utf8))
            if distance < (best?.distance ?? .max) { best = (candidate, distance) }
        }
        guard let best, best.distance <= max(1, best.name.utf8.count / 3) else { return nil }
        return best.name
    }

    /// Damerau's distance (insert, delete, replace, swap neighbours), each letter used once.
    private static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforeLast = [Int]()
        var last = Array(0...right.count)
        for (i, leftByte) in left.enumerated() {
            var row = [i + 1]
            for (j, rightByte) in right.enumerated() {
                let replaced = last[j] + (leftByte == rightByte ? 0 : 1)
                var distance = min(replaced, last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, leftByte == right[j - 1], left[i - 1] == rightByte { distance = min(distance, beforeLast[j - 1] + 1) }
                row.append(distance)
            }
            beforeLast = last
            last = row
        }
        return last[right.count]
    }
}
