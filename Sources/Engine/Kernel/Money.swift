/// An amount in a currency, with its worth in the workspace's base currency frozen beside it.
///
/// Four decimals, fixed point. Comparison, sort and sum use `baseUnits`, so that a list of deals in yuan and
/// dollars orders by worth; the rate and its date say how that worth came about.
package struct Money: Hashable, Sendable {
    /// Ten-thousandths of the currency.
    package let units: Int64
    package let currency: Currency
    /// Ten-thousandths of the base currency.
    package let baseUnits: Int64
    /// How many base units one unit of `currency` was worth, scale 8; 1 in the base currency.
    package let rate: FixedDecimal
    package let rateDate: CalendarDate?

    package static let scale = 4
    package static let rateScale = 8

    package init(units: Int64, currency: Currency, baseUnits: Int64, rate: FixedDecimal, rateDate: CalendarDate?) {
        self.units = units
        self.currency = currency
        self.baseUnits = baseUnits
        self.rate = rate
        self.rateDate = rateDate
    }

    /// An amount in the base currency itself.
    package init(baseUnits units: Int64, currency: Currency) {
        self.init(
            units: units, currency: currency, baseUnits: units,
            rate: FixedDecimal(units: powerOfTen(Money.rateScale), scale: Money.rateScale), rateDate: nil)
    }

    package var amount: FixedDecimal { FixedDecimal(units: units, scale: Money.scale) }
    package var baseAmount: FixedDecimal { FixedDecimal(units: baseUnits, scale: Money.scale) }
}

/// An ISO 4217 code of three capital letters.
package struct Currency: Hashable, Sendable, LosslessStringConvertible {
    package let code: String

    package init?(_ description: String) {
        guard description.utf8.count == 3, description.utf8.allSatisfy({ (65...90).contains($0) }) else { return nil }
        code = description
    }

    package static let cny = Currency(known: "CNY")

    private init(known code: String) { self.code = code }

    /// Places of the minor unit that a line rounds to (ISO 4217): yen and won have none, dinars three.
    package var minorUnits: Int {
        switch code {
        case "JPY", "KRW", "VND", "CLP", "ISK", "UGX", "XAF", "XOF", "XPF", "PYG", "RWF", "DJF", "GNF", "KMF", "BIF", "VUV": 0
        case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
        default: 2
        }
    }

    package var description: String { code }
}
