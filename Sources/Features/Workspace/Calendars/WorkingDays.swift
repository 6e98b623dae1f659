import MartletExpressions
import MartletKernel

/// Which days are worked in the years a calendar covers: one row for each day, as the table `workdays` holds them and as
/// expressions ask (`isWorkday`, `addWorkdays`).
///
/// Outside the covered years nothing is known rather than guessed: a deadline across a year whose holidays are not
/// announced would be silently wrong.
package struct WorkingDays: WorkingCalendar {
    package struct Row: Sendable, Hashable {
        package let day: CalendarDate
        package let isWorking: Bool
        /// Working days from the first covered day up to and including this one.
        package let ordinal: Int64
    }

    package let rows: [Row]
    package let workingMinutes: Range<Int>
    /// The working days in order; the one with ordinal 1 comes first.
    private let workdays: [CalendarDate]

    /// - Parameters:
    ///   - years: the years whose exceptions are complete.
    ///   - weekdays: worked ones in ISO 8601 numbers, 1 is Monday.
    ///   - exceptions: day → worked or not; they win over the weekday.
    ///   - workingMinutes: minutes after midnight between which work is done.
    package init(
        years: ClosedRange<Int>, weekdays: Set<Int>, exceptions: [CalendarDate: Bool], workingMinutes: Range<Int> = 540..<1080
    ) {
        var rows = [Row]()
        var workdays = [CalendarDate]()
        if let first = CalendarDate(year: years.lowerBound, month: 1, day: 1),
            let last = CalendarDate(year: years.upperBound, month: 12, day: 31)
        {
            for days in first.days...last.days {
                let day = CalendarDate(days: days)
                let isWorking = exceptions[day] ?? weekdays.contains(day.weekday)
                if isWorking { workdays.append(day) }
                rows.append(Row(day: day, isWorking: isWorking, ordinal: Int64(workdays.count)))
            }
        }
        self.rows = rows
        self.workdays = workdays
        self.workingMinutes = workingMinutes
    }

    /// Monday to Friday, nine to six, with the announced holidays of mainland China.
    package static let chinese = WorkingDays(
        years: ChineseHolidays.years, weekdays: [1, 2, 3, 4, 5],
        exceptions: Dictionary(ChineseHolidays.days.map { ($0.date, $0.isWorking) }, uniquingKeysWith: { first, _ in first }))

    package func isWorking(_ day: CalendarDate) -> Bool? { row(of: day)?.isWorking }
    package func ordinal(of day: CalendarDate) -> Int64? { row(of: day)?.ordinal }

    package func day(withOrdinal ordinal: Int64) -> CalendarDate? {
        guard ordinal >= 1, ordinal <= Int64(workdays.count) else { return nil }
        return workdays[Int(ordinal) - 1]
    }

    private func row(of day: CalendarDate) -> Row? {
        guard let first = rows.first, let last = rows.last, day >= first.day, day <= last.day else { return nil }
        return rows[Int(day.days - first.day.days)]
    }
}
