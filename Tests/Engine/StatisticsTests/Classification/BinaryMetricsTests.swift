import MartletStatistics
import Testing

@Suite struct BinaryMetricsTests {
    let scores = [0.9, 0.8, 0.8, 0.4, 0.3, 0.1]
    let outcomes = [true, true, false, true, false, false]

    /// Positives .9, .8, .4 against negatives .8, .3, .1: 3 + 2.5 + 2 wins of 9.
    @Test func `the area under the curve counts ties half`() throws {
        #expect(abs(try BinaryMetrics.areaUnderCurve(scores: scores, outcomes: outcomes) - 7.5 / 9) < 1e-12)
    }

    @Test func `any rising transformation of the scores leaves rank figures alone`() throws {
        let stretched = scores.map { $0 * $0 * $0 * 50 - 3 }
        #expect(
            try BinaryMetrics.areaUnderCurve(scores: scores, outcomes: outcomes)
                == BinaryMetrics.areaUnderCurve(scores: stretched, outcomes: outcomes))
        #expect(
            try BinaryMetrics.kolmogorovSmirnov(scores: scores, outcomes: outcomes)
                == BinaryMetrics.kolmogorovSmirnov(scores: stretched, outcomes: outcomes))
    }

    @Test func `turning scores and outcomes around mirrors the area`() throws {
        let area = try BinaryMetrics.areaUnderCurve(scores: scores, outcomes: outcomes)
        let mirrored = try BinaryMetrics.areaUnderCurve(scores: scores, outcomes: outcomes.map { !$0 })
        #expect(abs(area + mirrored - 1) < 1e-12)
    }

    @Test func `a certain mistake costs much but not infinity`() throws {
        let loss = try BinaryMetrics.logLoss(probabilities: [1], outcomes: [false])
        #expect(loss > 30 && loss.isFinite)
        #expect(try BinaryMetrics.brier(probabilities: [1, 0.5], outcomes: [false, true]) == 0.625)
    }

    @Test func `what is not defined is refused`() {
        #expect(throws: StatisticsError.empty) { try BinaryMetrics.areaUnderCurve(scores: [], outcomes: []) }
        #expect(throws: StatisticsError.constantColumn(name: "outcome")) {
            try BinaryMetrics.areaUnderCurve(scores: [0.5], outcomes: [true])
        }
        #expect(throws: StatisticsError.notFinite(index: 0)) {
            try BinaryMetrics.brier(probabilities: [.nan], outcomes: [true])
        }
        #expect(throws: StatisticsError.invalid("share 0.0")) {
            try BinaryMetrics.lift(scores: [0.5], outcomes: [true], top: 0)
        }
    }
}
