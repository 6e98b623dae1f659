import Foundation

extension BetaGeometricNBD {
    /// Maximum likelihood, no penalty, from three starts.
    ///
    /// - Throws: `.empty`, `.constantColumn` when nobody came back, `.notConverged`.
    package static func fit(_ histories: [RepurchaseHistory]) throws -> Fitted<BetaGeometricNBD> {
        let rate = try RepurchaseTable.rate(histories)
        let starts = [[0.5, 0.5 / rate, 0.7, 2], [1.5, 1.5 / rate, 1, 1], [0.2, 0.2 / rate, 0.3, 3]]
        let likelihood = try MaximumLikelihood.fit(histories, starts: starts) { rows, starts in
            let table = try RepurchaseTable(rows)
            return try MaximumLikelihood.fit(starts: starts, weight: table.total) { logLikelihood(of: table, $0, &$1) }
        }
        let p = likelihood.parameters
        return Fitted(model: try BetaGeometricNBD(r: p[0], alpha: p[1], a: p[2], b: p[3]), likelihood: likelihood)
    }

    /// Equation 6 in logarithms, with its gradient (r, α, a, b) for checks.
    package func logLikelihood(of histories: [RepurchaseHistory]) throws -> (value: Double, gradient: [Double]) {
        var gradient = [0.0, 0, 0, 0]
        let value = try Self.logLikelihood(of: RepurchaseTable(histories), [r, alpha, a, b], &gradient)
        return (value, gradient)
    }

    private static func logLikelihood(
        of table: RepurchaseTable, _ parameters: [Double], _ gradient: inout [Double]
    ) -> Double {
        let (r, alpha, a, b) = (parameters[0], parameters[1], parameters[2], parameters[3])
        let rises = (
            r: RisingFactorial(r, upTo: table.largestFrequency), b: RisingFactorial(b, upTo: table.largestFrequency),
            ab: RisingFactorial(a + b, upTo: table.largestFrequency)
        )
        let (logA, logAlpha) = (log(a), log(alpha))
        var value = 0.0
        var (slopeR, slopeAlpha, slopeA, slopeB) = (0.0, 0.0, 0.0, 0.0)
        for row in 0..<table.count {
            let n = table.frequency[row]
            let x = Double(n)
            let weight = table.weight[row]
            let end = alpha + table.age[row]
            let logEnd = log(end)
            var term = rises.r.log[n] + r * logAlpha + rises.b.log[n] - rises.ab.log[n] - (r + x) * logEnd
            var meanLog = logEnd
            var meanInverse = 1 / end
            if n > 0 {
                // Two ways to have been silent since t_x: alive, or stopped right then. `stopped` is the
                // probability of the second.
                let last = alpha + table.recency[row]
                let logLast = log(last)
                let gap = logA - log(b + x - 1) + (r + x) * (logEnd - logLast)
                let stopped = 1 / (1 + exp(-gap))
                term += gap > 0 ? gap + log1p(exp(-gap)) : log1p(exp(gap))
                meanLog += stopped * (logLast - logEnd)
                meanInverse += stopped * (1 / last - 1 / end)
                slopeA += weight * (stopped / a - rises.ab.slope[n])
                slopeB += weight * (rises.b.slope[n] - rises.ab.slope[n] - stopped / (b + x - 1))
            }
            value += weight * term
            slopeR += weight * (rises.r.slope[n] + logAlpha - meanLog)
            slopeAlpha += weight * (r / alpha - (r + x) * meanInverse)
        }
        gradient = [slopeR, slopeAlpha, slopeA, slopeB]
        return value
    }
}
