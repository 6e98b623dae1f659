import Foundation

/// An exponential smoothing model with its parameters found by maximum likelihood.
///
/// `logLikelihood` leaves out the constant, as R does, so that figures compare. Standard references as in
/// `ETSForm`; the search is quasi-Newton on the exact gradient, started from two smoothing weights because the
/// likelihood often has a valley of slow and one of fast adaptation.
package struct ETSModel: Sendable {
    package let form: ETSForm
    package let series: TimeSeries
    package let parameters: ETSParameters
    package let logLikelihood: Double
    /// Sum of squared one-step errors; relative ones for a multiplicative form.
    package let squaredErrors: Double
    let final: ETSParameters

    /// Fits `form`.
    ///
    /// Errors: `tooFew` when the series has no degree of freedom left or a seasonal form lacks two seasons,
    /// `outOfRange` when a multiplicative form meets a value that isn't positive.
    package init(fitting series: TimeSeries, form: ETSForm, starts: [Double] = [0.1, 0.6]) throws {
        try ETSModel.check(series, form)
        let recursion = ETSRecursion(series, form: form)
        var best: (value: Double, parameters: ETSParameters)?
        for alpha in starts {
            let start = try ETSStart.parameters(series, form: form, alpha: alpha)
            let found = ETSModel.descend(recursion, from: start, series: series)
            if found.value < best?.value ?? .infinity { best = found }
        }
        guard let best else { throw StatisticsError.notConverged(iterations: 0) }
        try self.init(series, form: form, parameters: best.parameters)
    }

    /// A model with given parameters.
    package init(_ series: TimeSeries, form: ETSForm, parameters: ETSParameters) throws {
        let recursion = ETSRecursion(series, form: form)
        let deviance = recursion.deviance(parameters)
        guard deviance.isFinite else { throw StatisticsError.invalid("parameters outside \(form)") }
        self.form = form
        self.series = series
        self.parameters = parameters
        logLikelihood = -deviance / 2
        squaredErrors = recursion.squaredErrors
        final = recursion.final
    }

    /// Akaike's criterion corrected for short series; needs more observations than parameters plus one.
    package var aicc: Double {
        let count = Double(form.parameterCount(period: series.period)), size = Double(series.count)
        return -2 * logLikelihood + 2 * count + 2 * count * (count + 1) / (size - count - 1)
    }

    package var aic: Double { -2 * logLikelihood + 2 * Double(form.parameterCount(period: series.period)) }

    /// Variance of the one-step errors (relative ones for a multiplicative form).
    package var variance: Double { squaredErrors / Double(freedom) }

    /// Observations that are left when the parameters have taken theirs.
    var freedom: Int { max(series.count - form.parameterCount(period: series.period) + 1, 1) }

    private static func check(_ series: TimeSeries, _ form: ETSForm) throws {
        let needed = max(form.parameterCount(period: series.period) + 2, form.season == .none ? 0 : 2 * series.period)
        if series.count < needed { throw StatisticsError.tooFew(needed: needed) }
        if form.needsPositiveValues, let index = series.values.firstIndex(where: { $0 <= 0 }) {
            throw StatisticsError.outOfRange(what: "value for a multiplicative model", index: index)
        }
        if form.season != .none, series.period < 2 { throw StatisticsError.invalid("a season of one observation") }
    }

    private static func descend(
        _ recursion: ETSRecursion, from start: ETSParameters, series: TimeSeries
    ) -> (value: Double, parameters: ETSParameters) {
        let form = recursion.form
        guard recursion.deviance(start).isFinite else { return (.infinity, start) }
        var typical = (recursion.squaredErrors / Double(series.count)).squareRoot()
        let size = max(abs(start.level), 1e-9)
        if form.error == .multiplicative { typical *= size }
        let unit = max(typical, 1e-6 * size)
        let coordinates = ETSCoordinates(
            form: form, period: series.period, unit: unit,
            seasonUnit: form.season == .multiplicative ? min(unit / size, 0.2) : unit)
        var search = LBFGS()
        search.memory = 20
        search.maxIterations = 400
        search.gradientTolerance = 1e-7
        let found = search.minimize(from: coordinates.point(start)) { point, gradient in
            let value = recursion.deviance(coordinates.parameters(point))
            if value.isFinite { coordinates.pullBack(recursion.gradient(), at: point, into: &gradient) }
            return value
        }
        return (found.value, coordinates.parameters(found.point))
    }
}
