import Foundation

/// Confidence intervals of a share of successes; all are defined for 0 and for all successes too.
///
/// Wilson (1927); Clopper and Pearson (1934); Agresti and Coull (1998). Wilson is the one to show: it keeps its
/// level for small counts without being as wide as the exact one.
package struct ProportionInterval: Sendable, Equatable {
    package var low: Double
    package var high: Double

    package enum Method: Sendable { case wilson, clopperPearson, agrestiCoull }

    /// - Throws: `.empty` without trials; `.outOfRange` unless 0 ≤ successes ≤ trials; `.invalid` level.
    package init(successes: Int, trials: Int, level: Double = 0.95, method: Method = .wilson) throws {
        let z = try Normal.halfWidth(level: level)
        if trials == 0 { throw StatisticsError.empty }
        if trials < 0 || successes < 0 || successes > trials {
            throw StatisticsError.outOfRange(what: "successes", index: 0)
        }
        let (k, n) = (Double(successes), Double(trials))
        let widened = n + z * z
        let center = (k + z * z / 2) / widened
        switch method {
        case .wilson:
            let inner = k * (n - k) / n + z * z / 4
            let half = z * inner.squareRoot() / widened
            // Exactly 0 and 1 at the ends, where rounding would leave 1e-17.
            low = successes == 0 ? 0 : center - half
            high = successes == trials ? 1 : center + half
        case .agrestiCoull:
            let half = z * (center * (1 - center) / widened).squareRoot()
            low = max(0, center - half)
            high = min(1, center + half)
        case .clopperPearson:
            let tail = (1 - level) / 2
            low = successes == 0 ? 0 : Beta.quantile(tail, a: k, b: n - k + 1)
            high = successes == trials ? 1 : Beta.quantile(1 - tail, a: k + 1, b: n - k)
        }
    }
}
