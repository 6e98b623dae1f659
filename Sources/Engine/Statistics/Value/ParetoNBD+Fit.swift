import Foundation

extension ParetoNBD {
    /// Maximum likelihood, no penalty, from three starts.
    ///
    /// - Throws: `.empty`, `.constantColumn` when nobody came back, `.notConverged`.
    package static func fit(_ histories: [RepurchaseHistory]) throws -> Fitted<ParetoNBD> {
        let rate = try RepurchaseTable.rate(histories)
        let starts = [[0.5, 0.5 / rate, 0.5, 0.5 / rate], [1, 1 / rate, 1, 1 / rate], [0.5, 0.3 / rate, 1.5, 3 / rate]]
        let likelihood = try MaximumLikelihood.fit(histories, starts: starts) { rows, starts in
            let table = try RepurchaseTable(rows)
            return try MaximumLikelihood.fit(starts: starts, weight: table.total) { logLikelihood(of: table, $0, &$1) }
        }
        let p = likelihood.parameters
        return Fitted(model: try ParetoNBD(r: p[0], alpha: p[1], s: p[2], beta: p[3]), likelihood: likelihood)
    }

    /// The log-likelihood and its gradient (r, α, s, β), for checks.
    package func logLikelihood(of histories: [RepurchaseHistory]) throws -> (value: Double, gradient: [Double]) {
        var gradient = [0.0, 0, 0, 0]
        let value = try Self.logLikelihood(of: RepurchaseTable(histories), [r, alpha, s, beta], &gradient)
        return (value, gradient)
    }

    /// L = Γ(r+x)/Γ(r) · α^r β^s · [e(T)(1 − G(T)) + e(t_x) G(t_x)] with e(t) = (α+t)^−(r+x) (β+t)^−s and G of
    /// `DeathIntegral`: alive to the end, or died between the last purchase and the end.
    private static func logLikelihood(
        of table: RepurchaseTable, _ parameters: [Double], _ gradient: inout [Double]
    ) -> Double {
        let (r, alpha, s, beta) = (parameters[0], parameters[1], parameters[2], parameters[3])
        let rise = RisingFactorial(r, upTo: table.largestFrequency)
        let prior = r * log(alpha) + s * log(beta)
        var value = 0.0
        var (slopeR, slopeAlpha, slopeS, slopeBeta) = (0.0, 0.0, 0.0, 0.0)
        for row in 0..<table.count {
            let n = table.frequency[row]
            let weight = table.weight[row]
            let rx = r + Double(n)
            let death = DeathIntegral(parameters: parameters, x: Double(n))
            let end = (alpha: alpha + table.age[row], beta: beta + table.age[row])
            let last = (alpha: alpha + table.recency[row], beta: beta + table.recency[row])
            let logEnd = (alpha: log(end.alpha), beta: log(end.beta))
            let logLast = (alpha: log(last.alpha), beta: log(last.beta))
            let atEnd = death.gradient(from: table.age[row])
            let atLast = death.gradient(from: table.recency[row])
            let late = -rx * logEnd.alpha - s * logEnd.beta
            let early = -rx * logLast.alpha - s * logLast.beta
            // e(T)/e(t_x) is at most 1, so factoring out the early term never overflows.
            let fade = exp(late - early)
            let bracket = atLast.value + fade * (1 - atEnd.value)
            value += weight * (rise.log[n] + prior + early + log(bracket))
            let alive = fade * (1 - atEnd.value) / bracket
            let dead = 1 - alive
            let (g, h) = (1 / bracket, fade / bracket)
            slopeR += weight * (rise.slope[n] - dead * logLast.alpha - alive * logEnd.alpha + g * atLast.r - h * atEnd.r)
            slopeAlpha += weight * (g * atLast.alpha - h * atEnd.alpha - rx * (dead / last.alpha + alive / end.alpha))
            slopeS += weight * (g * atLast.s - h * atEnd.s - dead * logLast.beta - alive * logEnd.beta)
            slopeBeta += weight * (g * atLast.beta - h * atEnd.beta - s * (dead / last.beta + alive / end.beta))
        }
        gradient = [
            slopeR + table.total * log(alpha), slopeAlpha + table.total * r / alpha, slopeS + table.total * log(beta),
            slopeBeta + table.total * s / beta,
        ]
        return value
    }
}
