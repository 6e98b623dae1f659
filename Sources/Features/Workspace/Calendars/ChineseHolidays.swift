import MartletKernel

/// Public holidays of mainland China and the weekend days worked in exchange (调休), as the State Council announces them each
/// November for the next year. A year enters this table only from its notice.
package enum ChineseHolidays {
    /// The first day and how many; `worked` lists the weekend days worked for it. Days as month × 100 + day.
    private struct Holiday {
        let name: LocalisedText
        let first: Int
        let count: Int
        let worked: [Int]
    }

    package struct Day: Sendable, Hashable {
        package let date: CalendarDate
        package let isWorking: Bool
        package let name: LocalisedText
    }

    /// Years whose every exception is known.
    package static let years: ClosedRange<Int> = 2024...2026

    /// Every exception of those years, ordered by day; a weekend that falls into a holiday is listed too.
    package static let days: [Day] = [(2024, in2024), (2025, in2025), (2026, in2026)].flatMap { year, holidays in
        holidays.flatMap { expanded($0, in: year) }
    }.sorted { $0.date < $1.date }

    private static let newYear = LocalisedText(zh: "元旦", en: "New Year's Day")
    private static let spring = LocalisedText(zh: "春节", en: "Spring Festival")
    private static let qingming = LocalisedText(zh: "清明节", en: "Qingming Festival")
    private static let labour = LocalisedText(zh: "劳动节", en: "Labour Day")
    private static let dragonBoat = LocalisedText(zh: "端午节", en: "Dragon Boat Festival")
    private static let midAutumn = LocalisedText(zh: "中秋节", en: "Mid-Autumn Festival")
    private static let national = LocalisedText(zh: "国庆节", en: "National Day")

    /// 国办发明电〔2023〕7号, 25 October 2023.
    private static let in2024: [Holiday] = [
        Holiday(name: newYear, first: 101, count: 1, worked: []),
        Holiday(name: spring, first: 210, count: 8, worked: [204, 218]),
        Holiday(name: qingming, first: 404, count: 3, worked: [407]),
        Holiday(name: labour, first: 501, count: 5, worked: [428, 511]),
        Holiday(name: dragonBoat, first: 608, count: 3, worked: []),
        Holiday(name: midAutumn, first: 915, count: 3, worked: [914]),
        Holiday(name: national, first: 1001, count: 7, worked: [929, 1012]),
    ]

    /// 国办发明电〔2024〕12号, 12 November 2024.
    private static let in2025: [Holiday] = [
        Holiday(name: newYear, first: 101, count: 1, worked: []),
        Holiday(name: spring, first: 128, count: 8, worked: [126, 208]),
        Holiday(name: qingming, first: 404, count: 3, worked: []),
        Holiday(name: labour, first: 501, count: 5, worked: [427]),
        Holiday(name: dragonBoat, first: 531, count: 3, worked: []),
        Holiday(
            name: LocalisedText(zh: "国庆节、中秋节", en: "National Day and Mid-Autumn Festival"), first: 1001, count: 8, worked: [928, 1011]),
    ]

    /// 国办发明电〔2025〕7号, 4 November 2025.
    private static let in2026: [Holiday] = [
        Holiday(name: newYear, first: 101, count: 3, worked: [104]),
        Holiday(name: spring, first: 215, count: 9, worked: [214, 228]),
        Holiday(name: qingming, first: 404, count: 3, worked: []),
        Holiday(name: labour, first: 501, count: 5, worked: [509]),
        Holiday(name: dragonBoat, first: 619, count: 3, worked: []),
        Holiday(name: midAutumn, first: 925, count: 3, worked: []),
        Holiday(name: national, first: 1001, count: 7, worked: [920, 1010]),
    ]

    private static func expanded(_ holiday: Holiday, in year: Int) -> [Day] {
        let off = date(holiday.first, in: year).map { first in
            (0..<Int32(holiday.count)).map { Day(date: CalendarDate(days: first.days + $0), isWorking: false, name: holiday.name) }
        }
        let name = LocalisedText(zh: holiday.name.zh + "调休上班", en: "Worked for " + holiday.name.en)
        let worked = holiday.worked.compactMap { date($0, in: year) }.map { Day(date: $0, isWorking: true, name: name) }
        return (off ?? []) + worked
    }

    private static func date(_ monthDay: Int, in year: Int) -> CalendarDate? {
        CalendarDate(year: year, month: monthDay / 100, day: monthDay % 100)
    }
}
