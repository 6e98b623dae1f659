import MartletKernel
import Testing

@testable import MartletStatistics

@Suite struct DynamicOptimizedThetaTests {
    private static func walk(_ seed: UInt64) -> [Double] {
        var random = SeededRandom(seed: seed), level = 100.0
        return (0..<40).map { index in
            level += random.normal() + 0.3
            return level + 0.5 * Double(index % 3)
        }
    }

    /// The published recursion, written out once more the slow way.
    private static func squaredErrors(_ values: [Double], alpha: Double, omega: Double, start: Double) -> Double {
        var level = start, sum = 0.0
        for index in values.indices {
            if index >= 3 {
                let count = Double(index)
                let mean = values[0..<index].reduce(0, +) / count, slope = Theta.slope(Array(values[0..<index]))
                let intercept = mean - slope * (count + 1) / 2
                var fading = 1.0
                for _ in 0..<index { fading *= 1 - alpha }
                let carry = intercept * fading + slope * (1 - fading * (1 - alpha)) / alpha
                let error = values[index] - level - omega * carry
                sum += error * error
            }
            level += alpha * (values[index] - level)
        }
        return sum
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `the closed form is the least squares of the published recursion`(_ seed: UInt64) {
        let values = DynamicOptimizedThetaTests.walk(seed), fit = DynamicThetaFit(values)
        let least = DynamicOptimizedThetaTests.squaredErrors(
            values, alpha: fit.alpha, omega: fit.omega, start: fit.start)
        #expect(abs(least - fit.squaredErrors) < 1e-6 * least)
        for (omega, start) in [(0.02, 0.0), (-0.02, 0), (0, 1), (0, -1)] where (0...1).contains(fit.omega + omega) {
            let moved = DynamicOptimizedThetaTests.squaredErrors(
                values, alpha: fit.alpha, omega: fit.omega + omega, start: fit.start + start)
            #expect(moved >= least - 1e-9)
        }
        #expect((0.1...0.99).contains(fit.alpha) && (0...1).contains(fit.omega))
    }

    @Test func `a straight line goes on`() throws {
        let line = try TimeSeries((0..<30).map { 5 + 2 * Double($0) })
        let mean = try DynamicOptimizedTheta().forecast(line, horizon: 4).mean
        for (step, value) in mean.enumerated() { #expect(abs(value - (65 + 2 * Double(step))) < 0.5) }
    }

    @Test func `a series too short for the model is left to theta`() throws {
        let short = try TimeSeries([3, 4, 6, 5])
        #expect(try DynamicOptimizedTheta().forecast(short, horizon: 2) == Theta().forecast(short, horizon: 2))
    }
}
