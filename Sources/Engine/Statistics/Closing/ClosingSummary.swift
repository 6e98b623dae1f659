/// The plain figures of what was won, lost and is open: counts, win rate, cycle, velocity.
package struct ClosingSummary: Sendable {
    package let wonCount: Int
    package let lostCount: Int
    package let openCount: Int
    /// Sum of what won cases brought, and of what open ones are listed at.
    package let wonValue: Double
    package let openAmount: Double
    /// Days from start to end, ascending.
    package let wonDays: [Double]
    package let lostDays: [Double]

    /// - Throws: `.empty`; bad rows as everywhere in this folder.
    package init(_ cases: [ClosingCase]) throws {
        if cases.isEmpty { throw StatisticsError.empty }
        try ClosingCase.validate(cases)
        let closed = cases.compactMap { item in item.end.map { (item, Double($0 - item.start)) } }
        wonDays = closed.filter(\.0.isWon).map(\.1).sorted()
        lostDays = closed.filter { !$0.0.isWon }.map(\.1).sorted()
        wonCount = wonDays.count
        lostCount = lostDays.count
        openCount = cases.count - wonCount - lostCount
        wonValue = closed.reduce(0) { $0 + ($1.0.isWon ? $1.0.realized : 0) }
        openAmount = cases.reduce(0) { $0 + ($1.end == nil ? $1.amount : 0) }
    }

    /// Won of all closed; `nil` while nothing is closed.
    package var winRate: Double? {
        wonCount + lostCount > 0 ? Double(wonCount) / Double(wonCount + lostCount) : nil
    }

    package var meanWon: Double? { wonCount > 0 ? wonValue / Double(wonCount) : nil }

    package var meanWonDays: Double? { mean(wonDays) }

    package var meanLostDays: Double? { mean(lostDays) }

    /// Open cases × mean won value × win rate ÷ mean days to win: value won per day at the present pace. It takes
    /// every open case for alive, which `ClosingForecast` does not.
    package var velocity: Double? {
        guard let winRate, let meanWon, let days = meanWonDays, days > 0 else { return nil }
        return Double(openCount) * meanWon * winRate / days
    }

    /// Open amounts times a chance by stage, the traditional weighting.
    ///
    /// - Parameter chances: one a stage; stages beyond it count nothing.
    package static func weighted(_ cases: [ClosingCase], chances: [Double]) -> Double {
        cases.reduce(0) { sum, item in
            guard item.end == nil, chances.indices.contains(item.stage) else { return sum }
            return sum + item.amount * chances[item.stage]
        }
    }

    private func mean(_ days: [Double]) -> Double? {
        days.isEmpty ? nil : days.reduce(0, +) / Double(days.count)
    }
}
