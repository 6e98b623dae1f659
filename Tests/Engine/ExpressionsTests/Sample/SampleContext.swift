import MartletExpressions
import MartletKernel
import Testing

/// 2026-03-05 13:45 in Shanghai, asked by user 3 of department 1001.
enum SampleContext {
    static let me = RecordID.sample(3)
    static let department = RecordID.sample(1001)

    static func make(me: RecordID? = me, zone: String = "Asia/Shanghai") throws -> EvaluationContext {
        EvaluationContext(
            now: try #require(Instant("2026-03-05T05:45:00Z")), zone: try #require(Zone(zone)),
            me: me == nil ? [:] : ["department": .id(department), "name": .text("王伟"), "level": .integer(3)], meID: me, currency: .cny,
            calendar: SampleCalendar())
    }

    static func parse(_ text: String, on object: String = "project", expecting: ExpressionType? = nil) throws -> Expression {
        try ExpressionParser.parse(text, on: object, expecting: expecting, schema: SampleSchema())
    }

    /// The problem that a text has.
    static func problem(_ text: String, on object: String = "project", expecting: ExpressionType? = nil) -> Problem? {
        do {
            _ = try parse(text, on: object, expecting: expecting)
            return nil
        } catch {
            return error as? Problem
        }
    }
}

extension SampleRecords {
    /// One project with known values, its steps, the caller and two departments.
    static func known() throws -> SampleRecords {
        var records = SampleRecords(schema: SampleSchema())
        records.add("department", SampleContext.department, ["name": .text("华东")])
        records.add("department", .sample(1002), ["name": .text("上海"), "parent": .id(SampleContext.department)])
        records.add("user", SampleContext.me, ["name": .text("王伟"), "department": .id(SampleContext.department), "level": .integer(3)])
        records.add("user", .sample(4), ["name": .text("Ada"), "department": .id(.sample(1002)), "level": .null])
        let usd = try #require(Currency("USD"))
        let rate = FixedDecimal(units: 700_000_000, scale: 8)
        records.add(
            "project", .sample(1),
            [
                "name": .text("北京某某科技有限公司"), "note": .text("Café"), "rank": .integer(5),
                "score": .decimal(FixedDecimal(units: 150, scale: 2)),
                "amount": .money(Money(units: 2_000_000, currency: usd, baseUnits: 14_000_000, rate: rate, rateDate: nil)),
                "cost": .money(Money(baseUnits: 3_000_000, currency: .cny)), "active": .boolean(true),
                "begun": .date(try #require(CalendarDate("2026-01-31"))),
                "seenAt": .instant(try #require(Instant("2026-03-04T16:00:00Z"))),
                "madeAt": .instant(try #require(Instant("2026-03-04T15:59:59.999Z"))),
                "span": .duration(5_400_000), "owner": .id(.sample(4)), "department": .id(.sample(1002)), "big": .integer(.max),
                "tags": .list([.text("vip"), .text("老客户")]), "members": .list([.id(.sample(3)), .id(.sample(4))]),
            ])
        records.add("project", .sample(2), ["name": .text("child"), "parent": .id(.sample(1)), "rank": .integer(1)])
        for (number, effort) in [(1, 3), (2, 4), (3, 10)] {
            let values: [String: Value] = [
                "name": .text("s\(number)"), "project": .id(.sample(1)), "effort": .integer(Int64(effort)), "done": .boolean(number == 1),
                "price": .money(Money(baseUnits: Int64(number) * 1_000_000, currency: .cny)),
            ]
            records.add("step", .sample(3000 + number), values, isTrashed: number == 3)
        }
        return records
    }
}
