import Foundation
import MartletKernel

/// The range a buyer's value will lie in, from simulated futures.
package struct ValueInterval: Sendable, Equatable {
    package var low: Double
    package var median: Double
    package var high: Double
    package var mean: Double
}

extension LifetimeValue {
    /// Simulates the buyer's own future: whether still alive, the own purchase rate, when it ends, every amount.
    /// It is therefore a range for the *actual* value of this one buyer and wide; the uncertainty of the fitted
    /// parameters, small beside it when hundreds of buyers were fitted, is not included.
    ///
    /// - Parameter level: .8 gives the 10 % and 90 % quantiles.
    /// - Throws: `.invalid` for a level outside (0, 1) or fewer than 100 draws.
    package func interval(
        _ history: RepurchaseHistory, level: Double = 0.8, draws: Int = 2_000, seed: UInt64
    ) throws -> ValueInterval {
        guard level > 0, level < 1, draws >= 100 else {
            throw StatisticsError.invalid("level \(level) with \(draws) draws")
        }
        var random = SeededRandom(seed: seed)
        let values = (0..<draws).map { _ in draw(history, using: &random) }.sorted()
        return ValueInterval(
            low: Quantiles.interpolate(values, at: (1 - level) / 2), median: Quantiles.interpolate(values, at: 0.5),
            high: Quantiles.interpolate(values, at: (1 + level) / 2),
            mean: values.reduce(0, +) / Double(draws))
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
