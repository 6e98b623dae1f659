import Foundation

/// Survival curves of groups too small for curves of their own: each time's hazard of a group is drawn towards
/// that of all, h_g(t) = (d_g(t) + m·h(t)) / (n_g(t) + m).
///
/// m is estimated: it maximises the beta-binomial likelihood of the groups' events given the common hazard, the
/// discrete-time form of gamma frailty (empirical Bayes). A group without a subject gets the common curve; a
/// large one its own.
package struct ShrunkenSurvival: Sendable {
    /// Distinct times with an event, ascending.
    package let times: [Double]
    /// Survival of all after each of `times`: Kaplan–Meier.
    package let pooled: [Double]
    /// Survival of each group after each of `times`.
    package let groups: [[Double]]
    /// m, in subjects: how many of its own a group needs to weigh as much as the common curve.
    package let strength: Double

    /// - Parameters:
    ///   - labels: the group of each row, 0 ..< `count`.
    /// - Throws: `.lengthMismatch`; `.outOfRange` for a label; `.tooFew` without an event.
    package init(_ data: SurvivalData, groups labels: [Int], count: Int) throws {
        try StatisticsError.requireSameLength(data.times.count, labels.count)
        if let index = labels.firstIndex(where: { $0 < 0 || $0 >= count }) {
            throw StatisticsError.outOfRange(what: "group", index: index)
        }
        let all = data.steps().filter { $0.events > 0 }
        if all.isEmpty { throw StatisticsError.tooFew(needed: 1) }
        times = all.map(\.time)
        let hazards = all.map { Double($0.events) / Double($0.atRisk) }
        let rows = Dictionary(grouping: labels.indices, by: { labels[$0] })
        let cells = (0..<count).map { Self.cells(data, rows[$0] ?? [], all.map(\.time)) }
        let m = Self.strength(cells, hazards)
        strength = m
        pooled = Self.curve(hazards)
        groups = cells.map { group in
            Self.curve(zip(group, hazards).map { cell, hazard in (cell.died + m * hazard) / (cell.atRisk + m) })
        }
    }

    private typealias Cell = (atRisk: Double, died: Double)

    /// At risk and gone at each of the common times.
    private static func cells(_ data: SurvivalData, _ rows: [Int], _ times: [Double]) -> [Cell] {
        let own = rows.map { data.times[$0] }.sorted()
        let died = Dictionary(grouping: rows.filter { data.events[$0] }, by: { data.times[$0] }).mapValues(\.count)
        var gone = 0
        return times.map { time in
            while gone < own.count, own[gone] < time { gone += 1 }
            return (Double(own.count - gone), Double(died[time] ?? 0))
        }
    }

    private static func curve(_ hazards: [Double]) -> [Double] {
        var survival = 1.0
        return hazards.map {
            survival *= 1 - $0
            return survival
        }
    }

    /// The best m on a grid of powers of 2^½ from ¼ to 65,536: the likelihood is flat near its top.
    private static func strength(_ groups: [[Cell]], _ hazards: [Double]) -> Double {
        let candidates = (-4...32).map { pow(2, Double($0) / 2) }
        let scores = candidates.map { m in
            groups.reduce(0) { sum, cells in
                sum + zip(cells, hazards).reduce(0) { $0 + likelihood($1.0, $1.1, m) }
            }
        }
        let best = scores.indices.max { scores[$0] < scores[$1] } ?? 0
        return candidates[best]
    }

    private static func likelihood(_ cell: Cell, _ hazard: Double, _ m: Double) -> Double {
        guard cell.atRisk > 0, hazard < 1 else { return 0 }
        let (a, b) = (m * hazard, m * (1 - hazard))
        return Beta.log(a + cell.died, b + cell.atRisk - cell.died) - Beta.log(a, b)
    }
}
