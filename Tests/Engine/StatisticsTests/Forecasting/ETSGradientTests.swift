// Also tests: ETSParameters, ETSRecursion, ETSStart
import Testing

@testable import MartletStatistics

@Suite struct ETSGradientTests {
    /// Two years of months with a season, a trend and some irregularity; all positive.
    private static let values: [Double] = (0..<30).map { month -> Double in
        let trend = 100 + 2 * Double(month)
        let season = Double((month * 5) % 12) * 2
        return trend + season + Double((month * month * 31) % 17)
    }

    @Test(arguments: ETSForm.all) func `the gradient agrees with finite differences`(_ form: ETSForm) throws {
        let series = try TimeSeries(ETSGradientTests.values, period: 12)
        let start = try ETSStart.parameters(series, form: form, alpha: 0.3)
        let coordinates = ETSCoordinates(
            form: form, period: 12, unit: 5, seasonUnit: form.season == .multiplicative ? 0.05 : 5)
        let recursion = ETSRecursion(series, form: form)
        let point = coordinates.point(start)
        var gradient = [Double](repeating: 0, count: point.count)
        _ = recursion.deviance(coordinates.parameters(point))
        coordinates.pullBack(recursion.gradient(), at: point, into: &gradient)
        let numeric = FiniteDifferences.gradient(
            of: { recursion.deviance(coordinates.parameters($0)) }, at: point)
        for (analytic, difference) in zip(gradient, numeric) {
            #expect(abs(analytic - difference) <= 1e-5 * max(1, abs(difference)))
        }
    }

    @Test(arguments: ETSForm.all) func `coordinates and parameters are inverse to each other`(_ form: ETSForm) throws {
        let series = try TimeSeries(ETSGradientTests.values, period: 12)
        let start = try ETSStart.parameters(series, form: form, alpha: 0.3)
        let coordinates = ETSCoordinates(form: form, period: 12, unit: 5, seasonUnit: 0.05)
        let back = coordinates.parameters(coordinates.point(start))
        #expect(abs(back.alpha - start.alpha) < 1e-9)
        #expect(abs(back.gamma - start.gamma) < 1e-9)
        #expect(abs(back.level - start.level) < 1e-9)
        #expect(zip(back.seasons, start.seasons).allSatisfy { abs($0 - $1) < 1e-9 })
    }
}
