/// Sample quantiles by linear interpolation, "type 7" of Hyndman and Fan, "Sample quantiles in statistical
/// packages" (1996): what R, NumPy and spreadsheets give by default.
package enum Quantiles {
    /// - Throws: `.empty`; `.notFinite`; `.invalid` when a probability is outside 0...1.
    package static func of(_ values: [Double], at probabilities: [Double]) throws -> [Double] {
        if values.isEmpty { throw StatisticsError.empty }
        try StatisticsError.requireFinite(values)
        let sorted = values.sorted()
        return try probabilities.map { p in
            guard p >= 0, p <= 1 else { throw StatisticsError.invalid("probability \(p)") }
            return interpolate(sorted, at: p)
        }
    }

    package static func median(_ values: [Double]) throws -> Double { try of(values, at: [0.5])[0] }

    /// For callers that hold an ascending, non-empty array already.
    package static func interpolate(_ sorted: [Double], at p: Double) -> Double {
        let position = p * Double(sorted.count - 1)
        let below = Int(position.rounded(.down))
        let above = min(below + 1, sorted.count - 1)
        return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
    }
}
