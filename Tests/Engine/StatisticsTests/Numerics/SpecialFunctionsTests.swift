import MartletStatistics
import Testing

// Also tests: Beta, Gamma, Hypergeometric, Normal

/// Expected values: SciPy 1.17.
@Suite struct SpecialFunctionsTests {
    private func near(_ ours: Double, _ expected: Double, _ relative: Double = 1e-12) -> Bool {
        abs(ours - expected) <= relative * max(abs(expected), 1e-12)
    }

    @Test(arguments: [
        (1e-3, -1000.5755719318103), (0.25, -4.2274535333762655), (1, -0.5772156649015329), (3.7, 1.1671535393615113),
        (42, 3.725717617937282), (1e5, 11.512920464961896),
    ])
    func `digamma agrees from a thousandth to a hundred thousand`(x: Double, expected: Double) {
        #expect(near(Gamma.digamma(x), expected))
    }

    @Test(arguments: [
        (1e-3, 1000001.6425331959), (0.25, 17.197329154507113), (1, 1.6449340668482266), (3.7, 0.31003785767003833),
        (42, 0.02409521984367057), (1e5, 1.0000050000166665e-05),
    ])
    func `trigamma agrees over the same range`(x: Double, expected: Double) {
        #expect(near(Gamma.trigamma(x), expected))
    }

    @Test func `digamma is the slope of log gamma`() {
        for x in [0.1, 0.8, 2.5, 17, 300] {
            let slope = FiniteDifferences.gradient(of: { Gamma.log($0[0]) }, at: [x])[0]
            #expect(near(Gamma.digamma(x), slope, 1e-7))
        }
    }

    @Test(arguments: [
        (0.5, 0.1, 0.6547208460185768), (3, 2.5, 0.5438131158833297), (50, 70, 0.0051405024585059085),
        (50, 30, 0.999481108537452),
    ])
    func `the gamma tail agrees on both sides of the mean`(shape: Double, x: Double, expected: Double) {
        #expect(near(Gamma.upperTail(shape: shape, at: x), expected, 1e-11))
    }

    @Test(arguments: [
        (0.5, 0.5, 0.3, 0.36901011956554536), (2, 3, 0.4, 0.5248), (200, 300, 0.45, 0.9881463456202628),
        (1, 50, 0.01, 0.39499393286246337), (1000, 2, 0.999, 0.7353908495419277),
    ])
    func `the beta distribution agrees and its quantile inverts it`(a: Double, b: Double, x: Double, p: Double) {
        #expect(near(Beta.cumulative(x, a: a, b: b), p, 1e-11))
        #expect(near(Beta.quantile(p, a: a, b: b), x, 1e-9))
    }

    @Test(arguments: [
        (1e-10, -6.361340902404056), (0.025, -1.9599639845400545), (0.3, -0.5244005127080409), (0.5, 0),
        (0.975, 1.959963984540054), (0.999999, 4.753424308817087),
    ])
    func `the normal quantile agrees into the tails`(p: Double, z: Double) {
        #expect(abs(Normal.quantile(p) - z) < 1e-9)
        #expect(near(Normal.cumulative(z), p, 1e-9))
    }

    @Test(arguments: [
        ([2.2, 3.4, 1.1, 0.5], 49.04555081834425), ([0.24, 2.4, 2.2, 0.9], 1.9257930821383171),
        ([30.2, 31, 35, 0.6], 38166875789.9157), ([1, 0.5, 2.5, 0.95], 1.402511042153891),
    ])
    func `the hypergeometric function agrees with and without the transformation`(at: [Double], expected: Double) {
        #expect(near(Hypergeometric.value(at[0], at[1], at[2], at[3]), expected, 1e-12))
    }

    @Test func `arguments outside the domain give NaN and no endless loop`() {
        #expect(Gamma.digamma(-1).isNaN)
        #expect(Gamma.upperTail(shape: -1, at: 2).isNaN)
        #expect(Beta.cumulative(.nan, a: 1, b: 1).isNaN)
        #expect(Normal.quantile(1.5).isNaN)
        #expect(throws: StatisticsError.invalid("confidence level 1.2")) { try Normal.halfWidth(level: 1.2) }
    }
}
