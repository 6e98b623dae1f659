/// Right-censored durations: how long each subject was watched, and whether the event ended it.
package struct SurvivalData: Sendable {
    /// In any one unit, ≥ 0. Zero is allowed: such a subject is never at risk of a later event.
    package let times: [Double]
    /// `false`: still going when last seen (censored).
    package let events: [Bool]

    /// - Throws: `.empty`, `.lengthMismatch`, `.notFinite`, `.outOfRange` for a negative time.
    package init(times: [Double], events: [Bool]) throws {
        if times.isEmpty { throw StatisticsError.empty }
        try StatisticsError.requireSameLength(times.count, events.count)
        try StatisticsError.requireFinite(times)
        if let index = times.firstIndex(where: { $0 < 0 }) { throw StatisticsError.outOfRange(what: "time", index: index) }
        self.times = times
        self.events = events
    }

    /// Subjects and events at each distinct time, ascending, with the number at risk just before it.
    struct Step {
        var time: Double
        var atRisk: Int
        var events: Int
    }

    func steps(of rows: [Int]? = nil) -> [Step] {
        let rows = rows ?? Array(times.indices)
        var steps: [Step] = []
        let ascending = rows.sorted { times[$0] < times[$1] }
        for (position, row) in ascending.enumerated() {
            if steps.last?.time != times[row] {
                steps.append(Step(time: times[row], atRisk: rows.count - position, events: 0))
            }
            if events[row] { steps[steps.count - 1].events += 1 }
        }
        return steps
    }
}
