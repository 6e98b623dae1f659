/// Whether predicted probabilities mean what they say: rows sorted by prediction into bins of equal size, what was
/// predicted in each beside what happened.
package struct ReliabilityTable: Sendable {
    package struct Bin: Sendable, Equatable {
        package let rows: Int
        package let predicted: Double
        package let observed: Double
        /// Share of all positives found in this bin and those above it, when working from the best score down.
        package let captured: Double
        /// That share over the share of rows: the lift of working this far down the list.
        package let lift: Double
    }

    /// The highest predictions first.
    package let bins: [Bin]
    /// Mean distance of predicted from observed over the bins, weighted by rows (expected calibration error;
    /// Naeini, Cooper and Hauskrecht, AAAI 2015, with bins of equal size).
    package let calibrationError: Double

    /// - Throws: `.empty`, `.lengthMismatch`, `.notFinite`, `.tooFew` rows for that many bins, `.constantColumn`
    ///   without a positive.
    package init(probabilities: [Double], outcomes: [Bool], bins count: Int = 10) throws {
        if probabilities.isEmpty { throw StatisticsError.empty }
        try StatisticsError.requireSameLength(probabilities.count, outcomes.count)
        try StatisticsError.requireFinite(probabilities)
        if count < 1 || probabilities.count < count { throw StatisticsError.tooFew(needed: max(count, 1)) }
        let positives = outcomes.count { $0 }
        if positives == 0 { throw StatisticsError.constantColumn(name: "outcome") }
        let descending = probabilities.indices.sorted { (probabilities[$1], $0) < (probabilities[$0], $1) }
        var hits = 0
        bins = (0..<count).map { bin in
            let end = (bin + 1) * descending.count / count
            let rows = descending[bin * descending.count / count..<end]
            let own = rows.count { outcomes[$0] }
            hits += own
            let captured = Double(hits) / Double(positives)
            return Bin(
                rows: rows.count, predicted: rows.reduce(0) { $0 + probabilities[$1] } / Double(rows.count),
                observed: Double(own) / Double(rows.count), captured: captured,
                lift: captured / (Double(end) / Double(descending.count)))
        }
        let total = Double(probabilities.count)
        calibrationError = bins.reduce(0) { $0 + abs($1.predicted - $1.observed) * Double($1.rows) } / total
    }
}
