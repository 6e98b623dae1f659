/// Where the search begins: the season from a classical decomposition of the first seasons, level and slope from
/// a line through the first values without season (Hyndman et al. 2008, section 2.6.1).
enum ETSStart {
    static func parameters(_ series: TimeSeries, form: ETSForm, alpha: Double) throws -> ETSParameters {
        var adjusted = series.values
        var start = ETSParameters(alpha: alpha, level: 0)
        if form.season != .none {
            let kind: SeasonalDecomposition.Kind = form.season == .additive ? .additive : .multiplicative
            let span = min(series.count, max(4 * series.period, 2 * series.period + 2))
            let season = try SeasonalDecomposition(of: series.prefix(span), kind: kind)
            let figures = kind == .additive ? season.indices : positive(season.indices)
            start.seasons = figures
            adjusted = adjusted.enumerated().map { index, value in
                let figure = figures[index % figures.count]
                return kind == .additive ? value - figure : value / figure
            }
        }
        let span = min(adjusted.count, max(10, 2 * series.period))
        let head = Array(adjusted.prefix(span))
        let slope = span > 1 ? Theta.slope(head) : 0
        let mean = head.reduce(0, +) / Double(span)
        start.level = form.trend == .none ? mean : mean - slope * Double(span + 1) / 2
        if form.trend != .none { start.slope = slope }
        // Relative errors need a positive first forecast.
        if form.error == .multiplicative, start.level <= 0 {
            start.level = max(adjusted[0], series.values.min() ?? 1)
            start.slope = 0
        }
        if form.trend != .none { start.beta = 0.1 * alpha }
        if form.season != .none { start.gamma = 0.05 * (1 - alpha) }
        if form.trend == .damped { start.phi = 0.97 }
        return start
    }

    /// Multiplicative seasons bounded away from zero and brought back to mean 1.
    private static func positive(_ indices: [Double]) -> [Double] {
        let bounded = indices.map { max($0, 0.05) }
        let mean = bounded.reduce(0, +) / Double(bounded.count)
        return bounded.map { $0 / mean }
    }
}
