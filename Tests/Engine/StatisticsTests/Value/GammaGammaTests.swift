import Foundation
import MartletStatistics
import Testing

@Suite(.enabled(if: SharedData.has("clv-cdnow"))) struct GammaGammaTests {
    let sample: CDNOWSample
    let reference: GammaGamma

    init() throws {
        sample = try CDNOWSample()
        reference = try GammaGamma(p: 6.249571754176169, q: 3.744224472436826, v: 15.443521726422315)
    }

    @Test func `the CDNOW fit on the 946 repeat buyers reaches the optimum`() throws {
        #expect(sample.histories.count { $0.frequency > 0 } == 946)
        let fit = try GammaGamma.fit(sample.histories)
        #expect(abs(fit.likelihood.logLikelihood - -4055.9176948018694) < 1e-6)
        for (ours, theirs) in zip(fit.likelihood.parameters, [reference.p, reference.q, reference.v]) {
            #expect(abs(ours / theirs - 1) < 1e-5)
        }
        #expect(abs(fit.model.populationMean - 35.170372590093116) < 1e-3)
    }

    /// Second differences of the likelihood written anew in NumPy.
    @Test func `standard errors agree with an independent Hessian`() throws {
        let errors = try GammaGamma.fit(sample.histories).likelihood.standardErrors
        for (ours, theirs) in zip(errors, [1.19002365, 0.29012803, 4.15930927]) { #expect(abs(ours / theirs - 1) < 1e-3) }
    }

    @Test func `every buyer's expected amount follows from the reference parameters`() throws {
        let expected = try SharedData.csv("clv-cdnow/expected_per_customer.csv").numbers("gg_expected_value")
        for (index, history) in sample.histories.enumerated() {
            #expect(abs(reference.expectedAmount(history) - expected[index]) < 1e-6)
        }
    }

    @Test func `the analytic gradient agrees with finite differences`() throws {
        let point = [2.0, 5, 30]
        let numeric = try FiniteDifferences.gradient(
            of: { try GammaGamma(p: $0[0], q: $0[1], v: $0[2]).logLikelihood(of: sample.histories).value }, at: point)
        let analytic = try GammaGamma(p: 2, q: 5, v: 30).logLikelihood(of: sample.histories).gradient
        for (ours, expected) in zip(analytic, numeric) { #expect(abs(ours - expected) < 1e-5 * max(1, abs(expected))) }
    }

    @Test func `a repeat buyer with nothing spent is refused`() throws {
        let free = try RepurchaseHistory(frequency: 2, recency: 3, age: 9, repeatAmount: 0)
        #expect(throws: StatisticsError.outOfRange(what: "repeatAmount", index: 0)) { try GammaGamma.fit([free]) }
        #expect(throws: StatisticsError.tooFew(needed: 3)) { try GammaGamma.fit([]) }
    }
}
