/// Why a figure could not be computed. Every model of this target throws one of these instead of returning a
/// number nobody should trust; what a caller shows the user is the caller's business.
package enum StatisticsError: Error, Equatable, Sendable {
    /// There is no row at all.
    case empty
    /// Fewer rows (or groups, or seasons) than the method needs to be defined.
    case tooFew(needed: Int)
    /// A NaN or an infinity at this row.
    case notFinite(index: Int)
    /// A value outside what the method is defined for, such as a negative amount or a date in the future.
    case outOfRange(what: String, index: Int)
    /// Two columns of one table differ in length.
    case lengthMismatch(expected: Int, got: Int)
    /// The optimiser stopped without meeting its criterion.
    case notConverged(iterations: Int)
    /// A column that never varies, where the method divides by its spread.
    case constantColumn(name: String)
    /// The outcome is predicted without error, so that the maximum-likelihood estimate is infinite.
    case separation
    /// A setting that makes no sense, such as a confidence level of 1.2; the text is for developers.
    case invalid(String)
}

extension StatisticsError {
    /// Refuses NaN and infinities; `index` of the error is the first offender.
    package static func requireFinite(_ values: [Double]) throws {
        for (index, value) in values.enumerated() where !value.isFinite {
            throw StatisticsError.notFinite(index: index)
        }
    }

    package static func requireSameLength(_ expected: Int, _ got: Int) throws {
        if expected != got { throw StatisticsError.lengthMismatch(expected: expected, got: got) }
    }
}
