import Testing

@testable import MartletStatistics

@Suite struct BetaBinomialPriorTests {
    @Test func `the prior's gradient is that of finite differences`() {
        let successes = [3, 0, 11, 7, 0]
        let trials = [9, 4, 12, 30, 0]
        let point = [1.7, 3.2]
        var exact = [Double]()
        _ = ShrunkenRates.betaBinomial(successes, trials, point, &exact)
        let slopes = FiniteDifferences.gradient(
            of: { at in
                var ignored = [Double]()
                return ShrunkenRates.betaBinomial(successes, trials, at, &ignored)
            }, at: point)
        for (analytic, numeric) in zip(exact, slopes) { #expect(abs(analytic - numeric) < 1e-6 * max(1, abs(numeric))) }
    }
}
