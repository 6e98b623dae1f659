import Foundation

/// ln (a)ₙ = ln Γ(a + n) − ln Γ(a) and its slope in `a`, for n = 0 … limit.
///
/// Likelihoods of counts need these for every row but only a few distinct n, so one pass of sums replaces two
/// special functions a row.
package struct RisingFactorial: Sendable {
    /// `log[n]` = ln (a)ₙ
    package let log: [Double]
    /// `slope[n]` = d ln (a)ₙ / da
    package let slope: [Double]

    package init(_ a: Double, upTo limit: Int) {
        var log = [0.0]
        var slope = [0.0]
        log.reserveCapacity(limit + 1)
        slope.reserveCapacity(limit + 1)
        for n in 0..<max(limit, 0) {
            let factor = a + Double(n)
            log.append(log[n] + Foundation.log(factor))
            slope.append(slope[n] + 1 / factor)
        }
        self.log = log
        self.slope = slope
    }
}
