import MartletKernel

/// Dates as spreadsheets and exports write them.
enum DateInput {
    /// `2024-03-05`, `2024/3/5`, `2024.3.5`, `20240305`, `2024年3月5日`, `05.03.2024` (day first, as in Germany), `3/5/2024`
    /// (month first, as in the United States, unless only the other reading is a date), an Excel serial such as 45356, each
    /// with or without a time after it. `nil` when none fits.
    static func date(_ text: String) -> CalendarDate? {
        let parts = text.split(maxSplits: 1, whereSeparator: { $0 == " " || $0 == "T" })
        guard let day = parts.first.map(String.init), parts.count < 2 || parts[1].allSatisfy({ timeMarks.contains($0) }) else { return nil }
        let numbers = day.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
        let separators = Set(day.filter { !$0.isNumber })
        if numbers.count == 1, separators.isEmpty { return plain(day) }
        guard numbers.count == 3, separators.isSubset(of: Set("-/.年月日")) else { return nil }
        if day.prefix(while: \.isNumber).count == 4 { return CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2]) }
        guard numbers[2] >= 1000 else { return nil }
        if separators == ["/"], let american = CalendarDate(year: numbers[2], month: numbers[0], day: numbers[1]) { return american }
        return CalendarDate(year: numbers[2], month: numbers[1], day: numbers[0])
    }

    /// What may follow a date: a time, its zone, half of the day.
    private static let timeMarks = Set("0123456789:.+-Z APMapm上午下")

    /// Eight digits are a day; five are days since 1899-12-30, Excel's 1900 date system.
    private static func plain(_ digits: String) -> CalendarDate? {
        guard let number = Int(digits) else { return nil }
        switch digits.count {
        case 8: return CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
        case 5: return CalendarDate(days: Int32(number) - 25_569)
        default: return nil
        }
    }

    /// As `date`, with the time where there is one: `2024-03-05 13:45:00`, `2026-07-23T19:01:20.000+0000`. A time without a
    /// zone is in `zone`.
    static func instant(_ text: String, in zone: Zone) -> Instant? {
        if let exact = Instant(text) { return exact }
        guard let date = date(text) else { return nil }
        let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" })
        guard parts.count > 1 else { return zone.start(of: date) }
        guard parts.count == 2, let milliseconds = clock(parts[1]) else { return nil }
        let local = Int64(date.days) * 86_400_000 + milliseconds
        let guess = Instant(milliseconds: local - zone.offset(at: Instant(milliseconds: local)))
        return Instant(milliseconds: local - zone.offset(at: guess))
    }

    /// `13:45`, `13:45:00`, `13:45:00.250` as milliseconds; `nil` for anything else, an offset included: it would be another instant.
    private static func clock(_ text: Substring) -> Int64? {
        let pieces = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(pieces.count),
            pieces.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber || $0 == "." } }),
            let hours = Int64(pieces[0]), hours < 24, let minutes = Int64(pieces[1]), minutes < 60,
            let seconds = Double(pieces.count > 2 ? pieces[2] : "0"), seconds < 60
        else { return nil }
        return hours * 3_600_000 + minutes * 60_000 + Int64((seconds * 1000).rounded())
    }
}
