import MartletKernel
import Testing

@testable import MartletStatistics

@Suite struct SoftmaxLossTests {
    @Test(arguments: [1, 3]) func `the gradient is that of finite differences, for two classes and for more`(columns: Int) {
        var random = SeededRandom(seed: 3)
        let width = 4
        let count = 40
        var entries = [(row: Int32, index: Int32, value: Double)]()
        for row in 0..<Int32(count) {
            entries.append((row, Int32(random.next() % 4), random.unit()))
            entries.append((row, Int32(random.next() % 4), random.unit() + 0.5))
        }
        let classes = max(2, UInt64(columns))
        let labels = (0..<count).map { _ -> Int in Int(random.next() % classes) }
        let loss = SoftmaxLoss(rows: SparseRows(count: count, entries), width: width, columns: columns, labels: labels, strength: 2)
        let point = (0..<(width + 1) * columns).map { _ -> Double in random.unit() * 2 - 1 }
        var exact = [Double](repeating: 0, count: point.count)
        var copy = loss
        _ = copy.value(point, &exact)
        let slopes = FiniteDifferences.gradient(
            of: { at in
                var trial = loss
                var ignored = [Double](repeating: 0, count: at.count)
                return trial.value(at, &ignored)
            }, at: point)
        for (analytic, numeric) in zip(exact, slopes) { #expect(abs(analytic - numeric) < 1e-6 * max(1, abs(numeric))) }
    }
}
