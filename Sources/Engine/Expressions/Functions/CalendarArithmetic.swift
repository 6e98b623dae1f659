import MartletKernel

/// Calculation with day numbers, the one definition that memory and SQLite run; PostgreSQL runs `CalendarArithmeticSQL`.
/// Days outside 0001-01-01 … 9999-12-31 are `nil`.
enum CalendarArithmetic {
    static let dayLength: Int64 = 86_400_000

    static func bounded(day: Int64) -> Int64? {
        (Int64(CalendarDate.range.lowerBound.days)...Int64(CalendarDate.range.upperBound.days)).contains(day) ? day : nil
    }

    static func bounded(instant: Int64) -> Int64? {
        Instant.range.contains(Instant(milliseconds: instant)) ? instant : nil
    }

    static func year(_ day: Int64) -> Int64? { date(day).map { Int64($0.civil.year) } }
    static func month(_ day: Int64) -> Int64? { date(day).map { Int64($0.civil.month) } }
    static func dayOfMonth(_ day: Int64) -> Int64? { date(day).map { Int64($0.civil.day) } }
    static func quarter(_ day: Int64) -> Int64? { date(day).map { Int64(($0.civil.month + 2) / 3) } }
    /// 1 is Monday.
    static func weekday(_ day: Int64) -> Int64? { date(day).map { Int64($0.weekday) } }

    static func start(of unit: ScalarFunction.CalendarUnit, _ day: Int64) -> Int64? {
        guard let date = date(day) else { return nil }
        let (year, month, _) = date.civil
        let start: CalendarDate? =
            switch unit {
            case .week: CalendarDate(days: date.days - Int32(date.weekday - 1))
            case .month: CalendarDate(year: year, month: month, day: 1)
            case .quarter: CalendarDate(year: year, month: (month - 1) / 3 * 3 + 1, day: 1)
            case .year: CalendarDate(year: year, month: 1, day: 1)
            }
        return start.map { Int64($0.days) }
    }

    static func adding(days count: Int64, to day: Int64) -> Int64? {
        ExactArithmetic.add(day, count).flatMap(bounded(day:))
    }

    static func adding(months count: Int64, to day: Int64) -> Int64? {
        guard let date = date(day), let months = Int(exactly: count), let sum = date.adding(months: months) else { return nil }
        return Int64(sum.days)
    }

    private static func date(_ day: Int64) -> CalendarDate? {
        bounded(day: day).map { CalendarDate(days: Int32($0)) }
    }
}
