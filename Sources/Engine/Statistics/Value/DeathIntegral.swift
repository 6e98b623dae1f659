import Foundation

/// The heart of the Pareto/NBD likelihood: the chance, relative to surviving `t`, of dying after it,
///
///     G(t) = (α+t)^(r+x) (β+t)^s ∫ₜ^∞ s (α+y)^−(r+x) (β+y)^−(s+1) dy  =  s/(r+s+x) · c · ₂F₁(1, q; r+s+x+1; z)
///
/// with q = r+x, z = (α−β)/(α+t), c = 1 when α ≥ β, and q = s+1, z = (β−α)/(β+t), c = 1−z when not. This is the ₂F₁ of the
/// literature after Euler's transformation: one upper parameter becomes 1, all terms are positive, and the
/// derivatives in the parameters are sums over the same terms, which gives the exact gradient almost for free.
struct DeathIntegral {
    let alpha: Double
    let beta: Double
    let s: Double
    /// r + s + x
    let p: Double
    private let q: Double
    private let alphaLarger: Bool

    /// `parameters`: r, α, s, β.
    init(parameters: [Double], x: Double) {
        alpha = parameters[1]
        beta = parameters[3]
        s = parameters[2]
        p = parameters[0] + s + x
        alphaLarger = alpha >= beta
        q = alphaLarger ? parameters[0] + x : s + 1
    }

    private func argument(_ t: Double) -> Double {
        alphaLarger ? (alpha - beta) / (alpha + t) : (beta - alpha) / (beta + t)
    }

    /// Beyond this argument the series needs hundreds of terms and the integral itself is cheaper.
    private static let seriesLimit = 0.93

    func value(from t: Double) -> Double {
        let z = argument(t)
        if z > Self.seriesLimit { return integral(from: t).value }
        var term = 1.0
        var sum = 1.0
        var k = 0.0
        let floor = 1e-16 * (1 - z)
        while term > sum * floor {
            term *= (q + k) / (p + 1 + k) * z
            sum += term
            k += 1
        }
        return s / p * sum * (alphaLarger ? 1 : 1 - z)
    }

    /// G(t) and its derivatives in r, α, s, β.
    typealias Slopes = (value: Double, r: Double, alpha: Double, s: Double, beta: Double)

    func gradient(from t: Double) -> Slopes {
        let z = argument(t)
        if z > Self.seriesLimit { return integral(from: t) }
        var (term, sum) = (1.0, 1.0)
        var (harmonicQ, harmonicP) = (0.0, 0.0)
        var (slopeQ, slopeP, slopeZ) = (0.0, 0.0, 0.0)
        var k = 0.0
        let floor = 1e-17 * (1 - z)
        while term > sum * floor {
            let inverseP = 1 / (p + 1 + k)
            harmonicQ += 1 / (q + k)
            harmonicP += inverseP
            let beforeZ = term * (q + k) * inverseP
            k += 1
            slopeZ += k * beforeZ
            term = beforeZ * z
            sum += term
            slopeQ += term * harmonicQ
            slopeP -= term * harmonicP
        }
        let scale = s / p * (alphaLarger ? 1 : 1 - z)
        // c = (α+t)/(β+t) has slopes of its own: 1/(α+t) and −1/(β+t), relatively.
        let own = alphaLarger ? (alpha: 0, beta: 0) : (alpha: sum / (alpha + t), beta: -sum / (beta + t))
        let along = alphaLarger ? (1 - z) / (alpha + t) : -1 / (beta + t)
        let against = alphaLarger ? -1 / (alpha + t) : (1 - z) / (beta + t)
        let slopeR = alphaLarger ? slopeQ + slopeP : slopeP
        let slopeS = alphaLarger ? slopeP : slopeQ + slopeP
        return (
            value: scale * sum, r: scale * (slopeR - sum / p), alpha: scale * (slopeZ * along + own.alpha),
            s: scale * (slopeS + sum / s - sum / p), beta: scale * (slopeZ * against + own.beta)
        )
    }

    /// With v = ((β+t)/(β+y))^s the integral becomes ∫₀¹ ((α+t)/(α+y))^(r+x) dv: bounded and monotone, steep only
    /// at the ends, which is what the double exponential rule is made for.
    private func integral(from t: Double) -> Slopes {
        let rx = p - s
        var sums: Slopes = (0, 0, 0, 0, 0)
        for node in DoubleExponential.unitInterval {
            let logV = node.fromZero < 0.5 ? log(node.fromZero) : log1p(-node.fromOne)
            let delay = (beta + t) * expm1(-logV / s)
            let decay = -log1p(delay / (alpha + t))
            let weighted = node.weight * exp(rx * decay)
            guard weighted > 0, delay.isFinite else { continue }
            let later = weighted * rx / (alpha + t + delay)
            sums.value += weighted
            sums.r += weighted * decay
            sums.alpha += weighted * rx / (alpha + t) - later
            sums.s -= later * (beta + t + delay) * logV / (s * s)
            sums.beta -= later * delay / (beta + t)
        }
        return sums
    }
}
