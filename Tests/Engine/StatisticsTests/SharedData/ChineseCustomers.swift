import MartletKernel
import MartletStatistics

/// The hard Chinese list, prepared the way a duplicate check prepares it: names by sound, digits of numbers,
/// firms without legal form, mailboxes without case.
struct ChineseCustomers {
    let names: [PersonNameKey]
    let firms: [String]
    let positions: [String]
    let numbers: [[UInt32]]
    let mails: [String]
    let cities: [String]
    let addresses: [[UInt32]]
    let entities: [String]

    init() throws {
        let table = try SharedData.csv("linkage-zh-contacts/zh_contacts_dup.csv")
        names = table.column("name").map(PersonNameKey.init)
        firms = table.column("company").map { OrganisationNameKey($0).text }
        positions = table.column("title")
        numbers = table.column("mobile").map(ChineseCustomers.digits)
        mails = table.column("email").map { $0.hasPrefix("info@") ? "" : $0.lowercased() }
        cities = table.column("city")
        addresses = table.column("address").map { address in
            address.unicodeScalars.filter { !"市区号#楼".unicodeScalars.contains($0) }.map(\.value)
        }
        entities = table.column("true_entity")
    }

    var truePairs: Int {
        Dictionary(grouping: entities, by: { $0 }).values.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 }
    }

    func isTrue(_ pair: RecordPair) -> Bool { entities[pair.first] == entities[pair.second] }

    var candidates: Blocking {
        Blocking(
            keys: names.indices.map { record in
                let surname = names[record].sounds.first ?? ""
                let number = String(numbers[record].map { Character(Unicode.Scalar($0) ?? " ") })
                let address = String(addresses[record].map { Character(Unicode.Scalar($0) ?? " ") })
                return [
                    names[record].soundKey,
                    number.isEmpty ? "" : "number:" + number,
                    mails[record],
                    "firm:" + firms[record] + cities[record] + surname,
                    address.isEmpty ? "" : "address:" + firms[record] + address,
                ]
            })
    }

    static let fields = [
        LinkageField("name", levels: 4), LinkageField("number", levels: 3), LinkageField("mail"),
        LinkageField("position"), LinkageField("firm", isShared: true), LinkageField("address", isShared: true),
    ]

    func levels(_ pair: RecordPair) -> [Int8] {
        let (a, b) = (pair.first, pair.second)
        return [
            names[a].agreement(with: names[b])?.rawValue ?? -1,
            number(a, b),
            equal(mails[a], mails[b]),
            equal(positions[a], positions[b]),
            equal(firms[a], firms[b]),
            address(a, b),
        ]
    }

    private func equal(_ a: String, _ b: String) -> Int8 { a.isEmpty || b.isEmpty ? -1 : a == b ? 1 : 0 }

    private func number(_ a: Int, _ b: Int) -> Int8 {
        let (first, second) = (numbers[a], numbers[b])
        if first.isEmpty || second.isEmpty { return -1 }
        if first == second { return 2 }
        return EditDistance.distance(first, second) <= 2 ? 1 : 0
    }

    private func address(_ a: Int, _ b: Int) -> Int8 {
        let (first, second) = (addresses[a], addresses[b])
        if first.isEmpty || second.isEmpty { return -1 }
        return EditDistance.similarity(first, second) > 0.8 ? 1 : 0
    }

    /// Digits in half width without the country's code.
    private static func digits(_ raw: String) -> [UInt32] {
        let digits = TextFolding.folded(raw).unicodeScalars.filter { ("0"..."9").contains($0) }.map(\.value)
        for code in ["0086", "86"] where digits.count > 11 && digits.starts(with: code.unicodeScalars.map(\.value)) {
            return Array(digits.dropFirst(code.count))
        }
        return digits
    }
}
