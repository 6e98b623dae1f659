// Also tests: IntegerField, DecimalField, MoneyField, NumberInput, CurrencySpelling
import MartletKernel
import MartletMetadata
import Testing

@Suite struct NumberFieldsTests {
    private static func yuan(_ units: Int64) -> Value { .money(Money(baseUnits: units, currency: .cny)) }

    private static let dollars = Value.money(
        Money(
            units: 1_000_000, currency: Currency("USD") ?? .cny, baseUnits: 7_100_000, rate: FixedDecimal(units: 710_000_000, scale: 8),
            rateDate: Fixtures.day))

    static let inputs: [FieldCase] = [
        .good(IntegerField(), .integer(42), .integer(42)),
        .good(IntegerField(), "42", .integer(42)),
        .good(IntegerField(), .number("1.5E2"), .integer(150)),
        .good(IntegerField(), .number("-10000000000000"), .integer(-10_000_000_000_000)),
        .good(IntegerField(), .null, .null),
        .good(IntegerField(), "  ", .null),
        .bad(IntegerField(), .number("1.5"), "not_whole"),
        .bad(IntegerField(), .number("10000000000001"), "out_of_range"),
        .bad(IntegerField(), .number("1e99"), "not_a_number"),
        .bad(IntegerField(0...10), .integer(11), "out_of_range"),
        .bad(IntegerField(), "twelve", "not_a_number"),
        .bad(IntegerField(), true, "wrong_type"),
        .bad(IntegerField(), [1], "wrong_type"),
        .good(DecimalField(scale: 2), .number("1.005"), .decimal(FixedDecimal(units: 101, scale: 2))),
        .good(DecimalField(scale: 2), .number("-1.005"), .decimal(FixedDecimal(units: -101, scale: 2))),
        .good(DecimalField(scale: 3), "12", .decimal(FixedDecimal(units: 12_000, scale: 3))),
        .bad(DecimalField(scale: 2), "12,5", "not_a_number"),
        .good(MoneyField(), .number("1000.5"), yuan(10_005_000)),
        .good(MoneyField(), .members(["amount": "0.00005"]), yuan(1)),
        .good(MoneyField(), .members(["amount": .integer(100), "currency": "USD"]), dollars),
        .good(MoneyField(), .members(["amount": .integer(100), "currency": "USD", "baseAmount": .integer(1)]), dollars),
        .good(MoneyField(), .members(["amount": .null, "currency": "USD"]), .null),
        .bad(MoneyField(), .members(["amount": .integer(1), "currency": "EUR"]), "no_rate"),
        .bad(MoneyField(), .members(["amount": .integer(1), "currency": "usd"]), "currency"),
        .bad(MoneyField(), .members(["amount": .integer(1), "colour": "red"]), "unknown_member"),
        .bad(MoneyField(), .number("10000000000001"), "out_of_range"),
        .bad(MoneyField(), true, "wrong_type"),
    ]

    @Test(arguments: inputs)
    func `a number is taken exactly or refused with its reason`(_ sample: FieldCase) {
        #expect(sample.accepted() == sample.outcome)
    }

    static let amounts: [(String, Int64?)] = [
        ("1,234.50", 12_345_000), ("￥98,000", 980_000_000), ("¥ 98,000.00", 980_000_000), ("3.5万", 350_000_000),
        ("1.2亿", 1_200_000_000_000),
        ("１２３", 1_230_000), ("１，２３４．５", 12_345_000), ("(200)", -2_000_000), ("（200.00）", -2_000_000), ("-200.00", -2_000_000),
        ("8.492,91", 84_929_100), ("1 234,50", 12_345_000), ("1'234.50", 12_345_000), ("12,5", 125_000), ("1,234", 12_340_000),
        ("12000元", 120_000_000), ("CNY 500", 5_000_000), ("RMB500", 5_000_000), ("1.5E7", 150_000_000_000), ("1100.04", 11_000_400),
        ("1,234,567", 12_345_670_000), ("1.234.567", 12_345_670_000), ("1,23,45", nil), ("1.2.3,4,5", nil), ("abc", nil), ("万", nil),
        ("12a", nil),
        ("--5", nil), ("()", nil), ("-￥98,000", -980_000_000), ("(￥200)", -2_000_000), ("1,23,456.78", 1_234_567_800),
        ("1234,567", 12_345_670),
        ("0,500", 5_000), ("1.2.3", nil), ("1,2,3.4", nil), ("12,34.5", nil), ("3.5万元", 350_000_000), ("人民币500元", 5_000_000),
        ("−5", -50_000),
    ]

    @Test(arguments: amounts)
    func `an amount is read as spreadsheets of both worlds write it`(cell: String, units: Int64?) {
        let outcome = FieldCase.good(MoneyField(), .string(cell), .null).parsed()
        if let units {
            #expect(outcome == .value(NumberFieldsTests.yuan(units)))
        } else {
            #expect(outcome == .refused("not_a_number"))
        }
    }

    @Test func `a cell may name the currency`() {
        #expect(FieldCase.good(MoneyField(), "100 USD", .null).parsed() == .value(NumberFieldsTests.dollars))
        #expect(FieldCase.good(MoneyField(), "USD 100.00", .null).parsed() == .value(NumberFieldsTests.dollars))
        #expect(FieldCase.good(MoneyField(), "100 EUR", .null).parsed() == .refused("no_rate"))
        for cell in ["US$100", "US$ 100.00", "100美元", "USD100", "usd 100"] {
            #expect(FieldCase.good(MoneyField(), .string(cell), .null).parsed() == .value(NumberFieldsTests.dollars), "\(cell)")
        }
        #expect(FieldCase.good(MoneyField(), "€100", .null).parsed() == .refused("no_rate"))
        #expect(FieldCase.good(MoneyField(), "$100", .null).parsed() == .refused("currency_unclear"))
        #expect(FieldCase.good(MoneyField(), " ", .null).parsed() == .value(.null))
    }

    @Test func `a percent sign in a cell is not part of the number`() {
        let scaled = Value.decimal(FixedDecimal(units: 1250, scale: 2))
        #expect(FieldCase.good(DecimalField(scale: 2), "12.5%", .null).parsed() == .value(scaled))
        #expect(FieldCase.good(IntegerField(), "2,822", .null).parsed() == .value(.integer(2822)))
    }
}
