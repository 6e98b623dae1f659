import Foundation

/// The terms of the BG/BB likelihood as rising factorials: B(α+x, β+m)/B(α, β) = (α)ₓ(β)ₘ/(α+β)ₓ₊ₘ, and
/// likewise for the chance of surviving k periods, (δ)ₖ/(γ+δ)ₖ, and of stopping after them, γ(δ)ₖ/(γ+δ)ₖ₊₁.
struct DiscreteLikelihood {
    private let gamma: Double
    private let a: RisingFactorial
    private let b: RisingFactorial
    private let ab: RisingFactorial
    private let d: RisingFactorial
    private let gd: RisingFactorial

    /// `parameters`: α, β, γ, δ.
    init(_ parameters: [Double], periods: Int) {
        gamma = parameters[2]
        a = RisingFactorial(parameters[0], upTo: periods)
        b = RisingFactorial(parameters[1], upTo: periods)
        ab = RisingFactorial(parameters[0] + parameters[1], upTo: periods)
        d = RisingFactorial(parameters[3], upTo: periods)
        gd = RisingFactorial(parameters[2] + parameters[3], upTo: periods + 1)
    }

    /// ln of: x purchases in k chances (in a stated order).
    private func buying(_ x: Int, _ k: Int) -> Double { a.log[x] + b.log[k - x] - ab.log[k] }

    private func surviving(_ k: Int) -> Double { d.log[k] - gd.log[k] }

    private func stopping(_ k: Int) -> Double { log(gamma) + d.log[k] - gd.log[k + 1] }

    /// Chance of living to `later` given alive at `earlier`.
    func survival(from earlier: Int, to later: Int) -> Double { exp(surviving(later) - surviving(earlier)) }

    /// Likelihood of being alive at the end, and of the whole history.
    func aliveAndTotal(_ history: DiscreteHistory) -> (alive: Double, total: Double) {
        let alive = exp(buying(history.frequency, history.periods) + surviving(history.periods))
        let dead = (history.recency..<max(history.periods, history.recency)).reduce(0) {
            $0 + exp(buying(history.frequency, $1) + stopping($1))
        }
        return (alive, alive + dead)
    }

    /// ln L of one row; adds its weighted gradient.
    func add(_ history: DiscreteHistory, to gradient: inout [Double]) -> Double {
        let (x, n) = (history.frequency, history.periods)
        let (_, total) = aliveAndTotal(history)
        func add(share: Double, buyingTo k: Int, deltaSlope: Double, bothSlope: Double, gammaSlope: Double) {
            let weight = history.weight * share / total
            gradient[0] += weight * (a.slope[x] - ab.slope[k])
            gradient[1] += weight * (b.slope[k - x] - ab.slope[k])
            gradient[2] += weight * (gammaSlope - bothSlope)
            gradient[3] += weight * (deltaSlope - bothSlope)
        }
        add(
            share: exp(buying(x, n) + surviving(n)), buyingTo: n, deltaSlope: d.slope[n], bothSlope: gd.slope[n],
            gammaSlope: 0)
        for k in history.recency..<max(n, history.recency) {
            add(
                share: exp(buying(x, k) + stopping(k)), buyingTo: k, deltaSlope: d.slope[k],
                bothSlope: gd.slope[k + 1], gammaSlope: 1 / gamma)
        }
        return log(total)
    }
}
