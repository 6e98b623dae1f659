@testable import MartletExpressions
import MartletKernel
import Testing

@Suite struct CalendarArithmeticTests {
    private func day(_ text: String) throws -> Int64 { Int64(try #require(CalendarDate(text)).days) }

    @Test func `what falls outside the calendar is nothing`() throws {
        #expect(CalendarArithmetic.adding(days: 1, to: try day("9999-12-31")) == nil)
        #expect(CalendarArithmetic.adding(days: -1, to: try day("0001-01-01")) == nil)
        #expect(CalendarArithmetic.adding(days: .max, to: 0) == nil)
        #expect(CalendarArithmetic.adding(months: 1, to: try day("9999-12-01")) == nil)
        #expect(CalendarArithmetic.adding(months: .min, to: 0) == nil)
        #expect(CalendarArithmetic.year(try day("9999-12-31") + 1) == nil)
        #expect(CalendarArithmetic.bounded(instant: 253_402_300_800_000) == nil)
    }

    @Test func `a month later is the same day or the month's last`() throws {
        #expect(CalendarArithmetic.adding(months: 1, to: try day("2024-01-31")) == (try day("2024-02-29")))
        #expect(CalendarArithmetic.adding(months: -12, to: try day("2024-02-29")) == (try day("2023-02-28")))
        #expect(CalendarArithmetic.adding(months: 13, to: try day("2025-12-05")) == (try day("2027-01-05")))
    }

    @Test func `weeks begin on Monday, also the first of the calendar`() throws {
        #expect(CalendarArithmetic.start(of: .week, try day("2026-03-08")) == (try day("2026-03-02")))
        #expect(CalendarArithmetic.start(of: .week, try day("0001-01-03")) == (try day("0001-01-01")))
        #expect(CalendarArithmetic.weekday(try day("2026-03-08")) == 7)
        #expect(CalendarArithmetic.start(of: .quarter, try day("2026-12-31")) == (try day("2026-10-01")))
    }
}
