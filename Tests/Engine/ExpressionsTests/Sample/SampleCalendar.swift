import MartletExpressions
import MartletKernel

/// The years 2025 to 2027 with weekends off, a holiday week and a worked Saturday.
struct SampleCalendar: WorkingCalendar {
    let first: CalendarDate
    private let days: [(working: Bool, ordinal: Int64)]
    private let byOrdinal: [Int64: CalendarDate]

    let workingMinutes = 540..<1080

    init() {
        first = CalendarDate(days: 20_089)  // 2025-01-01
        var days: [(working: Bool, ordinal: Int64)] = []
        var byOrdinal: [Int64: CalendarDate] = [:]
        var ordinal: Int64 = 0
        for offset in 0..<1095 {
            let date = CalendarDate(days: first.days + Int32(offset))
            let isWorking =
                SampleCalendar.worked.contains(date.description) || (date.weekday < 6 && !SampleCalendar.off.contains(date.description))
            if isWorking {
                ordinal += 1
                byOrdinal[ordinal] = date
            }
            days.append((isWorking, ordinal))
        }
        self.days = days
        self.byOrdinal = byOrdinal
    }

    private static let off: Set<String> = [
        "2026-01-01", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20", "2026-05-01", "2026-10-01",
    ]
    private static let worked: Set<String> = ["2026-02-14", "2026-02-28"]

    func isWorking(_ day: CalendarDate) -> Bool? { entry(day)?.working }
    func ordinal(of day: CalendarDate) -> Int64? { entry(day)?.ordinal }
    func day(withOrdinal ordinal: Int64) -> CalendarDate? { byOrdinal[ordinal] }

    /// Every covered day, as the table `workdays` holds it.
    var rows: [(day: CalendarDate, working: Bool, ordinal: Int64)] {
        days.enumerated().map { (CalendarDate(days: first.days + Int32($0.offset)), $0.element.working, $0.element.ordinal) }
    }

    private func entry(_ day: CalendarDate) -> (working: Bool, ordinal: Int64)? {
        let offset = Int(day.days) - Int(first.days)
        return days.indices.contains(offset) ? days[offset] : nil
    }
}
