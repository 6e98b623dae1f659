import MartletStatistics

/// splink's thousand invented people, many fields missing.
struct FakePeople {
    let names: [[UInt32]]
    let surnames: [[UInt32]]
    let births: [[UInt32]]
    let cities: [[UInt32]]
    let mails: [[UInt32]]
    let clusters: [String]

    init() throws {
        let table = try SharedData.csv("linkage-fake1000/fake_1000.csv")
        func scalars(_ column: String) -> [[UInt32]] {
            table.column(column).map { $0.lowercased().unicodeScalars.map(\.value) }
        }
        names = scalars("first_name")
        surnames = scalars("surname")
        births = scalars("dob")
        cities = scalars("city")
        mails = scalars("email")
        clusters = table.column("cluster")
    }

    var truePairs: Int {
        Dictionary(grouping: clusters, by: { $0 }).values.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 }
    }

    func isTrue(_ pair: RecordPair) -> Bool { clusters[pair.first] == clusters[pair.second] }

    var candidates: Blocking {
        Blocking(
            keys: names.indices.map { record in
                [("n", names), ("s", surnames), ("d", births), ("e", mails)].map { prefix, column in
                    column[record].isEmpty ? "" : prefix + column[record].map { String($0) }.joined(separator: ",")
                }
            })
    }

    static let fields = [
        LinkageField("first name", levels: 4), LinkageField("surname", levels: 4), LinkageField("birth", levels: 3),
        LinkageField("city"), LinkageField("mail", levels: 4),
    ]

    func levels(_ pair: RecordPair) -> [Int8] {
        [
            graded(names, pair), graded(surnames, pair), birth(pair), city(pair), graded(mails, pair),
        ]
    }

    private func graded(_ column: [[UInt32]], _ pair: RecordPair) -> Int8 {
        let a = column[pair.first], b = column[pair.second]
        if a.isEmpty || b.isEmpty { return -1 }
        if a == b { return 3 }
        let similarity = JaroWinkler.similarity(a, b)
        return similarity >= 0.9 ? 2 : similarity >= 0.8 ? 1 : 0
    }

    private func birth(_ pair: RecordPair) -> Int8 {
        let a = births[pair.first], b = births[pair.second]
        if a.isEmpty || b.isEmpty { return -1 }
        return a == b ? 2 : EditDistance.distance(a, b) <= 2 ? 1 : 0
    }

    private func city(_ pair: RecordPair) -> Int8 {
        let a = cities[pair.first], b = cities[pair.second]
        return a.isEmpty || b.isEmpty ? -1 : a == b ? 1 : 0
    }
}
