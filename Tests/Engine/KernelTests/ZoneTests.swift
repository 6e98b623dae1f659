import MartletKernel
import Testing

@Suite struct ZoneTests {
    @Test func `a name the system does not know is no zone`() {
        #expect(Zone("Asia/Nowhere") == nil)
        #expect(Zone("") == nil)
        #expect(Zone.utc.offset(at: Instant(milliseconds: 0)) == 0)
    }

    @Test func `a day in Shanghai begins at four in the afternoon of UTC`() throws {
        let shanghai = try #require(Zone("Asia/Shanghai"))
        let day = try #require(CalendarDate("2026-03-05"))
        let start = try #require(Instant("2026-03-04T16:00:00Z"))
        #expect(shanghai.start(of: day) == start)
        #expect(shanghai.date(of: start) == day)
        #expect(shanghai.date(of: start.advanced(byMilliseconds: -1)) == day.adding(days: -1))
    }

    @Test func `Shanghai's summer time of 1986 to 1991 counts`() throws {
        let shanghai = try #require(Zone("Asia/Shanghai"))
        let summer = try #require(Instant("1988-07-01T00:00:00Z"))
        #expect(shanghai.offset(at: summer) == 9 * 3_600_000)
    }

    @Test(arguments: [
        "Asia/Shanghai", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Africa/Cairo", "Asia/Beirut", "Pacific/Auckland",
    ])
    func `the first instant of a day lies in the day and the one before does not`(name: String) throws {
        let zone = try #require(Zone(name))
        let first = try #require(CalendarDate("1985-01-01")).days
        for days in first..<first + 365 * 45 {
            let day = CalendarDate(days: days)
            let start = zone.start(of: day)
            #expect(zone.date(of: start) == day, "\(name) \(day) starts at \(start)")
            #expect(zone.date(of: start.advanced(byMilliseconds: -1)) < day, "\(name) \(day) starts before \(start)")
        }
    }

    @Test func `where a clock change skips midnight, the day begins at the change`() throws {
        let saoPaulo = try #require(Zone("America/Sao_Paulo"))
        let day = try #require(CalendarDate("2018-11-04"))
        #expect(saoPaulo.start(of: day) == Instant("2018-11-04T03:00:00Z"))
    }

    @Test func `a day that a zone left out begins with the next one`() throws {
        let apia = try #require(Zone("Pacific/Apia"))
        let skipped = try #require(CalendarDate("2011-12-30"))
        #expect(apia.start(of: skipped) == Instant("2011-12-30T10:00:00Z"))
        #expect(apia.start(of: skipped) == apia.start(of: CalendarDate(days: skipped.days + 1)))
    }

    @Test func `the ends of 64 bits have a day too`() throws {
        let shanghai = try #require(Zone("Asia/Shanghai"))
        #expect(shanghai.date(of: Instant(milliseconds: .max)) > CalendarDate.range.upperBound)
        #expect(shanghai.date(of: Instant(milliseconds: .min)) < CalendarDate.range.lowerBound)
    }

    @Test func `the system's clock is somewhere after this was written`() throws {
        #expect(SystemClock().now() > (try #require(Instant("2026-01-01T00:00:00Z"))))
    }
}
