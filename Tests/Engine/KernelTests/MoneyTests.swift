import MartletKernel
import Testing

@Suite struct MoneyTests {
    @Test(arguments: ["CNY", "USD", "JPY", "XXX"])
    func `three capital letters are a currency`(code: String) {
        #expect(Currency(code)?.description == code)
    }

    @Test(arguments: ["", "CN", "CNYY", "cny", "C1Y", "元", "ＣＮＹ", "CN "])
    func `anything else is not`(code: String) {
        #expect(Currency(code) == nil)
    }

    @Test(arguments: [
        ("CNY", 2), ("USD", 2), ("JPY", 0), ("KRW", 0), ("CLP", 0), ("BHD", 3), ("IQD", 3), ("JOD", 3), ("KWD", 3), ("TND", 3),
    ])
    func `minor units follow ISO 4217`(code: String, places: Int) throws {
        #expect(try #require(Currency(code)).minorUnits == places)
    }

    @Test func `an amount in the base currency is worth itself`() {
        let money = Money(baseUnits: 12_345_600, currency: .cny)
        #expect(money.amount == money.baseAmount)
        #expect(money.amount.description == "1234.5600")
        #expect(money.rate == FixedDecimal(units: 1, scale: 0))
        #expect(money.rateDate == nil)
    }

    @Test func `the amount and its worth are told apart`() throws {
        let dollars = Money(
            units: 1_000_000, currency: try #require(Currency("USD")), baseUnits: 7_123_400,
            rate: FixedDecimal(units: 712_340_000, scale: Money.rateScale), rateDate: CalendarDate("2026-03-05"))
        #expect(dollars.amount.description == "100.0000")
        #expect(dollars.baseAmount.description == "712.3400")
        #expect(dollars != Money(baseUnits: 7_123_400, currency: .cny))
    }
}
