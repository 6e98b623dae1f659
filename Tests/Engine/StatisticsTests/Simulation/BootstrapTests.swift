import Foundation
import MartletKernel
import MartletStatistics
import Testing

@Suite struct BootstrapTests {
    static let skewed: [Double] = [
        0.2, 0.3, 0.5, 0.6, 0.8, 0.9, 1.1, 1.2, 1.5, 1.7, 1.9, 2.2, 2.6, 3.1, 3.9, 4.8, 6.5, 9.7, 14.2, 22.5,
    ]

    private func mean(_ values: [Double], _ rows: [Int]) -> Double {
        rows.reduce(0) { $0 + values[$1] } / Double(rows.count)
    }

    /// SciPy's `bootstrap` with 200,000 resamples of the same twenty values.
    @Test(arguments: [(Bootstrap.Method.percentile, 1.945, 6.670), (Bootstrap.Method.biasCorrected, 2.275, 7.612)])
    func `the interval of a skewed mean agrees with SciPy's`(method: Bootstrap.Method, low: Double, high: Double) throws {
        let result = try Bootstrap(rowCount: 20, resamples: 20_000, method: method, seed: 1) { mean(Self.skewed, $0) }
        #expect(abs(result.low - low) < 0.08)
        #expect(abs(result.high - high) < 0.15)
    }

    @Test func `the standard error of a mean is its textbook value`() throws {
        let result = try Bootstrap(rowCount: 20, resamples: 8_000, seed: 2) { mean(Self.skewed, $0) }
        let center = mean(Self.skewed, Array(0..<20))
        let variance = Self.skewed.reduce(0) { $0 + ($1 - center) * ($1 - center) } / 20
        #expect(abs(result.standardError / (variance / 20).squareRoot() - 1) < 0.03)
        #expect(abs(result.bias) < 0.05)
    }

    @Test func `a figure in another unit has its interval in that unit`() throws {
        let base = try Bootstrap(rowCount: 20, resamples: 500, seed: 3) { mean(Self.skewed, $0) }
        let scaled = try Bootstrap(rowCount: 20, resamples: 500, seed: 3) { 10 * mean(Self.skewed, $0) + 4 }
        #expect(abs(scaled.low - (10 * base.low + 4)) < 1e-9 && abs(scaled.high - (10 * base.high + 4)) < 1e-9)
    }

    @Test func `a figure that never varies has no width and no crash`() throws {
        let result = try Bootstrap(rowCount: 5, resamples: 100, seed: 4) { _ in 7 }
        #expect(result.low == 7 && result.high == 7 && result.standardError == 0)
    }

    @Test func `one row, senseless settings and undefined figures are refused`() {
        #expect(throws: StatisticsError.tooFew(needed: 2)) { try Bootstrap(rowCount: 1, seed: 1) { _ in 1 } }
        #expect(throws: StatisticsError.invalid("level 0.95 with 9 resamples")) {
            try Bootstrap(rowCount: 3, resamples: 9, seed: 1) { _ in 1 }
        }
        #expect(throws: StatisticsError.notFinite(index: 0)) { try Bootstrap(rowCount: 3, seed: 1) { _ in .nan } }
    }
}
