/// Columns that say too much to be true: filled in after the outcome was known, or by it.
///
/// Three signs, each by itself enough for a doubt. A hint for a person, who knows when a column is filled in: one can
/// be doubted and legitimate, and a leak that is only weak passes.
package struct LeakingColumns: Sendable {
    package enum Doubt: Sendable, Equatable {
        /// The outcome ranked by this column only, by rates learned on the other half of the rows, reaches an AUC no
        /// honest single column has.
        case tooGoodAlone
        /// Values that cover a good part of the rows decide the outcome, always or never.
        case decidesOutcome
        /// It is filled in far more often for one outcome than for the other.
        case filledWithOutcome
    }

    package struct Finding: Sendable, Equatable {
        package let column: String
        /// Of the column alone, out of sample.
        package let areaUnderCurve: Double
        /// Share of the rows whose value decides the outcome, and did not do so by chance.
        package let decidedShare: Double
        /// Share filled in among positives minus that among negatives.
        package let fillGap: Double
        package let doubts: [Doubt]
    }

    /// All columns, the most telling first.
    package let findings: [Finding]

    package var suspects: [String] { findings.filter { !$0.doubts.isEmpty }.map(\.column) }

    /// - Parameters:
    ///   - limit: the AUC from which a single column is too good.
    ///   - certainty: a value decides when at least this share of its rows agree.
    ///   - share: the part of all rows such values must cover.
    ///   - gap: the difference of fill rates from which on they follow the outcome.
    /// - Throws: `.constantColumn` for one outcome; `.tooFew` below 20 rows.
    package init(
        _ table: FeatureTable, outcomes: [Bool], limit: Double = 0.9, certainty: Double = 0.98, share: Double = 0.25,
        gap: Double = 0.25
    ) throws {
        try table.requireOutcomes(outcomes)
        if table.rowCount < 20 { throw StatisticsError.tooFew(needed: 20) }
        let bins = try FeatureBinning(table).bins(table)
        let rate = Double(outcomes.count { $0 }) / Double(outcomes.count)
        findings = try table.columns.indices.map { column in
            let own = Array(bins[column * table.rowCount..<(column + 1) * table.rowCount])
            let counts = Counts(own, outcomes)
            let area = try BinaryMetrics.areaUnderCurve(scores: counts.crossFitted(own, rate), outcomes: outcomes)
            let decided = counts.decided(certainty: certainty, rate: rate)
            let fillGap = table.fillGap(column: column, outcomes)
            var doubts: [Doubt] = []
            if area >= limit { doubts.append(.tooGoodAlone) }
            if decided >= share { doubts.append(.decidesOutcome) }
            if abs(fillGap) >= gap { doubts.append(.filledWithOutcome) }
            return Finding(
                column: table.columns[column].name, areaUnderCurve: area, decidedShare: decided, fillGap: fillGap,
                doubts: doubts)
        }.sorted { $0.areaUnderCurve > $1.areaUnderCurve }
    }

    /// Rows and positives of every bin in each half (even and odd rows).
    private struct Counts {
        private var rows = [[Double]](repeating: [Double](repeating: 0, count: FeatureBinning.binCount), count: 2)
        private var hits = [[Double]](repeating: [Double](repeating: 0, count: FeatureBinning.binCount), count: 2)

        init(_ bins: [UInt8], _ outcomes: [Bool]) {
            for (row, bin) in bins.enumerated() {
                rows[row % 2][Int(bin)] += 1
                if outcomes[row] { hits[row % 2][Int(bin)] += 1 }
            }
        }

        /// Each row scored by its bin's rate in the other half, drawn to the overall rate by ten rows.
        func crossFitted(_ bins: [UInt8], _ rate: Double) -> [Double] {
            bins.enumerated().map { row, bin in
                let other = 1 - row % 2
                return (hits[other][Int(bin)] + 10 * rate) / (rows[other][Int(bin)] + 10)
            }
        }

        /// A bin with 30 rows or more that is pure is no accident unless the outcome is nearly always so.
        func decided(certainty: Double, rate: Double) -> Double {
            var covered = 0.0
            var total = 0.0
            for bin in 0..<FeatureBinning.binCount {
                let n = rows[0][bin] + rows[1][bin]
                let positive = hits[0][bin] + hits[1][bin]
                total += n
                guard n >= 30 else { continue }
                let isSure = positive / n >= certainty && rate < 0.9
                let isNever = positive / n <= 1 - certainty && rate > 0.1
                if isSure || isNever { covered += n }
            }
            return covered / total
        }
    }
}

extension FeatureTable {
    /// Share of the positives for which the column is filled in minus that of the negatives.
    fileprivate func fillGap(column: Int, _ outcomes: [Bool]) -> Double {
        var filled = (yes: 0.0, no: 0.0)
        for row in 0..<rowCount where text(column: column, row: row) != nil {
            if outcomes[row] { filled.yes += 1 } else { filled.no += 1 }
        }
        let positives = Double(outcomes.count { $0 })
        return filled.yes / positives - filled.no / (Double(rowCount) - positives)
    }
}
