import MartletKernel
import Testing

@testable import MartletStatistics

@Suite struct PartialLikelihoodTests {
    @Test(arguments: [CoxRegression.Ties.efron, .breslow]) func `score and information are those of finite differences`(
        ties: CoxRegression.Ties
    ) throws {
        var random = SeededRandom(seed: 5)
        let count = 80
        // Few distinct times, so that many events are tied.
        let times = (0..<count).map { _ -> Double in Double(1 + random.next() % 9) }
        let events = (0..<count).map { _ -> Bool in random.unit() < 0.6 }
        let covariates = (0..<count).map { _ -> [Double] in [random.unit() * 2 - 1, random.unit() < 0.5 ? 1 : 0, random.unit() * 3] }
        let likelihood = PartialLikelihood(try SurvivalData(times: times, events: events), covariates, ties)
        let point = [0.4, -0.7, 0.2]
        let exact = likelihood.evaluate(point)
        let slopes = FiniteDifferences.gradient(of: { likelihood.evaluate($0).value }, at: point)
        for (analytic, numeric) in zip(exact.score, slopes) { #expect(abs(analytic - numeric) < 1e-6 * max(1, abs(numeric))) }
        let curvature = FiniteDifferences.hessian(ofGradient: { likelihood.evaluate($0).score }, at: point)
        for row in point.indices {
            for column in 0...row {
                let sum = exact.information[row * point.count + column] + curvature[row * point.count + column]
                #expect(abs(sum) < 1e-5 * max(1, abs(curvature[row * point.count + column])))
            }
        }
    }
}
