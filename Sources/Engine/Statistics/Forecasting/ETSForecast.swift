import Foundation
import MartletKernel

extension ETSModel {
    /// Expected values.
    package func ahead(_ horizon: Int) -> [Double] {
        if form.season == .multiplicative { return expectedProducts(horizon) }
        var base = final.level, damping = 1.0
        return (0..<horizon).map { step in
            damping *= parameters.phi
            base += damping * final.slope
            return form.season == .none ? base : base + season(step)
        }
    }

    /// With a season that multiplies, level and season share their errors, so the expectation of the product is
    /// not the product of the expectations: E[level · season] and E[slope · season] are carried for every
    /// position of the season (class 3 of Hyndman et al. 2008, section 6.3). R's `forecast` does the same but
    /// leaves the first step of a damped trend undamped.
    private func expectedProducts(_ horizon: Int) -> [Double] {
        let (alpha, beta, gamma, phi) = (parameters.alpha, parameters.beta, parameters.gamma, parameters.phi)
        var levels = final.seasons.map { $0 * final.level }, slopes = final.seasons.map { $0 * final.slope }
        return (0..<horizon).map { step in
            let position = (series.count + step) % series.period
            for index in levels.indices {
                slopes[index] *= phi
                levels[index] += slopes[index]
            }
            let mean = levels[position]
            levels[position] += alpha * gamma * variance * mean
            slopes[position] += beta * gamma * variance * mean
            return mean
        }
    }

    private func season(_ step: Int) -> Double { final.seasons[(series.count + step) % series.period] }

    /// Point forecasts with a band: the closed form where the model is linear with constant variance (table 6.1
    /// of Hyndman et al. 2008), otherwise quantiles of `paths` simulated futures from a fixed seed.
    package func forecast(horizon: Int, level: Double, paths: Int = 1_000) throws -> Forecast {
        let mean = ahead(horizon)
        if form.error == .additive {
            return try Forecast(
                method: form.description, mean: mean, standardErrors: linearErrors(horizon), freedom: freedom,
                level: level)
        }
        guard level > 0, level < 1 else { throw StatisticsError.invalid("a band of level \(level)") }
        let draws = simulate(horizon, paths: paths)
        let tail = (1 - level) / 2
        let ends = draws.map { step -> (Double, Double) in
            let sorted = step.sorted()
            return (Quantiles.interpolate(sorted, at: tail), Quantiles.interpolate(sorted, at: 1 - tail))
        }
        return Forecast(
            method: form.description, mean: mean, lower: ends.map(\.0), upper: ends.map(\.1), level: level)
    }

    private func linearErrors(_ horizon: Int) -> [Double] {
        var growth = 1.0, slope = 0.0, damping = 1.0
        return (1...horizon).map { step in
            defer {
                damping *= parameters.phi
                slope += parameters.beta * damping
                let season = form.season != .none && step % series.period == 0 ? parameters.gamma : 0
                let response = parameters.alpha + slope + season
                growth += response * response
            }
            return (variance * growth).squareRoot()
        }
    }

    /// One array of simulated values for each step.
    private func simulate(_ horizon: Int, paths: Int) -> [[Double]] {
        var random = SeededRandom(seed: 0x5EED)
        var result = [[Double]](repeating: [], count: horizon)
        for step in result.indices { result[step].reserveCapacity(paths) }
        for _ in 0..<paths {
            var state = final
            // The variance is itself an estimate; each path draws what it might really be.
            let chiSquare = 2 * random.gamma(shape: Double(freedom) / 2)
            let deviation = (variance * Double(freedom) / chiSquare).squareRoot()
            for step in 0..<horizon {
                let error = max(random.normal() * deviation, -0.999)
                result[step].append(advance(&state, step: step, relativeError: error))
            }
        }
        return result
    }

    private func advance(_ state: inout ETSParameters, step: Int, relativeError: Double) -> Double {
        let base = state.level + parameters.phi * state.slope
        let position = form.season == .none ? 0 : (series.count + step) % series.period
        let season = form.season == .none ? 0 : state.seasons[position]
        let mu = form.season == .multiplicative ? base * season : base + season
        let error = mu * relativeError
        let delta = form.season == .multiplicative ? base * relativeError : error
        state.level = base + parameters.alpha * delta
        state.slope = parameters.phi * state.slope + parameters.beta * delta
        if form.season == .multiplicative { state.seasons[position] += parameters.gamma * season * relativeError }
        if form.season == .additive { state.seasons[position] += parameters.gamma * error }
        return mu + error
    }
}
