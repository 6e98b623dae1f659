import Foundation
import MartletStatistics
import Testing

@Suite struct RankingQualityTests {
    @Test func `a list is measured by the textbook's formulas`() throws {
        var quality = try RankingQuality(cutoff: 3)
        quality.add(recommended: [5, 1, 2, 7], taken: [1, 2, 7, 8])
        quality.add(recommended: [4], taken: [])
        #expect(quality.users == 1)
        #expect(quality.hitRate == 1 && quality.MRR == 0.5 && quality.recall == 0.5)
        #expect(abs(quality.precision - 2.0 / 3) < 1e-12)
        let gain = 1 / log2(3.0) + 0.5, ideal = 1 + 1 / log2(3.0) + 0.5
        #expect(abs(quality.nDCG - gain / ideal) < 1e-12)
    }

    @Test func `a perfect list scores 1 and no list 0`() throws {
        var quality = try RankingQuality(cutoff: 2)
        #expect(quality.nDCG == 0)
        quality.add(recommended: [1, 2], taken: [2, 1])
        #expect(quality.nDCG == 1 && quality.recall == 1 && quality.precision == 1)
        #expect(throws: StatisticsError.self) { try RankingQuality(cutoff: 0) }
    }
}
