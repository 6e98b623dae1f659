import Foundation
import MartletKernel

extension LifetimeValue {
    /// Simulates the buyer's own future: whether still alive, the own purchase rate, when it ends, every amount.
    /// It is therefore a range for the *actual* value of this one buyer and wide; the uncertainty of the fitted
    /// parameters, small beside it when hundreds of buyers were fitted, is not included.
    ///
    /// - Parameter level: .8 gives the 10 % and 90 % quantiles.
    /// - Throws: `.invalid` for a level outside (0, 1) or fewer than 100 draws.
    package func interval(
        _ history: RepurchaseHistory, level: Double = 0.8, draws: Int = 2_000, seed: UInt64
    ) throws -> SimulatedRange {
        try SimulatedRange(level: level, draws: draws, seed: seed) { draw(history, using: &$0) }
    }

    private func draw(_ history: RepurchaseHistory, using random: inout SeededRandom) -> Double {
        let horizon = monthLength * Double(months)
        let times = purchases.drawFuture(history, within: horizon, using: &random)
        guard !times.isEmpty else { return 0 }
        let scale = spend.drawScale(history, using: &random)
        return times.reduce(0) { sum, time in
            let month = min((time / monthLength).rounded(.down) + 1, Double(months))
            return sum + random.gamma(shape: spend.p) / scale / pow(1 + monthlyRate, month)
        }
    }
}
