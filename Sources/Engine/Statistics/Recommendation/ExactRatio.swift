/// A share as two whole numbers, so that "at least 80 %" holds for 8 of 10: with floating point, four of the 410
/// rules of the Groceries data fall through.
package struct ExactRatio: Sendable, Equatable, Comparable {
    package let numerator: Int
    package let denominator: Int

    /// `denominator` above 0, `numerator` not below.
    package init(_ numerator: Int, of denominator: Int) throws {
        guard denominator > 0, numerator >= 0 else {
            throw StatisticsError.invalid("a share of \(numerator) in \(denominator)")
        }
        self.numerator = numerator
        self.denominator = denominator
    }

    package static func < (a: ExactRatio, b: ExactRatio) -> Bool {
        let left = a.numerator.multipliedFullWidth(by: b.denominator)
        let right = b.numerator.multipliedFullWidth(by: a.denominator)
        return (left.high, left.low) < (right.high, right.low)
    }

    package static func == (a: ExactRatio, b: ExactRatio) -> Bool { !(a < b) && !(b < a) }

    package var value: Double { Double(numerator) / Double(denominator) }

    /// The least whole number that is at least this share of `total`.
    func ceiling(of total: Int) throws -> Int {
        let product = numerator.multipliedReportingOverflow(by: total)
        if product.overflow { throw StatisticsError.invalid("a share of \(numerator) in \(denominator)") }
        return (product.partialValue + denominator - 1) / denominator
    }
}
