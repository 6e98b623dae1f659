import MartletKernel
import MartletWorkspace
import Testing

@Suite struct ChineseHolidaysTests {
    private func day(_ text: String) throws -> ChineseHolidays.Day? {
        let date = try #require(CalendarDate(text))
        return ChineseHolidays.days.first { $0.date == date }
    }

    @Test func `every day of the table is written once, in order, in a covered year`() {
        let dates = ChineseHolidays.days.map(\.date)
        #expect(dates == Array(Set(dates)).sorted())
        #expect(dates.allSatisfy { ChineseHolidays.years.contains($0.civil.year) })
    }

    @Test func `only weekend days are worked in exchange`() {
        let worked = ChineseHolidays.days.filter(\.isWorking)
        #expect(worked.count == 8 + 5 + 6)
        #expect(worked.allSatisfy { $0.date.weekday >= 6 })
    }

    /// As many weekend days are worked as weekdays are freed beyond the holidays of the law: 11 days in 2024, 13 from 2025 on
    /// (国务院令第795号).
    @Test(arguments: [(2024, 11), (2025, 13), (2026, 13)])
    func `what is freed beyond the law is worked on weekends`(year: Int, byLaw: Int) {
        let days = ChineseHolidays.days.filter { $0.date.civil.year == year }
        let freed = days.count { !$0.isWorking && $0.date.weekday <= 5 }
        let worked = days.count(where: \.isWorking)
        #expect(freed - worked == byLaw)
    }

    @Test(arguments: [
        ("2024-02-10", false, "春节"), ("2024-02-18", true, "春节调休上班"), ("2025-01-28", false, "春节"), ("2025-10-08", false, "国庆节、中秋节"),
        ("2025-09-28", true, "国庆节、中秋节调休上班"), ("2026-02-23", false, "春节"), ("2026-02-28", true, "春节调休上班"), ("2026-01-04", true, "元旦调休上班"),
        ("2026-09-20", true, "国庆节调休上班"), ("2026-06-19", false, "端午节"),
    ])
    func `the announced days are as announced`(date: String, isWorking: Bool, name: String) throws {
        let found = try #require(try day(date))
        #expect(found.isWorking == isWorking)
        #expect(found.name.zh == name && !found.name.en.isEmpty)
    }

    @Test func `an ordinary day is no exception`() throws {
        #expect(try day("2024-02-09") == nil, "除夕 2024 was left to employers")
        #expect(try day("2026-03-05") == nil)
    }
}
