import MartletStatistics

/// Febrl's synthetic persons with the candidates and comparisons that the reference figures were made with.
struct FebrlPersons {
    let columns: [String: [String]]
    let entities: [String]

    init(_ file: String) throws {
        let table = try SharedData.csv("linkage-febrl/\(file)")
        var columns: [String: [String]] = [:]
        for (index, name) in table.header.enumerated() {
            columns[trimmed(name)] = table.rows.map { trimmed($0[index]) }
        }
        self.columns = columns
        entities = (columns["rec_id"] ?? []).map { String($0.split(separator: "-")[1]) }
    }

    var count: Int { entities.count }

    func text(_ column: String, _ record: Int) -> String { columns[column]?[record] ?? "" }

    var truePairs: Int {
        Dictionary(grouping: entities, by: { $0 }).values.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 }
    }

    func isTrue(_ pair: RecordPair) -> Bool { entities[pair.first] == entities[pair.second] }

    /// Pairs that agree on one of the columns; a combination of columns is written with a plus.
    func candidates(_ keys: [String]) -> Blocking {
        let records = (0..<count).map { record in
            keys.map { key in
                let parts = key.split(separator: "+").map { text(String($0), record) }
                return parts.contains("") ? "" : key + ":" + parts.joined(separator: "|")
            }
        }
        return Blocking(keys: records, limit: 5_000)
    }

    static let withoutNumber = [
        "given_name", "surname", "suburb", "address_1", "date_of_birth", "postcode", "state", "street_number",
    ]
    static let all = [
        "given_name", "surname", "suburb", "address_1", "date_of_birth", "soc_sec_id", "postcode", "state",
        "street_number",
    ]

    /// Level 1 where names and addresses reach a Jaro–Winkler similarity of .85 and the rest is equal; a missing
    /// value disagrees, as in the reference.
    func levels(_ fields: [String]) -> (RecordPair) -> [Int8] {
        let fuzzy: Set<String> = ["given_name", "surname", "suburb", "address_1"]
        let scalars = fields.map { field in
            (columns[field] ?? []).map { text in text.unicodeScalars.map(\.value) }
        }
        return { pair in
            fields.indices.map { index in
                let a = scalars[index][pair.first], b = scalars[index][pair.second]
                if a.isEmpty || b.isEmpty { return 0 }
                if fuzzy.contains(fields[index]) { return JaroWinkler.similarity(a, b) >= 0.85 ? 1 : 0 }
                return a == b ? 1 : 0
            }
        }
    }
}

private func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
}
