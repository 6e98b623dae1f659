import Foundation

/// Maximum likelihood over positive parameters: L-BFGS in their logarithms from several starts.
package enum MaximumLikelihood {
    /// ln of the largest and smallest parameter believed to be an optimum and not a flight to infinity.
    private static let bound = 25.0

    /// - Parameters:
    ///   - weight: number of observations; the search works on the mean so that one tolerance fits all sizes.
    ///   - logLikelihood: its value, and its gradient with respect to the parameters themselves.
    /// - Throws: `.notConverged` when no start reaches an optimum inside the bounds, or when the likelihood is
    ///   flat there: the data do not determine the model.
    package static func fit(
        starts: [[Double]], weight: Double,
        _ logLikelihood: (_ parameters: [Double], _ gradient: inout [Double]) -> Double
    ) throws -> LikelihoodFit {
        func objective(_ logs: [Double], _ gradient: inout [Double]) -> Double {
            guard logs.allSatisfy({ abs($0) < bound }) else { return .infinity }
            let parameters = logs.map { exp($0) }
            let value = logLikelihood(parameters, &gradient)
            for index in logs.indices { gradient[index] *= -parameters[index] / weight }
            return -value / weight
        }
        let minima = starts.map { LBFGS().minimize(from: $0.map { log($0) }, objective) }
        let iterations = minima.reduce(0) { $0 + $1.iterations }
        guard let best = minima.filter(\.converged).min(by: { $0.value < $1.value }), best.value.isFinite else {
            throw StatisticsError.notConverged(iterations: iterations)
        }
        let hessian = FiniteDifferences.hessian(
            ofGradient: { point in
                var gradient = [Double](repeating: 0, count: point.count)
                _ = objective(point, &gradient)
                return gradient.map { $0 * weight }
            }, at: best.point)
        let count = best.point.count
        guard var covariance = try? Cholesky(hessian, size: count).inverse() else {
            throw StatisticsError.notConverged(iterations: iterations)
        }
        let parameters = best.point.map { exp($0) }
        for row in 0..<count {
            for column in 0..<count { covariance[row * count + column] *= parameters[row] * parameters[column] }
        }
        let agreeing = minima.count { $0.converged && $0.value - best.value < 1e-8 * max(1, abs(best.value)) }
        return LikelihoodFit(
            parameters: parameters, logLikelihood: -best.value * weight, covariance: covariance,
            iterations: iterations, startsAgreeing: agreeing)
    }

    /// Several starts cost several times as much; with many rows they are tried on an evenly spaced part of them,
    /// and all rows only walk the short rest of the way from where that part's optimum lies.
    static func fit<Row>(
        _ rows: [Row], starts: [[Double]], _ whole: ([Row], [[Double]]) throws -> LikelihoodFit
    ) throws -> LikelihoodFit {
        let part = 40_000
        guard rows.count > 2 * part else { return try whole(rows, starts) }
        let sample = stride(from: 0, to: rows.count, by: rows.count / part).map { rows[$0] }
        let first = try whole(sample, starts)
        var fit = try whole(rows, [first.parameters])
        fit.startsAgreeing = first.startsAgreeing
        fit.iterations += first.iterations
        return fit
    }

    /// Refuses parameters that are not positive numbers; `names` is parallel to `values`.
    static func requirePositive(_ values: [Double], names: [String]) throws {
        for (index, value) in values.enumerated() where !(value > 0 && value.isFinite) {
            throw StatisticsError.outOfRange(what: names[index], index: index)
        }
    }
}
