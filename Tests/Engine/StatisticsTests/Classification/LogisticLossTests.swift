import MartletKernel
import Testing

@testable import MartletStatistics

@Suite struct LogisticLossTests {
    @Test func `gradient and Hessian are those of finite differences`() throws {
        var random = SeededRandom(seed: 11)
        let count = 60
        let numbers = (0..<count * 2).map { _ in random.unit() * 4 - 2 }
        let indicators = (0..<count).map { _ -> Int in random.unit() < 0.25 ? -1 : 2 + Int(random.next() % 3) }
        let rows = FeatureEncoding.Encoded(
            numbers: numbers, indicators: indicators, numberCount: 2, indicatorCount: 1, rowCount: count)
        let outcomes = (0..<count).map { _ -> Bool in random.unit() < 0.4 }
        let loss = LogisticLoss(rows, outcomes, width: 5, 0.7)
        let point = [0.3, -0.8, 1.1, 0.2, -0.5, 0.9]
        let exact = loss.evaluate(point)
        let slopes = FiniteDifferences.gradient(of: { loss.evaluate($0).value }, at: point)
        for (analytic, numeric) in zip(exact.gradient, slopes) { #expect(abs(analytic - numeric) < 1e-6 * max(1, abs(numeric))) }
        let curvature = FiniteDifferences.hessian(ofGradient: { loss.evaluate($0).gradient }, at: point)
        for row in point.indices {
            for column in 0...row {
                let difference = abs(exact.hessian[row * point.count + column] - curvature[row * point.count + column])
                #expect(difference < 1e-5 * max(1, abs(curvature[row * point.count + column])))
            }
        }
    }
}
