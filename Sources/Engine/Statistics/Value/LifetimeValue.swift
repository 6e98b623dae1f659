import Foundation

/// What a buyer is worth from now on: expected purchases × expected amount, month by month, discounted.
///
/// The convention of Fader, Hardie and Lee, "RFM and CLV", Journal of Marketing Research 42(4), 2005, taken in
/// months: month i contributes (E[purchases to i] − E[purchases to i−1]) · amount / (1+rate)^i. Amounts are
/// revenue; multiply by a margin for profit.
package struct LifetimeValue<Model: RepurchaseModel>: Sendable {
    package let purchases: Model
    package let spend: GammaGamma
    package let months: Int
    /// Per month: .01 is one per cent a month.
    package let monthlyRate: Double
    /// Length of a month in the histories' unit of time: 4.345 where that unit is a week.
    package let monthLength: Double

    /// - Throws: `.invalid` for no months, a month without length, or a rate of −100 % or less.
    package init(
        purchases: Model, spend: GammaGamma, months: Int = 12, monthlyRate: Double = 0.01, monthLength: Double = 4.345
    ) throws {
        guard months > 0, monthLength > 0, monthLength.isFinite, monthlyRate > -1, monthlyRate.isFinite else {
            throw StatisticsError.invalid("\(months) months of \(monthLength) at \(monthlyRate)")
        }
        self.purchases = purchases
        self.spend = spend
        self.months = months
        self.monthlyRate = monthlyRate
        self.monthLength = monthLength
    }

    /// Expected discounted value, in the currency of the amounts.
    package func expected(_ history: RepurchaseHistory) -> Double {
        var before = 0.0
        var discounted = 0.0
        for month in 1...months {
            let until = purchases.expectedPurchases(history, within: monthLength * Double(month))
            discounted += (until - before) / pow(1 + monthlyRate, Double(month))
            before = until
        }
        return discounted * spend.expectedAmount(history)
    }
}
