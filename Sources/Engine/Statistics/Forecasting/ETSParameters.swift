import Foundation

/// Smoothing parameters in error-correction form, and the states before the first observation.
///
/// `beta` here is the weight of an error on the slope (β = αβ* of the textbook), `gamma` on the season. `seasons`
/// has one entry for each position within the season, the first belonging to the first observation; it is empty
/// for a form without season. Seasons sum to 0 (additive) or to the period (multiplicative) at the start.
package struct ETSParameters: Sendable, Equatable {
    package var alpha: Double
    package var beta: Double
    package var gamma: Double
    package var phi: Double
    package var level: Double
    package var slope: Double
    package var seasons: [Double]

    package init(
        alpha: Double, beta: Double = 0, gamma: Double = 0, phi: Double = 1, level: Double, slope: Double = 0,
        seasons: [Double] = []
    ) {
        self.alpha = alpha
        self.beta = beta
        self.gamma = gamma
        self.phi = phi
        self.level = level
        self.slope = slope
        self.seasons = seasons
    }
}

/// How the optimiser sees the parameters: unbounded numbers of similar size.
///
/// The usual region, with the limits R uses: α in [1e-4, 0.9999], β below α, γ below 1 - α, φ in [0.8, 0.98].
/// Logistic curves map the line onto it. States are measured in `unit` (a typical one-step error), seasons that
/// multiply in `seasonUnit`; the first season follows from the others.
struct ETSCoordinates {
    let form: ETSForm
    let period: Int
    let unit: Double
    let seasonUnit: Double

    private static let floor = 1e-4, alphaRange = 0.9998, phiFloor = 0.8, phiRange = 0.18

    func parameters(_ point: [Double]) -> ETSParameters {
        var next = 0
        func take() -> Double {
            defer { next += 1 }
            return point[next]
        }
        let floor = ETSCoordinates.floor
        var result = ETSParameters(alpha: floor + ETSCoordinates.alphaRange * logistic(take()), level: 0)
        if form.trend != .none { result.beta = floor + (result.alpha - floor) * logistic(take()) }
        if form.season != .none { result.gamma = floor + max(1 - result.alpha - floor, 0) * logistic(take()) }
        if form.trend == .damped { result.phi = ETSCoordinates.phiFloor + ETSCoordinates.phiRange * logistic(take()) }
        result.level = unit * take()
        if form.trend != .none { result.slope = unit * take() }
        guard form.season != .none else { return result }
        var rest = form.season == .additive ? 0 : Double(period)
        result.seasons = [Double](repeating: 0, count: period)
        for position in 1..<period {
            result.seasons[position] = seasonUnit * take()
            rest -= result.seasons[position]
        }
        result.seasons[0] = rest
        return result
    }

    func point(_ parameters: ETSParameters) -> [Double] {
        let floor = ETSCoordinates.floor
        var point = [logit((parameters.alpha - floor) / ETSCoordinates.alphaRange)]
        if form.trend != .none { point.append(logit((parameters.beta - floor) / (parameters.alpha - floor))) }
        if form.season != .none { point.append(logit((parameters.gamma - floor) / (1 - parameters.alpha - floor))) }
        if form.trend == .damped {
            point.append(logit((parameters.phi - ETSCoordinates.phiFloor) / ETSCoordinates.phiRange))
        }
        point.append(parameters.level / unit)
        if form.trend != .none { point.append(parameters.slope / unit) }
        if form.season != .none { point += parameters.seasons.dropFirst().map { $0 / seasonUnit } }
        return point
    }

    /// Chain rule from derivatives by the parameters (`slopes`) to derivatives by the coordinates.
    func pullBack(_ slopes: ETSParameters, at point: [Double], into gradient: inout [Double]) {
        let floor = ETSCoordinates.floor
        var next = 1
        var byAlpha = slopes.alpha
        let alphaShare = logistic(point[0])
        let alpha = floor + ETSCoordinates.alphaRange * alphaShare
        if form.trend != .none {
            let share = logistic(point[next])
            gradient[next] = slopes.beta * (alpha - floor) * share * (1 - share)
            byAlpha += slopes.beta * share
            next += 1
        }
        if form.season != .none {
            let share = logistic(point[next]), room = max(1 - alpha - floor, 0)
            gradient[next] = slopes.gamma * room * share * (1 - share)
            if room > 0 { byAlpha -= slopes.gamma * share }
            next += 1
        }
        if form.trend == .damped {
            let share = logistic(point[next])
            gradient[next] = slopes.phi * ETSCoordinates.phiRange * share * (1 - share)
            next += 1
        }
        gradient[0] = byAlpha * ETSCoordinates.alphaRange * alphaShare * (1 - alphaShare)
        gradient[next] = slopes.level * unit
        next += 1
        if form.trend != .none {
            gradient[next] = slopes.slope * unit
            next += 1
        }
        guard form.season != .none else { return }
        for position in 1..<period {
            gradient[next] = (slopes.seasons[position] - slopes.seasons[0]) * seasonUnit
            next += 1
        }
    }
}

private func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

private func logit(_ share: Double) -> Double {
    let inside = min(max(share, 1e-6), 1 - 1e-6)
    return log(inside / (1 - inside))
}
