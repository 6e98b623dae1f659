import Foundation

/// Cox's proportional hazards: how each covariate multiplies the rate of the event, whatever that rate is.
///
/// Cox, JRSS B 34 (1972); ties after Efron (1977) or Breslow (1974). Newton–Raphson from zero with step halving,
/// as R's `coxph`.
package struct CoxRegression: Sendable {
    package enum Ties: Sendable { case efron, breslow }

    package let coefficients: [Double]
    /// Inverse of the observed information, row-major.
    package let covariance: [Double]
    /// With all coefficients zero, and at the optimum.
    package let nullLogLikelihood: Double
    package let logLikelihood: Double
    package let iterations: Int
    /// Harrell's C: the share of comparable pairs in which the higher risk went first, tied risks half.
    package let concordance: Double?

    package var standardErrors: [Double] {
        coefficients.indices.map { covariance[$0 * coefficients.count + $0].squareRoot() }
    }

    /// Twice the gain in log-likelihood; χ² on as many degrees as covariates.
    package var likelihoodRatio: Double { 2 * (logLikelihood - nullLogLikelihood) }

    /// ln hazard relative to a subject whose covariates are all zero.
    package func risk(_ covariates: [Double]) -> Double { dot(covariates, coefficients) }

    /// - Parameter covariates: one row a subject, all of one length, at least one column.
    /// - Throws: `.lengthMismatch`, `.notFinite` (of the row), `.constantColumn`, `.tooFew` without an event,
    ///   `.separation` when a combination of columns is redundant or predicts perfectly, `.notConverged`.
    package static func fit(
        _ data: SurvivalData, covariates: [[Double]], names: [String] = [], ties: Ties = .efron
    ) throws -> CoxRegression {
        try StatisticsError.requireSameLength(data.times.count, covariates.count)
        let width = covariates[0].count
        for (index, row) in covariates.enumerated() {
            try StatisticsError.requireSameLength(width, row.count)
            if !row.allSatisfy(\.isFinite) { throw StatisticsError.notFinite(index: index) }
        }
        if !data.events.contains(true) || width == 0 { throw StatisticsError.tooFew(needed: 1) }
        for column in 0..<width where covariates.allSatisfy({ $0[column] == covariates[0][column] }) {
            throw StatisticsError.constantColumn(name: names.indices.contains(column) ? names[column] : "\(column)")
        }
        return try newton(PartialLikelihood(data, covariates, ties), covariates)
    }

    private static func newton(_ likelihood: PartialLikelihood, _ covariates: [[Double]]) throws -> CoxRegression {
        let width = likelihood.width
        var beta = [Double](repeating: 0, count: width)
        var state = likelihood.evaluate(beta)
        let start = state.value
        for iteration in 1...50 {
            let solver = try Cholesky(state.information, size: width)
            var step = solver.solve(state.score)
            var next = likelihood.evaluate(zip(beta, step).map { $0 + $1 })
            var halvings = 0
            while !(next.value >= state.value - 1e-10 * abs(state.value)), halvings < 30 {
                step = step.map { $0 / 2 }
                next = likelihood.evaluate(zip(beta, step).map { $0 + $1 })
                halvings += 1
            }
            beta = zip(beta, step).map { $0 + $1 }
            let gain = next.value - state.value
            state = next
            // A hazard ratio beyond e^±20 per standard deviation is on its way to infinity: some group has no event at all.
            let spans = zip(beta, likelihood.spans).map { abs($0 * $1) }
            if (spans.max() ?? 0) > 20 { throw StatisticsError.separation }
            guard abs(gain) <= 1e-12 * abs(state.value) else { continue }
            return CoxRegression(
                coefficients: beta, covariance: try Cholesky(state.information, size: width).inverse(),
                nullLogLikelihood: start, logLikelihood: state.value, iterations: iteration,
                concordance: Concordance.index(likelihood.data, risks: covariates.map { dot($0, beta) }))
        }
        throw StatisticsError.notConverged(iterations: 50)
    }
}
