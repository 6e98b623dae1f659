import Foundation
import MartletKernel
import Testing

@Suite struct CalendarDateTests {
    /// Foundation's Gregorian calendar changes to the Julian one before October 1582; its ISO 8601 calendar does so too,
    /// so that the comparison begins after it and the older days are held by the laws below.
    private static let calendar: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()

    @Test func `five thousand random days agree with Foundation`() throws {
        var random = SeededRandom(seed: 20_261_121)
        let first = try #require(CalendarDate(year: 1583, month: 1, day: 1)).days
        let last = CalendarDate.range.upperBound.days
        for _ in 0..<5000 {
            let days = Int32.random(in: first...last, using: &random)
            let date = CalendarDate(days: days)
            let moment = Date(timeIntervalSince1970: Double(days) * 86_400)
            let parts = Self.calendar.dateComponents([.year, .month, .day, .weekday], from: moment)
            #expect(date.civil.year == parts.year && date.civil.month == parts.month && date.civil.day == parts.day)
            #expect(date.weekday % 7 + 1 == parts.weekday, "Foundation counts from Sunday = 1")
            #expect(CalendarDate(year: date.civil.year, month: date.civil.month, day: date.civil.day) == date)
        }
    }

    @Test func `four hundred years in a row count up without a gap and come back`() throws {
        let first = try #require(CalendarDate(year: 1, month: 1, day: 1))
        #expect(first == CalendarDate.range.lowerBound)
        var expected = (year: 1, month: 1, day: 1)
        for offset in 0..<Int32(146_097) {
            let civil = CalendarDate(days: first.days + offset).civil
            #expect(civil == expected)
            expected.day += 1
            if expected.day > CalendarDate.daysIn(month: expected.month, of: expected.year) {
                expected = (expected.year, expected.month + 1, 1)
            }
            if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
        }
        #expect(expected == (year: 401, month: 1, day: 1), "a cycle of the calendar has 146,097 days")
    }

    @Test(arguments: [(1900, 28), (2000, 29), (2023, 28), (2024, 29), (2100, 28)])
    func `February follows the leap year rule`(year: Int, days: Int) {
        #expect(CalendarDate.daysIn(month: 2, of: year) == days)
        #expect((CalendarDate(year: year, month: 2, day: 29) != nil) == (days == 29))
    }

    @Test(arguments: [
        "2026-3-05", "2026-03-5", "2026/03/05", "2026-02-30", "2026-13-01", "2026-00-10", "0000-01-01", "10000-01-01", "", "2026-03-05 ",
    ])
    func `text that is no day is refused`(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test(arguments: ["0001-01-01", "1582-10-15", "1970-01-01", "2024-02-29", "9999-12-31"])
    func `a day is written as it is read`(text: String) throws {
        #expect(try #require(CalendarDate(text)).description == text)
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-03-31", -1, "2026-02-28"),
        ("2026-12-15", 1, "2027-01-15"), ("2026-01-15", -13, "2024-12-15"), ("2026-05-31", 0, "2026-05-31"),
    ])
    func `months on, the last day of a shorter month`(from: String, months: Int, to: String) throws {
        #expect(try #require(CalendarDate(from)).adding(months: months)?.description == to)
    }

    @Test func `arithmetic that leaves the calendar answers nothing`() {
        let last = CalendarDate.range.upperBound
        let first = CalendarDate.range.lowerBound
        #expect(last.adding(days: 1) == nil)
        #expect(first.adding(days: -1) == nil)
        #expect(last.adding(months: 1) == nil)
        #expect(first.adding(months: -1) == nil)
        #expect(last.adding(days: .max) == nil)
        #expect(first.adding(days: .min) == nil)
        #expect(last.adding(months: .max) == nil)
        #expect(first.adding(months: .min) == nil)
        #expect(first.adding(days: Int64(last.days - first.days)) == last)
    }

    @Test(arguments: [(-8, 6), (-7, 0), (-1, 6), (0, 0), (6, 6), (7, 0)])
    func `the remainder by seven is never negative`(number: Int, remainder: Int) {
        #expect(number.modulo(7) == remainder)
    }
}
