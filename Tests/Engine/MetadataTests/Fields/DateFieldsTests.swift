// Also tests: DateField, DateInput, InstantField, PartialDateField
import MartletKernel
import MartletMetadata
import Testing

@Suite struct DateFieldsTests {
    private static func date(_ text: String) -> Value { CalendarDate(text).map(Value.date) ?? .null }
    private static func instant(_ text: String) -> Value { Instant(text).map(Value.instant) ?? .null }

    static let inputs: [FieldCase] = [
        .good(DateField(), "2026-03-05", date("2026-03-05")),
        .good(DateField(), "0001-01-01", date("0001-01-01")),
        .good(DateField(), "", .null),
        .bad(DateField(), "2026-02-29", "not_a_date"),
        .bad(DateField(), "2026/3/5", "not_a_date"),
        .bad(DateField(), .integer(45_356), "wrong_type"),
        .good(InstantField(), "2026-03-05T13:45:00+08:00", instant("2026-03-05T05:45:00Z")),
        .good(InstantField(), "2026-07-23T19:01:20.000+0000", instant("2026-07-23T19:01:20Z")),
        .bad(InstantField(), "2026-03-05T13:45:00", "not_an_instant"),
        .bad(InstantField(), "yesterday", "not_an_instant"),
        .bad(InstantField(), .integer(0), "wrong_type"),
    ]

    @Test(arguments: inputs)
    func `a date or time is taken in one form only`(_ sample: FieldCase) {
        #expect(sample.accepted() == sample.outcome)
    }

    static let cells: [String] = [
        "2024-03-05", "2024/3/5", "2024.3.5", "20240305", "2024年3月5日", "05.03.2024", "3/5/2024", "45356", "2024-03-05 13:45:00",
        "２０２４－０３－０５",
        "2024-03-05T13:45:00+08:00", " 2024-3-5 ",
    ]

    @Test(arguments: cells)
    func `a cell gives its date in whichever form it was written`(cell: String) {
        #expect(FieldCase.good(DateField(), .string(cell), .null).parsed() == .value(DateFieldsTests.date("2024-03-05")))
    }

    @Test(arguments: [
        "2024-13-05", "5.3.24", "3/5", "March 5", "2024-03", "99999999", "1/2/3/4", "13:45", "2024-02-30", "2024-03-05 and more",
        "3/5/2024 x",
    ])
    func `a cell that could be another day is refused`(cell: String) {
        #expect(FieldCase.good(DateField(), .string(cell), .null).parsed() == .refused("not_a_date"))
    }

    @Test func `the day stands first where the month cannot`() {
        #expect(FieldCase.good(DateField(), "25/12/2024", .null).parsed() == .value(DateFieldsTests.date("2024-12-25")))
        #expect(FieldCase.good(DateField(), "25-12-2024", .null).parsed() == .value(DateFieldsTests.date("2024-12-25")))
    }

    @Test func `a time without a zone is the workspace's`() {
        let noon = DateFieldsTests.instant("2024-03-05T05:45:00Z")
        #expect(FieldCase.good(InstantField(), "2024-03-05 13:45:00", .null).parsed() == .value(noon))
        #expect(FieldCase.good(InstantField(), "2024-03-05 13:45", .null).parsed() == .value(noon))
        #expect(FieldCase.good(InstantField(), "2024-03-05T05:45:00.000+0000", .null).parsed() == .value(noon))
        #expect(FieldCase.good(InstantField(), "2024年3月5日", .null).parsed() == .value(DateFieldsTests.instant("2024-03-04T16:00:00Z")))
        for cell in [
            "2024-03-05 25:00", "2024/3/5 13:45:00+02:00", "2024-03-05 13:", "2024-03-05 1e1:00", "2024-03-05 下午1:45", "2024-03-05 13:45 x",
        ] {
            #expect(FieldCase.good(InstantField(), .string(cell), .null).parsed() == .refused("not_an_instant"), "\(cell)")
        }
    }

    @Test func `a time with an offset is that instant, not the wall clock's`() {
        #expect(
            FieldCase.good(InstantField(), "2024-03-05 13:45:00+02:00", .null).parsed()
                == .value(DateFieldsTests.instant("2024-03-05T11:45:00Z")))
    }

    /// Written, and when it comes next from 5 March 2026 on. Days of the Chinese calendar by the Hong Kong Observatory's conversion
    /// tables for 2026 and 2027.
    static let occurrences: [(String, String)] = [
        ("--03-05", "2026-03-05"), ("--03-04", "2027-03-04"), ("1984-02-29", "2027-02-28"), ("1990-12-31", "2026-12-31"),
        ("L--01-01", "2027-02-06"), ("L--05-05", "2026-06-19"), ("L--08-15", "2026-09-25"), ("L1984-09-09", "2026-10-18"),
        ("L--12-30", "2027-02-05"),
    ]

    @Test(arguments: occurrences)
    func `a day of the year knows its next occurrence`(written: String, next: String) throws {
        let outcome = FieldCase.good(PartialDateField(), .string(written), .null).accepted()
        #expect(outcome == .value(.list([.text(written), DateFieldsTests.date(next)])))
    }

    @Test func `29 February is itself in a leap year`() throws {
        let day = try #require(DayOfYear("--02-29"))
        #expect(day.next(from: try #require(CalendarDate("2027-03-01"))) == CalendarDate("2028-02-29"))
    }

    @Test func `the thirtieth of a short Chinese month falls on its last day`() throws {
        // The twelfth month of 乙巳 (2025–26) has 29 days; 除夕 was 16 February 2026.
        let day = try #require(DayOfYear("L--12-30"))
        #expect(day.next(from: try #require(CalendarDate("2026-01-20"))) == CalendarDate("2026-02-16"))
    }

    @Test func `a leap month of the Chinese calendar is not the birthday`() throws {
        // 2025 had a sixth and a leap sixth month; 15th of the sixth is 9 July 2025, of the leap one 8 August.
        let day = try #require(DayOfYear("L--06-15"))
        #expect(day.next(from: try #require(CalendarDate("2025-06-01"))) == CalendarDate("2025-07-09"))
        #expect(day.next(from: try #require(CalendarDate("2025-07-10"))) == CalendarDate("2026-07-28"))
    }

    @Test(arguments: ["--02-30", "--13-01", "L--01-31", "2026-02-29", "L2026", "03-15", "--3-5x", "L", "-03-15-"])
    func `what is no day of either calendar is refused`(written: String) {
        #expect(FieldCase.good(PartialDateField(), .string(written), .null).accepted() == .refused("not_a_day"))
    }

    @Test func `a birthday may come as a date of any form`() throws {
        let expected = FieldCase.Outcome.value(.list([.text("1984-02-29"), DateFieldsTests.date("2027-02-28")]))
        for cell in ["1984-02-29", "1984/2/29", "1984年2月29日", "19840229"] {
            #expect(FieldCase.good(PartialDateField(), .string(cell), .null).parsed() == expected)
        }
        for cell in [" --03-15", "3月15日", "03-15", "3/15"] {
            let yearless = FieldCase.good(PartialDateField(), .string(cell), .null).parsed()
            #expect(yearless == .value(.list([.text("--03-15"), DateFieldsTests.date("2026-03-15")])), "\(cell)")
        }
        for cell in ["农历8月15日", "L--08-15", "阴历 08-15"] {
            let lunar = FieldCase.good(PartialDateField(), .string(cell), .null).parsed()
            #expect(lunar == .value(.list([.text("L--08-15"), DateFieldsTests.date("2026-09-25")])), "\(cell)")
        }
        for cell in ["八月十五", "15", "春节", "13月1日"] {
            #expect(FieldCase.good(PartialDateField(), .string(cell), .null).parsed() == .refused("not_a_day"), "\(cell)")
        }
    }
}
