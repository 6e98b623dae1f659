import MartletKernel
import MartletStatistics
import Testing

@Suite struct SimulatedRangeTests {
    @Test func `the range of a standard normal is its quantiles`() throws {
        let range = try SimulatedRange(level: 0.8, draws: 40_000, seed: 1) { $0.normal() }
        #expect(abs(range.low + 1.2816) < 0.03 && abs(range.high - 1.2816) < 0.03)
        #expect(abs(range.median) < 0.03 && abs(range.mean) < 0.03)
    }

    @Test func `the same seed gives the same range, another one another`() throws {
        let one = try SimulatedRange(draws: 200, seed: 5) { $0.unit() }
        #expect(try SimulatedRange(draws: 200, seed: 5) { $0.unit() } == one)
        #expect(try SimulatedRange(draws: 200, seed: 6) { $0.unit() } != one)
    }

    @Test func `too few draws, impossible levels and undefined draws are refused`() {
        #expect(throws: StatisticsError.invalid("level 0.8 with 10 draws")) {
            try SimulatedRange(draws: 10, seed: 1) { $0.unit() }
        }
        #expect(throws: StatisticsError.invalid("level 1.0 with 2000 draws")) {
            try SimulatedRange(level: 1, seed: 1) { $0.unit() }
        }
        #expect(throws: StatisticsError.notFinite(index: 0)) { try SimulatedRange(seed: 1) { _ in .infinity } }
    }
}
