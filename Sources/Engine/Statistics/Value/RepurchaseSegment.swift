/// The eleven names usual for regions of RFM scores. The first rule that matches names the buyer; bounds are
/// inclusive (defaults of the R package `rfm`).
package enum RepurchaseSegment: String, Sendable, CaseIterable {
    case champions = "Champions"
    case potentialLoyalist = "Potential Loyalist"
    case loyal = "Loyal Customers"
    case promising = "Promising"
    case new = "New Customers"
    case cannotLose = "Can't Lose Them"
    case atRisk = "At Risk"
    case needAttention = "Need Attention"
    case aboutToSleep = "About To Sleep"
    case lost = "Lost"
    case others = "Others"

    private typealias Rule = (
        segment: RepurchaseSegment, recency: ClosedRange<Int>, frequency: ClosedRange<Int>, monetary: ClosedRange<Int>
    )

    private static let rules: [Rule] = [
        (.champions, 5...5, 5...5, 5...5),
        (.potentialLoyalist, 3...5, 3...5, 2...5),
        (.loyal, 2...4, 2...4, 2...4),
        (.promising, 3...4, 1...3, 3...5),
        (.new, 4...5, 1...3, 1...5),
        (.cannotLose, 1...2, 3...4, 4...5),
        (.atRisk, 1...2, 2...5, 4...5),
        (.needAttention, 1...3, 3...5, 3...5),
        (.aboutToSleep, 2...3, 1...3, 1...4),
        (.lost, 1...1, 1...5, 1...5),
    ]

    /// Scores of 1 to 5.
    package init(recency: Int, frequency: Int, monetary: Int) {
        let match = Self.rules.first {
            $0.recency.contains(recency) && $0.frequency.contains(frequency) && $0.monetary.contains(monetary)
        }
        self = match?.segment ?? .others
    }
}
