/// Which exponential smoothing model: error, trend and season, written as in the literature. `ETS(M,Ad,M)` has
/// multiplicative errors, a damped additive trend and a multiplicative season.
///
/// Taxonomy: Hyndman, Koehler, Ord and Snyder, "Forecasting with Exponential Smoothing" (2008). Multiplicative
/// trends are left out as in R's default: they explode. An additive error with a multiplicative season is left
/// out too: its likelihood is numerically unstable when a forecast comes near zero.
package struct ETSForm: Sendable, Hashable, CustomStringConvertible {
    package enum ErrorKind: Sendable, Hashable { case additive, multiplicative }
    package enum TrendKind: Sendable, Hashable { case none, additive, damped }
    package enum SeasonKind: Sendable, Hashable { case none, additive, multiplicative }

    package let error: ErrorKind
    package let trend: TrendKind
    package let season: SeasonKind

    /// `nil` for an additive error with a multiplicative season.
    package init?(error: ErrorKind, trend: TrendKind, season: SeasonKind) {
        if error == .additive, season == .multiplicative { return nil }
        self.error = error
        self.trend = trend
        self.season = season
    }

    /// From the usual short code, for example `ANN` or `MAdM`.
    package init?(code: String) {
        guard let form = ETSForm.all.first(where: { $0.code == code }) else { return nil }
        self = form
    }

    package static let all: [ETSForm] = {
        let errors: [ErrorKind] = [.additive, .multiplicative]
        let trends: [TrendKind] = [.none, .additive, .damped]
        let seasons: [SeasonKind] = [.none, .additive, .multiplicative]
        return errors.flatMap { error in
            trends.flatMap { trend in
                seasons.compactMap { ETSForm(error: error, trend: trend, season: $0) }
            }
        }
    }()

    package var code: String { letters.joined() }
    package var description: String { "ETS(\(letters.joined(separator: ",")))" }

    private var letters: [String] {
        let error = error == .additive ? "A" : "M"
        let trend = trend == .none ? "N" : trend == .additive ? "A" : "Ad"
        let season = season == .none ? "N" : season == .additive ? "A" : "M"
        return [error, trend, season]
    }

    package var needsPositiveValues: Bool { error == .multiplicative || season == .multiplicative }

    /// Smoothing parameters, starting states and the variance: what AICc counts.
    package func parameterCount(period: Int) -> Int {
        let trendCount = trend == .none ? 0 : trend == .additive ? 2 : 3
        return 3 + trendCount + (season == .none ? 0 : period)
    }
}
