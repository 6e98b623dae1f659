/// Simple exponential smoothing: level_t = α y_t + (1 - α) level_{t-1}, the forecast is the last level.
///
/// With α fixed, every one-step error is linear in the starting level, so that the best start has a closed form
/// and only α is searched. That is the exact minimum where a simplex search over both stops somewhere near.
package struct SimpleSmoothing: Sendable, Equatable {
    package let alpha: Double
    package let start: Double
    package let level: Double
    package let squaredErrors: Double
    package let count: Int

    /// Least squares over α and the starting level. α stays in `range`; R's and our default [1e-4, 0.9999].
    package init(fitting values: [Double], alphaIn range: ClosedRange<Double> = 1e-4...0.9999) throws {
        if values.isEmpty { throw StatisticsError.empty }
        try StatisticsError.requireFinite(values)
        let best = LineMinimum(from: range.lowerBound, to: range.upperBound, grid: 24) { alpha in
            SimpleSmoothing.profile(values, alpha: alpha).squaredErrors
        }
        let profile = SimpleSmoothing.profile(values, alpha: best.argument)
        self.init(alpha: best.argument, start: profile.start, values: values)
    }

    /// Runs with a given α from a given start; without one the first value is the start.
    package init(alpha: Double, start: Double? = nil, values: [Double]) {
        var level = start ?? values[0]
        var squares = 0.0
        for value in values {
            let error = value - level
            squares += error * error
            level += alpha * error
        }
        self.alpha = alpha
        self.start = start ?? values[0]
        self.level = level
        squaredErrors = squares
        count = values.count
    }

    /// The errors are a_t - w_t·start, with a_t the error when the start is zero and w_t = (1 - α)^(t-1).
    private static func profile(_ values: [Double], alpha: Double) -> (start: Double, squaredErrors: Double) {
        var level = 0.0, weight = 1.0
        var aa = 0.0, aw = 0.0, ww = 0.0
        values.withUnsafeBufferPointer { values in
            for value in values {
                let error = value - level
                aa += error * error
                aw += error * weight
                ww += weight * weight
                level += alpha * error
                weight *= 1 - alpha
            }
        }
        let start = aw / ww
        return (start, max(aa - aw * start, 0))
    }
}
