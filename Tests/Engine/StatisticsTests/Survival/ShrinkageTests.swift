import MartletKernel
import MartletStatistics
import Testing

// Also tests: ShrunkenRates, ShrunkenSurvival

@Suite struct ShrinkageTests {
    @Test func `a small group moves further towards the common rate than a large one`() throws {
        let shrunken = try ShrunkenRates(successes: [2, 200, 90, 10, 45], trials: [2, 400, 120, 60, 80])
        #expect(shrunken.rates[0] < 0.9 && shrunken.rates[0] > shrunken.center)
        #expect(abs(shrunken.rates[1] - 0.5) < 0.01)
        #expect(shrunken.strength.isFinite)
    }

    @Test func `groups that differ no more than chance get the common rate`() throws {
        let shrunken = try ShrunkenRates(successes: [10, 20, 30], trials: [20, 40, 60])
        #expect(shrunken.strength == .infinity)
        #expect(shrunken.rates == [0.5, 0.5, 0.5])
    }

    @Test func `all or nothing is no crash, no trial is an error`() throws {
        #expect(try ShrunkenRates(successes: [3, 4], trials: [3, 4]).rates == [1, 1])
        #expect(try ShrunkenRates(successes: [0], trials: [4]).rates == [0])
        #expect(throws: StatisticsError.empty) { try ShrunkenRates(successes: [0, 0], trials: [0, 0]) }
        #expect(throws: StatisticsError.outOfRange(what: "successes", index: 1)) {
            try ShrunkenRates(successes: [1, 5], trials: [2, 4])
        }
    }

    /// Two paces of leaving, and a group of three whose members stayed by luck.
    @Test func `a group of three has almost the common curve, a large group its own`() throws {
        var random = SeededRandom(seed: 9)
        var (times, labels): ([Double], [Int]) = ([], [])
        for (group, pace) in [(0, 4.0), (1, 16.0)] {
            for _ in 0..<800 {
                times.append((random.exponential() * pace).rounded(.up))
                labels.append(group)
            }
        }
        times += [30, 30, 30]
        labels += [2, 2, 2]
        let data = try SurvivalData(times: times.map { min($0, 30) }, events: times.map { $0 < 30 })
        let curves = try ShrunkenSurvival(data, groups: labels, count: 4)
        let common = try KaplanMeier(data)
        for (index, time) in curves.times.enumerated() {
            #expect(abs(curves.pooled[index] - common.survival(at: time)) < 1e-12)
        }
        let own = try KaplanMeier(data, rows: labels.indices.filter { labels[$0] == 1 })
        let end = curves.times.count - 1
        #expect(abs(curves.groups[1][4] - own.survival(at: curves.times[4])) < 0.02)
        #expect(curves.groups[2][end] < 0.5 && curves.groups[2][end] > curves.pooled[end])
        #expect(zip(curves.groups[3], curves.pooled).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test func `a survival curve without an event is refused`() throws {
        let data = try SurvivalData(times: [1, 2], events: [false, false])
        #expect(throws: StatisticsError.tooFew(needed: 1)) { try ShrunkenSurvival(data, groups: [0, 0], count: 1) }
        #expect(throws: StatisticsError.outOfRange(what: "group", index: 1)) {
            try ShrunkenSurvival(data, groups: [0, 5], count: 1)
        }
    }
}
