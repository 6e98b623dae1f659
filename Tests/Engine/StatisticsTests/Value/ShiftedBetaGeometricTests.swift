import MartletStatistics
import Testing

/// Figures printed in Fader and Hardie 2007, and the optimum to more digits.
@Suite struct ShiftedBetaGeometricTests {
    static let regular: [Double] = [1000, 631, 468, 382, 326, 289, 262, 241]
    static let highEnd: [Double] = [1000, 869, 743, 653, 593, 551, 517, 491]

    @Test(arguments: [
        (regular, [0.7040772776617584, 1.1820429589846457], -1680.2651884632867, 0.173 - 0.002963, 3.694908418355441),
        (highEnd, [0.6680883566955097, 3.8060950218591625], -1611.158147391156, 0.377999, 5.922253499889413),
    ])
    func `seven years of each segment give the published curve`(
        remaining: [Double], optimum: [Double], logLikelihood: Double, twelve: Double, lifetime: Double
    ) throws {
        let fit = try ShiftedBetaGeometric.fit(remaining: remaining)
        #expect(abs(fit.likelihood.logLikelihood - logLikelihood) < 1e-6)
        for (ours, theirs) in zip(fit.likelihood.parameters, optimum) { #expect(abs(ours / theirs - 1) < 1e-5) }
        #expect(abs(fit.model.survival(after: 12) - twelve) < 1e-5)
        #expect(abs(try fit.model.discountedLifetime(rate: 0.1) - lifetime) < 1e-4)
    }

    @Test func `retention rises with every renewal`() throws {
        let model = try ShiftedBetaGeometric(alpha: 0.7, beta: 1.2)
        for t in 1..<30 { #expect(model.retention(at: t + 1) > model.retention(at: t)) }
        #expect(abs(model.survival(after: 2) - model.retention(at: 1) * model.retention(at: 2)) < 1e-12)
        let far = model.survival(after: 1_000_001) / model.survival(after: 1_000_000)
        #expect(abs(far - model.retention(at: 1_000_001)) < 1e-8)
    }

    @Test func `the analytic gradient agrees with finite differences`() throws {
        let numeric = try FiniteDifferences.gradient(
            of: { try ShiftedBetaGeometric(alpha: $0[0], beta: $0[1]).logLikelihood(ofRemaining: Self.regular).value },
            at: [1.3, 0.6])
        let analytic = try ShiftedBetaGeometric(alpha: 1.3, beta: 0.6).logLikelihood(ofRemaining: Self.regular).gradient
        for (ours, expected) in zip(analytic, numeric) { #expect(abs(ours - expected) < 1e-5 * abs(expected)) }
    }

    @Test func `impossible curves are refused`() {
        #expect(throws: StatisticsError.tooFew(needed: 3)) { try ShiftedBetaGeometric.fit(remaining: [10, 5]) }
        #expect(throws: StatisticsError.outOfRange(what: "remaining", index: 2)) {
            try ShiftedBetaGeometric.fit(remaining: [10, 5, 6])
        }
        #expect(throws: StatisticsError.constantColumn(name: "remaining")) {
            try ShiftedBetaGeometric.fit(remaining: [10, 10, 10])
        }
        #expect(throws: StatisticsError.notFinite(index: 1)) { try ShiftedBetaGeometric.fit(remaining: [10, .nan, 6]) }
        #expect(throws: StatisticsError.invalid("discount rate 0.0")) {
            try ShiftedBetaGeometric(alpha: 1, beta: 1).discountedLifetime(rate: 0)
        }
    }
}
