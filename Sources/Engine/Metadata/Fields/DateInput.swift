import MartletKernel

/// Dates as spreadsheets and exports write them.
enum DateInput {
    /// `2024-03-05`, `2024/3/5`, `2024.3.5`, `20240305`, `2024年3月5日`, `05.03.2024` (day first, as in Germany), `3/5/2024`
    /// (month first, as in the United States, unless only the other reading is a date), an Excel serial such as 45356, each
    /// with or without a time after it. `nil` when none fits.
    static func date(_ text: String) -> CalendarDate? {
        let day = text.split(whereSeparator: { $0 == " " || $0 == "T" }).first.map(String.init) ?? ""
        let numbers = day.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
        let separators = Set(day.filter { !$0.isNumber })
        if numbers.count == 1, separators.isEmpty { return plain(day) }
        guard numbers.count == 3, separators.isSubset(of: Set("-/.年月日")) else { return nil }
        if day.prefix(while: \.isNumber).count == 4 { return CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2]) }
        guard numbers[2] >= 1000 else { return nil }
        if separators == ["/"], let american = CalendarDate(year: numbers[2], month: numbers[0], day: numbers[1]) { return american }
        return CalendarDate(year: numbers[2], month: numbers[1], day: numbers[0])
    }

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
        let clock = parts[1].split(separator: ":").compactMap { Double($0) }
        guard clock.count >= 2, clock[0] < 24, clock[1] < 60, parts.count == 2 else { return nil }
        let seconds = clock[0] * 3600 + clock[1] * 60 + (clock.count > 2 ? clock[2] : 0)
        let local = Int64(date.days) * 86_400_000 + Int64((seconds * 1000).rounded())
        let guess = Instant(milliseconds: local - zone.offset(at: Instant(milliseconds: local)))
        return Instant(milliseconds: local - zone.offset(at: guess))
    }
}
