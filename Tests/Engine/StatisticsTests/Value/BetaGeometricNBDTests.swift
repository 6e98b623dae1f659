import Foundation
import MartletStatistics
import Testing

@Suite(.enabled(if: SharedData.has("clv-cdnow"))) struct BetaGeometricNBDTests {
    let sample: CDNOWSample
    let expected: CSVTable
    let reference: BetaGeometricNBD

    init() throws {
        sample = try CDNOWSample()
        expected = try SharedData.csv("clv-cdnow/expected_per_customer.csv")
        reference = try BetaGeometricNBD(
            r: 0.2425945170817273, alpha: 4.41360195865113, a: 0.7929220235327659, b: 2.4259068132422317)
    }

    @Test func `the CDNOW fit reaches the optimum from every start`() throws {
        let fit = try BetaGeometricNBD.fit(sample.histories)
        #expect(abs(fit.likelihood.logLikelihood - -9582.429206673929) < 1e-6)
        #expect(fit.likelihood.startsAgreeing == 3)
        for (ours, theirs) in zip(
            fit.likelihood.parameters, [reference.r, reference.alpha, reference.a, reference.b])
        {
            #expect(abs(ours / theirs - 1) < 1e-5)
        }
    }

    /// Second differences of the likelihood written anew in NumPy.
    @Test func `standard errors agree with an independent Hessian`() throws {
        let errors = try BetaGeometricNBD.fit(sample.histories).likelihood.standardErrors
        for (ours, theirs) in zip(errors, [0.01255737, 0.3782239, 0.18573352, 0.70541301]) { #expect(abs(ours / theirs - 1) < 1e-3) }
    }

    @Test func `every buyer's figures follow from the reference parameters`() throws {
        let alive = expected.numbers("bg_palive")
        let purchases = expected.numbers("bg_exp")
        for (index, history) in sample.histories.enumerated() {
            #expect(abs(reference.aliveProbability(history) - alive[index]) < 1e-6)
            #expect(abs(reference.expectedPurchases(history, within: 39) - purchases[index]) < 1e-6)
        }
    }

    @Test func `the analytic gradient agrees with finite differences`() throws {
        let some = Array(sample.histories.prefix(300))
        let point = [0.4, 3, 1.3, 1.7]
        let numeric = try FiniteDifferences.gradient(
            of: { try BetaGeometricNBD(r: $0[0], alpha: $0[1], a: $0[2], b: $0[3]).logLikelihood(of: some).value },
            at: point)
        let model = try BetaGeometricNBD(r: point[0], alpha: point[1], a: point[2], b: point[3])
        let analytic = try model.logLikelihood(of: some).gradient
        for (ours, expected) in zip(analytic, numeric) { #expect(abs(ours - expected) < 1e-5 * max(1, abs(expected))) }
    }
}
