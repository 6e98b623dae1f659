import MartletKernel

/// A "buy till you die" model: while alive a buyer purchases at an own steady rate, and at some unseen moment
/// stops for good. Each implementation documents its distributions and paper.
package protocol RepurchaseModel: Sendable {
    /// Probability that the buyer has not stopped by the end of observation.
    func aliveProbability(_ history: RepurchaseHistory) -> Double

    /// Expected number of purchases in the `horizon` units of time after the end of observation; NaN for a horizon
    /// without end.
    func expectedPurchases(_ history: RepurchaseHistory, within horizon: Double) -> Double

    /// One possible future drawn from the model given the history: the times of the purchases in
    /// (0, horizon], ascending.
    func drawFuture(_ history: RepurchaseHistory, within horizon: Double, using random: inout SeededRandom)
        -> [Double]
}

extension RepurchaseModel {
    /// Purchases of a living buyer at `rate` who stops at `end` of life or at the horizon.
    func poissonTimes(rate: Double, until end: Double, using random: inout SeededRandom) -> [Double] {
        var times: [Double] = []
        var time = random.exponential() / rate
        while time <= end {
            times.append(time)
            time += random.exponential() / rate
        }
        return times
    }
}
