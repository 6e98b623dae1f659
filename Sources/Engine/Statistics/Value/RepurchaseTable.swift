/// Histories as columns, equal ones merged into a weight: a million buyers observed in days are far fewer
/// distinct rows, and the likelihood costs by the row.
struct RepurchaseTable {
    private(set) var frequency: [Int] = []
    private(set) var recency: [Double] = []
    private(set) var age: [Double] = []
    private(set) var weight: [Double] = []
    let total: Double
    let largestFrequency: Int

    /// - Throws: `.empty`, and `.constantColumn` when nobody ever came back:
    ///   then the likelihood grows without end as the purchase rate goes to zero.
    init(_ histories: [RepurchaseHistory]) throws {
        if histories.isEmpty { throw StatisticsError.empty }
        total = Double(histories.count)
        largestFrequency = histories.lazy.map(\.frequency).max() ?? 0
        if largestFrequency == 0 { throw StatisticsError.constantColumn(name: "frequency") }
        let sorted = histories.sorted {
            ($0.frequency, $0.age, $0.recency) < ($1.frequency, $1.age, $1.recency)
        }
        for history in sorted {
            let row = weight.count - 1
            if row >= 0, frequency[row] == history.frequency, age[row] == history.age,
                recency[row] == history.recency
            {
                weight[row] += 1
            } else {
                frequency.append(history.frequency)
                recency.append(history.recency)
                age.append(history.age)
                weight.append(1)
            }
        }
    }

    var count: Int { weight.count }

    /// Mean repeat purchases per unit of time: gives the starts their scale.
    ///
    /// - Throws: `.empty`.
    static func rate(_ histories: [RepurchaseHistory]) throws -> Double {
        if histories.isEmpty { throw StatisticsError.empty }
        let repeats = histories.reduce(0.0) { $0 + Double($1.frequency) }
        let time = histories.reduce(0.0) { $0 + $1.age }
        return repeats > 0 && time > 0 ? repeats / time : 1
    }
}
