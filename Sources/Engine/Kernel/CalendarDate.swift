/// A day of the proleptic Gregorian calendar without a zone, from 0001-01-01 to 9999-12-31, held as days since
/// 1970-01-01. Both databases store that number, so that comparison and subtraction are the machine's own.
package struct CalendarDate: Hashable, Sendable, Comparable {
    package let days: Int32

    package init(days: Int32) { self.days = days }

    package static let range = CalendarDate(days: -719_162)...CalendarDate(days: 2_932_896)

    /// `nil` when there is no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= CalendarDate.daysIn(month: month, of: year)
        else { return nil }
        self.init(days: CalendarDate.daysFromCivil(year: year, month: month, day: day))
    }

    package static func < (left: CalendarDate, right: CalendarDate) -> Bool { left.days < right.days }

    /// Year, month and day, by Howard Hinnant's `civil_from_days` (chrono-compatible low-level date algorithms).
    package var civil: (year: Int, month: Int, day: Int) {
        let shifted = Int(days) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// 1 is Monday, 7 is Sunday (ISO 8601).
    package var weekday: Int { (Int(days) + 3).modulo(7) + 1 }

    package static func daysIn(month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The same day `count` months on; the last day of a shorter month. `nil` outside the calendar.
    package func adding(months count: Int) -> CalendarDate? {
        let (year, month, day) = civil
        let (total, overflow) = count.addingReportingOverflow(year * 12 + month - 1)
        guard !overflow, total >= 12, total < 120_000 else { return nil }
        let newYear = total / 12
        let newMonth = total % 12 + 1
        return CalendarDate(year: newYear, month: newMonth, day: min(day, CalendarDate.daysIn(month: newMonth, of: newYear)))
    }

    /// `nil` outside the calendar.
    package func adding(days count: Int64) -> CalendarDate? {
        let (sum, overflow) = Int64(days).addingReportingOverflow(count)
        guard !overflow, let exact = Int32(exactly: sum) else { return nil }
        let result = CalendarDate(days: exact)
        return CalendarDate.range.contains(result) ? result : nil
    }

    private static func daysFromCivil(year: Int, month: Int, day: Int) -> Int32 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(era * 146_097 + dayOfEra - 719_468)
    }
}

extension CalendarDate: LosslessStringConvertible {
    /// `2026-03-05`; anything else is `nil`.
    package init?(_ description: String) { self.init(ascii: Array(description.utf8)[...]) }

    init?(ascii bytes: ArraySlice<UInt8>) {
        var scanner = DigitScanner(bytes: Array(bytes), position: 0)
        guard bytes.count == 10, let year = scanner.digits(4), scanner.accept("-"), let month = scanner.digits(2),
            scanner.accept("-"), let day = scanner.digits(2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package var description: String {
        let (year, month, day) = civil
        return padded(Int64(year), to: 4) + "-" + padded(Int64(month), to: 2) + "-" + padded(Int64(day), to: 2)
    }
}

extension Int {
    /// The remainder that is never negative; `divisor` must be positive.
    package func modulo(_ divisor: Int) -> Int {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }
}
