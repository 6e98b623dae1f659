import Foundation
import MartletExpressions
import MartletKernel
import MartletStorage

/// A day of the year, with or without a year, Gregorian or 农历 (Chinese lunisolar): birthdays, founding days.
///
/// Written `1984-02-29`, `--03-15` (RFC 6350 §4.3.1), or with a leading `L` for 农历: `L1984-08-15`, `L--08-15`. Compared by its next
/// occurrence from the day of writing, which is what reminders ask for; a job refreshes it as days pass.
package struct PartialDateField: FieldType {
    package static let kind = "partialDate"
    package static let label = LocalisedText(zh: "月日", en: "Day of the year")

    package init() {}

    package var columns: [FieldColumn] { [FieldColumn(.text), FieldColumn("_next", .integer)] }
    package var expressionType: ExpressionType { .text }
    package var parts: [FieldPart] { [FieldPart("Next", .date, columnSuffix: "_next")] }

    package func accept(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value {
        switch json {
        case .null: return .null
        case .string(let text):
            let text = TextInput.trimmed(text)
            if text.isEmpty { return .null }
            guard let day = DayOfYear(text) else {
                throw FieldRefusal(
                    "not_a_day", zh: "请写作 1984-02-29 或 --03-15；农历前加 L，如 L--08-15。",
                    en: "Write 1984-02-29 or --03-15; put L before a day of the Chinese calendar, as in L--08-15.")
            }
            return .list([.text(day.description), day.next(from: context.today).map(Value.date) ?? .null])
        default: throw .wrongType("日期", "a day")
        }
    }
    /// Also `3月15日`, `03-15`, `农历8月15日` and every form of a whole date.
    package func parse(_ text: String, in context: FieldContext) throws(FieldRefusal) -> Value {
        var cell = TextInput.trimmed(text.precomposedWidth)
        if let date = DateInput.date(cell) { return try accept(.string(date.description), in: context) }
        var mark = ""
        for name in ["农历", "阴历", "L"] where cell.hasPrefix(name) {
            mark = "L"
            cell = TextInput.trimmed(String(cell.dropFirst(name.count)))
        }
        let numbers = cell.split { "-/年月日".contains($0) }.map { Int($0) }
        if !numbers.contains(nil), [2, 3].contains(numbers.count), !cell.hasPrefix("/") {
            let digits = numbers.compactMap(\.self).map { $0 < 10 ? "0\($0)" : "\($0)" }
            cell = (numbers.count == 2 ? "--" : "") + digits.joined(separator: "-")
        }
        return try accept(.string(mark + cell), in: context)
    }
    package func expressionValue(of value: Value) -> Value { value.list?.first ?? value }
    package func store(_ value: Value, into row: inout [SQLValue]) {
        row.append(value.list?.first?.text.map(SQLValue.text) ?? .null)
        row.append(value.list?.last?.date.map { .integer(Int64($0.days)) } ?? .null)
    }
    package func load(_ row: any ResultRow, at column: Int) -> Value {
        guard let text = row.text(column) else { return .null }
        return .list([.text(text), row.integer(column + 1).map { .date(CalendarDate(days: Int32(clamping: $0))) } ?? .null])
    }
    package func write(_ value: Value, to writer: inout JSONWriter) { writer.write(value.list?.first?.text) }
    package func text(of value: Value, in language: Language) -> String { value.list?.first?.text ?? "" }
    package var schema: JSON { .members(["type": ["string", "null"], "pattern": "^L?(\\d{4}|-)-\\d{2}-\\d{2}$"]) }
    package func sample(_ random: inout SeededRandom) -> JSON {
        .string(random.next() & 1 == 0 ? "--03-15" : "L1984-08-15")
    }
}

/// A month and day of one of the two calendars, and the year if it is known.
package struct DayOfYear: Sendable, Hashable, LosslessStringConvertible {
    package let isChinese: Bool
    package let year: Int?
    package let month: Int
    package let day: Int

    package init?(_ description: String) {
        isChinese = description.hasPrefix("L")
        let body = isChinese ? description.dropFirst() : description[...]
        let isYearless = body.hasPrefix("--")
        let parts = (isYearless ? body.dropFirst(2) : body).split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == (isYearless ? 2 : 3), let month = parts[parts.count - 2], let day = parts[parts.count - 1],
            (1...12).contains(month), day >= 1
        else { return nil }
        year = isYearless ? nil : parts[0]
        self.month = month
        self.day = day
        if isChinese {
            guard day <= 30 else { return nil }
        } else if let year {
            guard CalendarDate(year: year, month: month, day: day) != nil else { return nil }
        } else {
            guard CalendarDate(year: 2000, month: month, day: day) != nil else { return nil }
        }
    }

    package var description: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let start = year.map { String(repeating: "0", count: max(0, 4 - "\($0)".count)) + "\($0)" } ?? "-"
        return (isChinese ? "L" : "") + "\(start)-\(two(month))-\(two(day))"
    }

    /// The first day on or after `start` it falls on; 29 February falls on 28 in a common year, the 30th of a short lunar month
    /// on the 29th.
    package func next(from start: CalendarDate) -> CalendarDate? {
        isChinese ? nextChinese(from: start) : nextGregorian(from: start)
    }

    private func nextGregorian(from start: CalendarDate) -> CalendarDate? {
        let year = start.civil.year
        for candidate in [year, year + 1] {
            let last = CalendarDate.daysIn(month: month, of: candidate)
            if let date = CalendarDate(year: candidate, month: month, day: min(day, last)), date >= start { return date }
        }
        return nil
    }

    private func nextChinese(from start: CalendarDate) -> CalendarDate? {
        var calendar = Calendar(identifier: .chinese)
        calendar.timeZone = .gmt
        var last: CalendarDate?  // the 29th, where the 30th is looked for
        for offset in Int32(0)..<390 {
            let date = CalendarDate(days: start.days + offset)
            let parts = calendar.dateComponents(
                [.month, .day, .isLeapMonth], from: Date(timeIntervalSince1970: Double(date.days) * 86_400))
            if parts.month == month, parts.isLeapMonth != true {
                if parts.day == day { return date }
                last = day == 30 && parts.day == 29 ? date : nil
            } else if let last {
                return last
            }
        }
        return last
    }
}
