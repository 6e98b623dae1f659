import Foundation

/// The survival curve of any subject under a fitted Cox model: Breslow's estimate of the cumulative hazard, which all
/// subjects share up to their factor e^risk (Breslow, discussion of Cox 1972).
package struct CoxBaseline: Sendable {
    /// Distinct times with an event, ascending.
    package let times: [Double]
    /// Cumulative hazard after each, of a subject whose covariates are all zero.
    package let cumulativeHazard: [Double]
    private let model: CoxRegression

    /// `data` and `covariates` are those of the fit.
    ///
    /// - Throws: `.lengthMismatch`.
    package init(_ model: CoxRegression, _ data: SurvivalData, covariates: [[Double]]) throws {
        try StatisticsError.requireSameLength(data.times.count, covariates.count)
        for row in covariates { try StatisticsError.requireSameLength(model.coefficients.count, row.count) }
        let risks = covariates.map(model.risk)
        // Relative to the largest risk, so that the exponentials stay finite whatever the columns' units.
        let largest = risks.max() ?? 0
        let descending = data.times.indices.sorted { data.times[$0] > data.times[$1] }
        var steps: [(time: Double, hazard: Double)] = []
        var weight = 0.0
        var start = 0
        while start < descending.count {
            let time = data.times[descending[start]]
            var died = 0.0
            while start < descending.count, data.times[descending[start]] == time {
                weight += exp(risks[descending[start]] - largest)
                died += data.events[descending[start]] ? 1 : 0
                start += 1
            }
            if died > 0 { steps.append((time, died / weight * exp(-largest))) }
        }
        var sum = 0.0
        times = steps.reversed().map(\.time)
        cumulativeHazard = steps.reversed().map {
            sum += $0.hazard
            return sum
        }
        self.model = model
    }

    /// Probability of being without the event beyond `time`.
    ///
    /// - Throws: `.lengthMismatch` unless there are as many covariates as coefficients.
    package func survival(_ covariates: [Double], at time: Double) throws -> Double {
        try StatisticsError.requireSameLength(model.coefficients.count, covariates.count)
        let passed = times.count { $0 <= time }
        return passed == 0 ? 1 : exp(-cumulativeHazard[passed - 1] * exp(model.risk(covariates)))
    }
}
