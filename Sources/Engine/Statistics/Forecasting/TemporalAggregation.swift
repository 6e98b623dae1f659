/// Intermittent demand summed over longer periods until the zeros are gone, smoothed there, and divided again.
///
/// `single` is ADIDA (Nikolopoulos, Syntetos, Boylan, Petropoulos and Assimakopoulos 2011): one aggregation
/// level, the mean interval between demands. `multiple` is IMAPA (Petropoulos and Kourentzes 2015): the mean over
/// all levels up to that one. Each level is smoothed with its best weight in [0.1, 0.3], starting at the first
/// sum; found by golden section, so that the figures are those of statsforecast to the last digit.
package struct TemporalAggregation: ForecastMethod {
    package enum Levels: Sendable { case single, multiple }

    package var levels: Levels
    package init(_ levels: Levels) { self.levels = levels }

    package var name: String { levels == .single ? "ADIDA" : "IMAPA" }

    package func forecast(_ series: TimeSeries, horizon: Int, level: Double) throws -> Forecast {
        try requireHorizon(horizon)
        return try .flat(rate(series), after: series, horizon: horizon, level: level, method: name)
    }

    /// Expected demand per period.
    package func rate(_ series: TimeSeries) throws -> Double {
        try requireDemand(series)
        guard let interval = TemporalAggregation.meanInterval(series.values) else { return 0 }
        switch levels {
        case .single:
            return TemporalAggregation.smoothed(series.values, over: max(Int(interval.rounded(.toNearestOrEven)), 1))
        case .multiple:
            let longest = max(Int(interval.rounded(.toNearestOrEven)), 1)
            let rates = (1...longest).map { TemporalAggregation.smoothed(series.values, over: $0) }
            return rates.reduce(0, +) / Double(longest)
        }
    }

    private static func meanInterval(_ values: [Double]) -> Double? {
        var last = -1, demands = 0
        for (index, value) in values.enumerated() where value > 0 {
            demands += 1
            last = index
        }
        return demands == 0 ? nil : Double(last + 1) / Double(demands)
    }

    /// Rate per period of the sums over `length` periods; an incomplete first sum is dropped.
    private static func smoothed(_ values: [Double], over length: Int) -> Double {
        let rest = values.count % length
        var sums: [Double] = []
        for start in stride(from: rest, to: values.count, by: length) {
            sums.append(values[start..<start + length].reduce(0, +))
        }
        if sums.isEmpty { return values.reduce(0, +) / Double(values.count) }
        return WeightSearch.level(sums) / Double(length)
    }
}

/// Simple smoothing that starts at the first value, with the weight that makes the one-step errors least.
enum WeightSearch {
    static func level(_ values: [Double], in range: ClosedRange<Double> = 0.1...0.3) -> Double {
        func squaredErrors(_ alpha: Double) -> Double {
            SimpleSmoothing(alpha: alpha, values: values).squaredErrors
        }
        let best = LineMinimum(
            goldenSectionFrom: range.lowerBound, to: range.upperBound, tolerance: 1e-8, of: squaredErrors)
        // Two sums, or zeros up to the last, say nothing about the weight: then the middle of the range.
        let middle = (range.lowerBound + range.upperBound) / 2
        let alpha = squaredErrors(middle) <= best.value ? middle : best.argument
        return SimpleSmoothing(alpha: alpha, values: values).level
    }
}
