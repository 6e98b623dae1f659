import MartletStatistics

/// The shop's year, cut at the first of October: what known customers bought before, and what new to them after.
struct RetailBaskets {
    let training: InteractionMatrix
    /// For each user the items first bought after the cut.
    let later: [Set<Int>]

    init() throws {
        let bytes = Array(try SharedData.bytes("online-retail-II/online_retail_II_2009_2010.csv.gz"))
        var before: [(String, String)] = [], after: [(String, String)] = []
        RetailLines.each(bytes) { line in
            guard let code = line.cleanCode else { return }
            if line.date < "2010-10-01" { before.append((line.customer, code)) } else { after.append((line.customer, code)) }
        }
        let users = RetailBaskets.index(before.map(\.0)), items = RetailBaskets.index(before.map(\.1))
        var seen: [Set<Int>] = Array(repeating: [], count: users.count)
        for (customer, code) in before { seen[users[customer] ?? 0].insert(items[code] ?? 0) }
        var later: [Set<Int>] = Array(repeating: [], count: users.count)
        for (customer, code) in after {
            guard let user = users[customer], let item = items[code], !seen[user].contains(item) else { continue }
            later[user].insert(item)
        }
        let entries = seen.enumerated().flatMap { user, items in
            items.map { InteractionMatrix.Entry(user: user, item: $0) }
        }
        training = try InteractionMatrix(users: users.count, items: items.count, entries: entries)
        self.later = later
    }

    private static func index(_ names: [String]) -> [String: Int] {
        let sorted = Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return Dictionary(uniqueKeysWithValues: zip(sorted, sorted.indices))
    }

    func quality(_ recommend: (Int) throws -> [Recommendation]) throws -> RankingQuality {
        var quality = try RankingQuality(cutoff: 10)
        for user in later.indices where !later[user].isEmpty {
            quality.add(recommended: try recommend(user).map(\.item), taken: later[user])
        }
        return quality
    }

    func history(_ user: Int) -> [Int] { training.rows.indices(user).map(Int.init) }
}

/// The lines of the shop's file; quotes only occur in the description.
struct RetailLines {
    let code: String
    let date: String
    let customer: String
    let isSale: Bool

    /// Products proper: five digits at least, and not postage or a cancellation.
    var cleanCode: String? {
        guard isSale, !customer.isEmpty, code.utf8.count >= 5, code.utf8.prefix(5).allSatisfy({ (48...57).contains($0) })
        else { return nil }
        return code.uppercased()
    }

    static func each(_ bytes: [UInt8], _ body: (RetailLines) -> Void) {
        var fields: [String] = [], start = 0, quoted = false, isHeader = true
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") { quoted.toggle() }
            if quoted || (byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\n")) { continue }
            fields.append(String(decoding: bytes[start..<index], as: UTF8.self))
            start = index + 1
            if byte == UInt8(ascii: "\n") {
                if !isHeader { body(RetailLines(fields)) }
                isHeader = false
                fields.removeAll(keepingCapacity: true)
            }
        }
    }

    private init(_ fields: [String]) {
        code = fields[1]
        date = fields[4]
        customer = fields[6]
        let isCancelled = fields[0].hasPrefix("C")
        isSale = !isCancelled && (Double(fields[3]) ?? 0) > 0 && (Double(fields[5]) ?? 0) > 0
    }
}
