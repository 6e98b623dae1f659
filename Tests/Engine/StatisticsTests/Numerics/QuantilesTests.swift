import MartletStatistics
import Testing

@Suite struct QuantilesTests {
    @Test func `type 7 interpolates linearly between order statistics`() throws {
        let figures = try Quantiles.of([15, 20, 35, 40, 50], at: [0, 0.05, 0.3, 0.4, 0.5, 1])
        for (ours, expected) in zip(figures, [15.0, 16, 23, 29, 35, 50]) { #expect(abs(ours - expected) < 1e-12) }
    }

    @Test func `order of the rows does not matter`() throws {
        #expect(try Quantiles.median([3, 1, 2, 10]) == 2.5)
        #expect(try Quantiles.median([10, 2, 1, 3]) == 2.5)
    }

    @Test func `bad input is named`() {
        #expect(throws: StatisticsError.empty) { try Quantiles.median([]) }
        #expect(throws: StatisticsError.notFinite(index: 1)) { try Quantiles.median([1, .nan]) }
        #expect(throws: StatisticsError.invalid("probability 1.5")) { try Quantiles.of([1], at: [1.5]) }
    }
}
