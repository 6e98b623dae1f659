/// Cohorts over time: of those who first came in a period, how many were active (and for how much) each period
/// after it.
package struct RetentionMatrix: Sendable {
    /// A subject was active in a period.
    package struct Activity: Sendable {
        package var subject: Int
        /// Number of the month, week, …: consecutive integers.
        package var period: Int
        package var amount: Double

        package init(subject: Int, period: Int, amount: Double = 0) {
            self.subject = subject
            self.period = period
            self.amount = amount
        }
    }

    package struct Cohort: Sendable, Equatable {
        /// The period its members came first.
        package var period: Int
        /// Distinct members active k periods later; `active[0]` is everybody.
        package var active: [Int]
        package var amounts: [Double]

        package var size: Int { active[0] }
        /// Share still active; beyond the last period watched there is nothing, not zero.
        package var retention: [Double] { active.map { Double($0) / Double(active[0]) } }
    }

    /// Ascending by period; each as long as the data reach from its period.
    package let cohorts: [Cohort]

    /// - Throws: `.empty`; `.notFinite`; `.outOfRange` when the periods span more than 10,000 (not consecutive
    ///   numbers, such as 202601).
    package init(_ activities: [Activity]) throws {
        guard let first = activities.lazy.map(\.period).min(), let last = activities.lazy.map(\.period).max() else {
            throw StatisticsError.empty
        }
        for (index, activity) in activities.enumerated() {
            if !activity.amount.isFinite { throw StatisticsError.notFinite(index: index) }
            let (distance, overflow) = activity.period.subtractingReportingOverflow(first)
            if overflow || distance > 10_000 { throw StatisticsError.outOfRange(what: "period", index: index) }
        }
        var cohorts = (first...last).map { period in
            let width = last - period + 1
            return Cohort(
                period: period, active: [Int](repeating: 0, count: width),
                amounts: [Double](repeating: 0, count: width))
        }
        var home = 0
        var previous: (subject: Int, period: Int)?
        for activity in activities.sorted(by: { ($0.subject, $0.period) < ($1.subject, $1.period) }) {
            if previous?.subject != activity.subject { home = activity.period - first }
            let age = activity.period - first - home
            let isNew = previous?.subject != activity.subject || previous?.period != activity.period
            if isNew { cohorts[home].active[age] += 1 }
            cohorts[home].amounts[age] += activity.amount
            previous = (activity.subject, activity.period)
        }
        self.cohorts = cohorts.filter { $0.size > 0 }
    }
}
