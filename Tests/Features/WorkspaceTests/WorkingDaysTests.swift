import MartletKernel
import MartletWorkspace
import Testing

@Suite struct WorkingDaysTests {
    private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    @Test(arguments: [(2024, 251), (2025, 248), (2026, 248)])
    func `a Chinese year has its known number of working days`(year: Int, count: Int) {
        #expect(WorkingDays.chinese.rows.count { $0.day.civil.year == year && $0.isWorking } == count)
    }

    @Test func `there is a row for every covered day, and the ordinal counts the working ones`() throws {
        let rows = WorkingDays.chinese.rows
        #expect(rows.count == 366 + 365 + 365)
        #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.day.days + 1 == $1.day.days })
        #expect(zip(rows, rows.dropFirst()).allSatisfy { $1.ordinal - $0.ordinal == ($1.isWorking ? 1 : 0) })
        #expect(rows.last?.ordinal == Int64(747))
    }

    @Test func `an exception wins over the weekday`() throws {
        let calendar = WorkingDays.chinese
        #expect(calendar.isWorking(try date("2026-02-14")) == true, "a Saturday worked")
        #expect(calendar.isWorking(try date("2026-02-16")) == false, "a Monday off")
        #expect(calendar.isWorking(try date("2026-03-07")) == false, "a Saturday")
        #expect(calendar.isWorking(try date("2026-03-09")) == true, "a Monday")
    }

    @Test func `the day of an ordinal is the working day that has it`() throws {
        let calendar = WorkingDays.chinese
        for row in calendar.rows where row.isWorking { #expect(calendar.day(withOrdinal: row.ordinal) == row.day) }
        #expect(calendar.day(withOrdinal: 1) == (try date("2024-01-02")))
        #expect(calendar.day(withOrdinal: 0) == nil)
        #expect(calendar.day(withOrdinal: 748) == nil)
    }

    @Test func `outside the covered years nothing is guessed`() throws {
        let calendar = WorkingDays.chinese
        for text in ["2023-12-31", "2027-01-01", "9999-12-31", "0001-01-01"] {
            #expect(calendar.isWorking(try date(text)) == nil)
            #expect(calendar.ordinal(of: try date(text)) == nil)
        }
    }

    @Test func `a week may have other working days and hours`() throws {
        let sundayToThursday = WorkingDays(
            years: 2026...2026, weekdays: [7, 1, 2, 3, 4], exceptions: [try date("2026-01-01"): false], workingMinutes: 480..<960)
        #expect(sundayToThursday.isWorking(try date("2026-01-01")) == false)
        #expect(sundayToThursday.isWorking(try date("2026-01-02")) == false)
        #expect(sundayToThursday.ordinal(of: try date("2026-01-04")) == 1)
        #expect(sundayToThursday.workingMinutes == 480..<960)
    }
}
