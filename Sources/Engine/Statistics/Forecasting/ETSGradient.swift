/// Derivatives of the deviance by every parameter at the point of the last pass, by running the equations
/// backwards (reverse accumulation; Griewank and Walther, "Evaluating Derivatives", 2008). It costs about two
/// passes whatever the number of parameters, which makes searching all fifteen forms affordable.
extension ETSRecursion {
    func gradient() -> ETSParameters {
        let kind = form.season, relative = form.error == .multiplicative
        let (alpha, beta, phi) = (final.alpha, final.beta, final.phi)
        let weight = 2 * Double(values.count) / squaredErrors
        var by = ETSParameters(alpha: 0, phi: 0, level: 0, seasons: final.seasons.map { _ in 0 })
        var position = kind == .none ? 0 : (values.count - 1) % period
        for index in stride(from: values.count - 1, through: 0, by: -1) {
            let value = values[index], mu = expected[index], slope = slopes[index]
            let base = levels[index] + phi * slope
            var byMu = -weight * (value - mu)
            if relative { byMu = (2 - weight * (value / mu - 1) * value / mu) / mu }
            let byDelta = alpha * by.level + beta * by.slope
            var byBase = by.level - byDelta
            var delta = value - base
            if kind == .none {
                byBase += byMu
            } else {
                delta = stepSeason(
                    &by, position, Season(value: value, base: base, season: seasons[index]), byMu: byMu,
                    byDelta: byDelta, byBase: &byBase)
                position = position == 0 ? period - 1 : position - 1
            }
            by.alpha += by.level * delta
            by.beta += by.slope * delta
            let bySlope = byBase + by.slope
            by.phi += slope * bySlope
            (by.level, by.slope) = (byBase, phi * bySlope)
        }
        return by
    }

    private struct Season {
        let value: Double, base: Double, season: Double
    }

    /// The share of one observation that went through its season. Returns δ.
    @inline(__always)
    private func stepSeason(
        _ by: inout ETSParameters, _ position: Int, _ at: Season, byMu: Double, byDelta: Double,
        byBase: inout Double
    ) -> Double {
        let gamma = final.gamma, bySeason = by.seasons[position]
        if form.season == .additive {
            let delta = at.value - at.season - at.base
            by.gamma += bySeason * delta
            byBase += byMu - gamma * bySeason
            by.seasons[position] = (1 - gamma) * bySeason - byDelta + byMu
            return delta
        }
        let detrended = at.value / at.base
        by.gamma += bySeason * (detrended - at.season)
        byBase += byMu * at.season - gamma * bySeason * detrended / at.base
        let throughPlain = byDelta * at.value / (at.season * at.season)
        by.seasons[position] = (1 - gamma) * bySeason - throughPlain + byMu * at.base
        return at.value / at.season - at.base
    }
}
