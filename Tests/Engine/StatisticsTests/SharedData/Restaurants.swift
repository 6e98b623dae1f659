import MartletStatistics

/// Fodor's and Zagat's restaurants: two lists, each without duplicates of its own.
struct Restaurants {
    private struct Entry {
        let id: String
        let name: [UInt32]
        let address: [UInt32]
        let digits: String

        init(_ row: [String]) {
            id = row[0]
            name = row[1].lowercased().unicodeScalars.map(\.value)
            address = row[2].lowercased().unicodeScalars.map(\.value)
            digits = row[4].filter(\.isNumber)
        }
    }

    private let left: [Entry]
    private let right: [Entry]
    private let matches: Set<String>

    init() throws {
        left = try SharedData.csv("linkage-restaurants/fodors.csv").rows.map(Entry.init)
        right = try SharedData.csv("linkage-restaurants/zagats.csv").rows.map(Entry.init)
        let table = try SharedData.csv("linkage-restaurants/matches_fodors_zagats.csv")
        matches = Set(table.rows.map { $0[0] + "|" + $0[1] })
    }

    /// The published rule over all 176,423 pairs: name and address alike, or the same number and a similar name.
    func rule() -> LinkageQuality {
        quality { a, b in
            let name = JaroWinkler.similarity(a.name, b.name)
            if a.digits == b.digits, name >= 0.6 { return true }
            return name >= 0.85 && JaroWinkler.similarity(a.address, b.address) >= 0.8
        }
    }

    func sameNumber() -> LinkageQuality { quality { $0.digits == $1.digits } }

    private func quality(_ isMatch: (Entry, Entry) -> Bool) -> LinkageQuality {
        var predicted = 0, correct = 0
        for a in left {
            for b in right where isMatch(a, b) {
                predicted += 1
                if matches.contains(a.id + "|" + b.id) { correct += 1 }
            }
        }
        return LinkageQuality(predicted: predicted, right: correct, wanted: matches.count)
    }
}
