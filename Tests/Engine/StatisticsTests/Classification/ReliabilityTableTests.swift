import MartletStatistics
import Testing

@Suite struct ReliabilityTableTests {
    @Test func `bins are filled from the best score down and capture everything in the end`() throws {
        let probabilities = (0..<100).map { Double($0) / 100 }
        let outcomes = (0..<100).map { $0 >= 80 }
        let table = try ReliabilityTable(probabilities: probabilities, outcomes: outcomes)
        #expect(table.bins.map(\.rows) == [Int](repeating: 10, count: 10))
        #expect(table.bins[0].observed == 1 && table.bins[2].observed == 0)
        #expect(table.bins[0].captured == 0.5 && table.bins[9].captured == 1)
        #expect(abs(table.bins[0].lift - 5) < 1e-12 && abs(table.bins[9].lift - 1) < 1e-12)
    }

    @Test func `predictions that mean what they say have no error`() throws {
        let probabilities = [0.5, 0.5, 0.5, 0.5]
        let table = try ReliabilityTable(probabilities: probabilities, outcomes: [true, false, true, false], bins: 2)
        #expect(table.calibrationError == 0)
    }

    @Test func `more bins than rows and rows without a positive are refused`() {
        #expect(throws: StatisticsError.tooFew(needed: 10)) {
            try ReliabilityTable(probabilities: [0.5], outcomes: [true])
        }
        #expect(throws: StatisticsError.constantColumn(name: "outcome")) {
            try ReliabilityTable(probabilities: [0.5], outcomes: [false], bins: 1)
        }
    }
}
