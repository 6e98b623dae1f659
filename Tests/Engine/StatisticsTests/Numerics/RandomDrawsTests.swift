import Foundation
import MartletKernel
import MartletStatistics
import Testing

@Suite struct RandomDrawsTests {
    /// Sample mean and variance must lie within five standard errors; the variance's error uses a kurtosis of 12,
    /// beyond that of the distributions drawn here.
    private func check(mean: Double, variance: Double, _ draw: (inout SeededRandom) -> Double) {
        var random = SeededRandom(seed: 20_261_203)
        let n = 20_000
        let draws = (0..<n).map { _ in draw(&random) }
        let average = draws.reduce(0, +) / Double(n)
        let spread = draws.reduce(0) { $0 + ($1 - average) * ($1 - average) } / Double(n - 1)
        #expect(abs(average - mean) < 5 * (variance / Double(n)).squareRoot())
        #expect(abs(spread - variance) < 5 * variance * (11 / Double(n)).squareRoot())
    }

    @Test func `normal and exponential draws have their moments`() {
        check(mean: 0, variance: 1) { $0.normal() }
        check(mean: 1, variance: 1) { $0.exponential() }
    }

    @Test(arguments: [0.3, 1, 4.5, 60])
    func `gamma draws have their moments`(shape: Double) {
        check(mean: shape, variance: shape) { $0.gamma(shape: shape) }
    }

    @Test func `beta draws have their moments`() {
        check(mean: 2.0 / 7, variance: 10.0 / 392) { $0.beta(2, 5) }
    }

    @Test(arguments: [0.2, 3, 16.5, 400])
    func `poisson draws have their moments below and above the splitting point`(mean: Double) {
        check(mean: mean, variance: mean) { Double($0.poisson(mean: mean)) }
    }

    @Test(arguments: [(5, 0.3), (33, 0.9), (900, 0.02)])
    func `binomial draws have their moments`(trials: Int, p: Double) {
        let n = Double(trials)
        check(mean: n * p, variance: n * p * (1 - p)) { Double($0.binomial(trials: trials, probability: p)) }
    }

    @Test func `the same seed draws the same numbers`() {
        var first = SeededRandom(seed: 7)
        var second = SeededRandom(seed: 7)
        for _ in 0..<100 { #expect(first.gamma(shape: 0.7) == second.gamma(shape: 0.7)) }
    }
}
