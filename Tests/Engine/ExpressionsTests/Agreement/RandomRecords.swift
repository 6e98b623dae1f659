import MartletExpressions
import MartletKernel

/// Records with what breaks implementations: nulls, Chinese, combining characters, the ends of every range.
struct RandomRecords {
    private var chance: Chance
    private let schema = SampleSchema()

    static let texts = [
        "", "a", "A", "Ab", "ab c", "张三", "北京某某科技有限公司", "张三丰", "é", "e\u{301}", "E\u{301}tude", "ＡＢＣ", "abc", "ﬁne", "straße", "İ",
        "a\u{300}\u{301}", "각", "\u{1112}\u{1161}\u{11AB}", "👩‍👩‍👧", "%_\\", "\"quoted\"", "line\nbreak", "O'Brien", "ｱ", "𠮷野家", "zz",
        "\u{FFFD}", "~", "\u{301}",
    ].map(TextFolding.normalised)

    static let integers: [Int64] = [
        0, 1, -1, 2, 3, 7, 10, 12, 99, 100, -100, 4_294_967_296, -4_294_967_297, 1_000_000_000_000, 9_223_372_036_854_775_807,
        -9_223_372_036_854_775_808, 4_611_686_018_427_387_904, 500_000, 123_456_789,
    ]

    static let dates = [
        "0001-01-01", "0001-01-02", "0004-02-29", "1582-10-10", "1899-12-31", "1900-03-01", "1969-12-31", "1970-01-01", "1991-09-15",
        "2000-02-29", "2025-01-01", "2025-12-31", "2026-01-31", "2026-02-14", "2026-02-17", "2026-03-04", "2026-03-05", "2026-11-21",
        "2027-12-31", "2028-01-01", "2101-06-30", "9999-12-30", "9999-12-31",
    ].compactMap { CalendarDate($0) }

    static let instants = [
        "0001-01-01T00:00:00Z", "0001-01-01T12:30:00Z", "1900-12-31T15:54:16.999Z", "1900-12-31T15:54:17Z", "1940-05-31T16:00:00Z",
        "1969-12-31T23:59:59.999Z", "1970-01-01T00:00:00Z", "1986-05-04T17:59:59.999Z", "1991-09-14T17:00:00Z", "2025-11-02T05:30:00Z",
        "2025-11-02T06:30:00Z", "2026-03-04T16:00:00Z", "2026-03-05T05:45:00.250Z", "2026-03-05T09:59:00Z", "2026-02-28T04:00:00Z",
        "2026-11-21T20:00:00Z", "2027-12-31T23:00:00Z", "2150-07-01T00:00:00Z", "9999-12-31T15:59:59.999Z", "9999-12-31T23:59:59.999Z",
    ].compactMap { Instant($0) }

    static let tags = ["vip", "老客户", "é", "VIP", "cold"]

    init(seed: UInt64) { chance = Chance(seed: seed) }

    static let counts = [("user", 8), ("department", 7), ("project", 24), ("step", 40)]

    static func ids(of object: String) -> [RecordID] {
        let position = counts.firstIndex { $0.0 == object } ?? 0
        return (0..<counts[position].1).map { RecordID.sample(position * 1000 + $0) }
    }

    mutating func make() -> SampleRecords {
        var records = SampleRecords(schema: schema)
        for (object, _) in RandomRecords.counts {
            for id in RandomRecords.ids(of: object) {
                let fields = schema.expressionObject(object)?.fields ?? []
                var values: [String: Value] = [:]
                for field in fields { values[field.name] = chance.happens(20) ? .null : value(field) }
                records.add(object, id, values, isTrashed: chance.happens(12))
            }
        }
        return records
    }

    private mutating func value(_ field: ExpressionField) -> Value {
        switch field.type {
        case .boolean: .boolean(chance.happens(50))
        case .integer: .integer(chance.happens(50) ? chance.pick(RandomRecords.integers) : Int64(chance.below(40)) - 10)
        case .decimal(let scale):
            .decimal(
                FixedDecimal(
                    units: chance.happens(40) ? chance.pick(RandomRecords.integers) : Int64(chance.below(40_000)) - 10_000, scale: scale))
        case .text: .text(chance.pick(RandomRecords.texts))
        case .date: .date(chance.pick(RandomRecords.dates))
        case .instant: .instant(chance.pick(RandomRecords.instants))
        case .duration:
            .duration(chance.happens(30) ? chance.pick(RandomRecords.integers) : Int64(chance.below(400)) * 8_640_000 - 86_400_000)
        case .money: .money(money())
        case .reference(let object): .id(chance.pick(RandomRecords.ids(of: object.isEmpty ? "step" : object)))
        case .list(let element): .list((0..<chance.below(4)).map { _ in self.element(element) })
        case .structure: .json(.object([JSON.Member("city", "北京")]))
        case .null: .null
        }
    }

    private mutating func money() -> Money {
        let units = chance.happens(30) ? chance.pick(RandomRecords.integers) : Int64(chance.below(3_000_000))
        if chance.happens(60) { return Money(baseUnits: units, currency: .cny) }
        let currency = Currency(chance.pick(["USD", "JPY"])) ?? .cny
        let rate = FixedDecimal(units: 712_345_678, scale: 8)
        return Money(units: units, currency: currency, baseUnits: Int64(chance.below(9_000_000)), rate: rate, rateDate: nil)
    }

    private mutating func element(_ type: ExpressionType) -> Value {
        switch type {
        case .integer: .integer(Int64(chance.below(5)))
        case .reference(let object): .id(chance.pick(RandomRecords.ids(of: object)))
        default: .text(chance.pick(RandomRecords.tags))
        }
    }
}
