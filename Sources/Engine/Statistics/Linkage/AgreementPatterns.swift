/// One thing that is compared, and how finely.
package struct LinkageField: Sendable, Hashable {
    package let name: String
    /// Number of levels: 0 is "different", `levels - 1` the best agreement.
    package let levels: Int
    /// Whether different persons of one firm or household share it (employer, street) instead of having it for
    /// themselves (name, mobile number, birthday).
    package let isShared: Bool

    package init(_ name: String, levels: Int = 2, isShared: Bool = false) {
        self.name = name
        self.levels = levels
        self.isShared = isShared
    }
}

/// How many pairs agree in which way. A million pairs fall into a few hundred patterns, so that estimation costs
/// the same for any number of records.
package struct AgreementPatterns: Sendable {
    package let fields: [LinkageField]
    package private(set) var counts: [[Int8]: Int] = [:]

    /// Needs at least one field of at least two levels.
    package init(fields: [LinkageField]) throws {
        if fields.isEmpty { throw StatisticsError.empty }
        if let index = fields.firstIndex(where: { $0.levels < 2 || $0.levels > 100 }) {
            throw StatisticsError.outOfRange(what: "levels of \(fields[index].name)", index: index)
        }
        self.fields = fields
    }

    /// `levels` holds one level for each field; -1 when one side has no value, which says nothing either way.
    package mutating func add(_ levels: [Int8], count: Int = 1) throws {
        try StatisticsError.requireSameLength(fields.count, levels.count)
        for (index, level) in levels.enumerated() where level < -1 || Int(level) >= fields[index].levels {
            throw StatisticsError.outOfRange(what: "level of \(fields[index].name)", index: index)
        }
        counts[levels, default: 0] += count
    }
}
