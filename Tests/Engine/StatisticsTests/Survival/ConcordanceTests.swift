import MartletKernel
import MartletStatistics
import Testing

@Suite struct ConcordanceTests {
    @Test func `the fast count equals counting every pair`() throws {
        var random = SeededRandom(seed: 3)
        let times = (0..<60).map { _ in Double(random.index(below: 12)) }
        let events = (0..<60).map { _ in random.unit() < 0.6 }
        let risks = (0..<60).map { _ in Double(random.index(below: 8)) }
        var (right, pairs) = (0.0, 0.0)
        for i in 0..<60 where events[i] {
            for j in 0..<60 where times[j] > times[i] || (times[j] == times[i] && !events[j]) {
                pairs += 1
                right += risks[i] > risks[j] ? 1 : (risks[i] == risks[j] ? 0.5 : 0)
            }
        }
        let index = try #require(Concordance.index(SurvivalData(times: times, events: events), risks: risks))
        #expect(abs(index - right / pairs) < 1e-12)
    }

    @Test func `without an event there is no index`() throws {
        #expect(Concordance.index(try SurvivalData(times: [1, 2], events: [false, false]), risks: [1, 2]) == nil)
    }
}
