import Foundation
import MartletStatistics
import Testing

// Also tests: DeathIntegral, DoubleExponential

@Suite(.enabled(if: SharedData.has("clv-cdnow"))) struct ParetoNBDTests {
    let sample: CDNOWSample
    let expected: CSVTable
    let reference: ParetoNBD

    init() throws {
        sample = try CDNOWSample()
        expected = try SharedData.csv("clv-cdnow/expected_per_customer.csv")
        reference = try ParetoNBD(
            r: 0.5532770603405069, alpha: 10.577683989816478, s: 0.6062399751782308, beta: 11.66873547842072)
    }

    @Test func `the CDNOW fit reaches the optimum from every start`() throws {
        let fit = try ParetoNBD.fit(sample.histories)
        #expect(abs(fit.likelihood.logLikelihood - -9594.976178939542) < 1e-6)
        #expect(fit.likelihood.startsAgreeing == 3)
        for (ours, theirs) in zip(
            fit.likelihood.parameters, [reference.r, reference.alpha, reference.s, reference.beta])
        {
            #expect(abs(ours / theirs - 1) < 1e-5)
        }
    }

    /// Second differences of the likelihood written anew in NumPy.
    @Test func `standard errors agree with an independent Hessian`() throws {
        let errors = try ParetoNBD.fit(sample.histories).likelihood.standardErrors
        for (ours, theirs) in zip(errors, [0.04762782, 0.84272166, 0.18728023, 6.21107423]) { #expect(abs(ours / theirs - 1) < 1e-3) }
    }

    @Test func `every buyer's figures follow from the reference parameters`() throws {
        let alive = expected.numbers("pn_palive")
        let purchases = expected.numbers("pn_exp")
        for (index, history) in sample.histories.enumerated() {
            #expect(abs(reference.aliveProbability(history) - alive[index]) < 1e-6)
            #expect(abs(reference.expectedPurchases(history, within: 39) - purchases[index]) < 1e-6)
        }
    }

    /// Far from any optimum, where the series gives way to the integral; expected values by mpmath, 15 digits.
    @Test(arguments: [
        ([0.7, 40, 0.4, 0.5], -10604.30740618), ([0.7, 0.4, 1.2, 30], -12743.9212985273),
        ([0.5, 2, 0.3, 0.02], -10403.4514292382),
    ])
    func `the likelihood is right where α and β are far apart`(point: [Double], expected: Double) throws {
        let model = try ParetoNBD(r: point[0], alpha: point[1], s: point[2], beta: point[3])
        #expect(abs(try model.logLikelihood(of: sample.histories).value - expected) < 1e-7)
    }

    /// Both branches of the hypergeometric function: α above, below and equal to β.
    @Test(arguments: [[0.7, 12, 0.4, 3], [0.7, 3, 1.4, 12], [0.5, 8, 1, 8], [0.7, 40, 0.4, 0.5]])
    func `the analytic gradient agrees with finite differences`(point: [Double]) throws {
        let some = Array(sample.histories.prefix(200))
        let numeric = try FiniteDifferences.gradient(
            of: { try ParetoNBD(r: $0[0], alpha: $0[1], s: $0[2], beta: $0[3]).logLikelihood(of: some).value },
            at: point)
        let model = try ParetoNBD(r: point[0], alpha: point[1], s: point[2], beta: point[3])
        let analytic = try model.logLikelihood(of: some).gradient
        for (ours, expected) in zip(analytic, numeric) { #expect(abs(ours - expected) < 1e-5 * max(1, abs(expected))) }
    }
}
