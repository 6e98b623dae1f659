import Foundation

/// The Kaplan–Meier estimate of how many are still there after a time, with Greenwood's standard error and
/// pointwise bands on the log scale: what R's `survfit` gives by default.
///
/// Kaplan and Meier, JASA 53 (1958); Greenwood (1926); limits S·exp(± z·se(ln S)), at most 1.
package struct KaplanMeier: Sendable {
    package struct Point: Sendable, Equatable {
        package var time: Double
        package var atRisk: Int
        package var events: Int
        package var survival: Double
        package var standardError: Double
        package var low: Double
        package var high: Double
    }

    /// One point a distinct time, ascending; the curve is flat between them and 1 before the first.
    package let points: [Point]

    /// - Parameter rows: a subgroup; all when absent.
    /// - Throws: `.empty` for a subgroup of nobody, `.outOfRange` for a row that is none, `.invalid` level.
    package init(_ data: SurvivalData, rows: [Int]? = nil, level: Double = 0.95) throws {
        let z = try Normal.halfWidth(level: level)
        if let rows, rows.isEmpty { throw StatisticsError.empty }
        if let index = rows?.firstIndex(where: { !data.times.indices.contains($0) }) {
            throw StatisticsError.outOfRange(what: "row", index: index)
        }
        var survival = 1.0
        var variance = 0.0
        points = data.steps(of: rows).map { step in
            let (died, risk) = (Double(step.events), Double(step.atRisk))
            survival *= 1 - died / risk
            variance += died < risk ? died / (risk * (risk - died)) : .infinity
            // Once everybody is gone the curve is 0 and no band exists: the estimate stands alone.
            let spread = survival > 0 ? z * variance.squareRoot() : 0
            return Point(
                time: step.time, atRisk: step.atRisk, events: step.events, survival: survival,
                standardError: survival > 0 ? survival * variance.squareRoot() : 0,
                low: survival * exp(-spread), high: min(1, survival * exp(spread)))
        }
    }

    /// The last point at or before `time`; `nil` before the first.
    package func point(at time: Double) -> Point? {
        var (low, high) = (0, points.count)
        while low < high {
            let middle = (low + high) / 2
            if points[middle].time <= time { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? points[low - 1] : nil
    }

    package func survival(at time: Double) -> Double { point(at: time)?.survival ?? 1 }

    /// When the curve falls to 1 − `share` (.5: the median), and when its bands do; `nil` where one never does.
    package func quantile(_ share: Double = 0.5) -> (time: Double?, low: Double?, high: Double?) {
        (crossing(1 - share, \.survival), crossing(1 - share, \.low), crossing(1 - share, \.high))
    }

    /// A curve flat exactly at the level has the middle of the flat stretch, as in R.
    private func crossing(_ level: Double, _ curve: KeyPath<Point, Double>) -> Double? {
        guard let index = points.firstIndex(where: { $0[keyPath: curve] <= level + 1e-12 }) else { return nil }
        let point = points[index]
        guard abs(point[keyPath: curve] - level) <= 1e-12 else { return point.time }
        let next = points[(index + 1)...].first { $0[keyPath: curve] < level - 1e-12 }
        return next.map { (point.time + $0.time) / 2 } ?? point.time
    }
}
