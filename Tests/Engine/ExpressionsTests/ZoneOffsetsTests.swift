import MartletExpressions
import MartletKernel
import Testing

@Suite struct ZoneOffsetsTests {
    @Test(arguments: [
        "Asia/Shanghai", "America/New_York", "UTC", "America/St_Johns", "Asia/Kathmandu", "Africa/Casablanca", "Pacific/Apia",
    ])
    func `the rows give the zone's own offset at every time from 1900 to 2100`(_ name: String) throws {
        let zone = try #require(Zone(name))
        let rows = ZoneOffsets.rows(for: zone)
        #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.from < $1.from })
        #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.offset != $1.offset })
        var chance = Chance(seed: 5)
        let first: Int64 = -2_208_988_800_000
        let boundaries = rows.dropFirst().flatMap { [$0.from - 1, $0.from] }
        let moments = boundaries + (0..<3000).map { _ in first + Int64(chance.bits() % 6_342_969_600_000) }
        for moment in moments {
            let offset = rows.last { $0.from <= moment }?.offset
            #expect(offset == zone.offset(at: Instant(milliseconds: moment)), "\(name) at \(Instant(milliseconds: moment))")
        }
    }

    @Test func `the first row begins before every instant`() throws {
        for name in ["Asia/Shanghai", "UTC"] {
            let zone = try #require(Zone(name))
            let first = try #require(ZoneOffsets.rows(for: zone).first)
            #expect(first.from < Instant.range.lowerBound.milliseconds - 86_400_000)
        }
        #expect(ZoneOffsets.rows(for: .utc).count == 1)
    }

    @Test(arguments: ["Asia/Shanghai", "America/New_York", "America/Sao_Paulo", "America/St_Johns", "Pacific/Apia"])
    func `a day begins at its first instant`(_ name: String) throws {
        let zone = try #require(Zone(name))
        let context = try SampleContext.make(zone: name)
        let evaluator = ExpressionEvaluator(source: try SampleRecords.known(), context: context, guard: OpenGuard())
        for day in [
            "2026-03-08", "2026-11-01", "1991-04-14", "2018-11-04", "2018-02-18", "2011-12-30", "2011-12-31", "2005-10-30", "2026-06-15",
        ] {
            let expression = try SampleContext.parse(day, expecting: .instant)
            let date = try #require(CalendarDate(day))
            let start = try evaluator.evaluate(expression, of: .sample(1))
            #expect(start == .instant(zone.start(of: date)), "\(name) \(day)")
        }
    }
}
