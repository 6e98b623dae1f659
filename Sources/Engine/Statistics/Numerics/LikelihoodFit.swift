/// Where a likelihood of positive parameters is highest, and how sure the data are of it.
package struct LikelihoodFit: Sendable {
    package var parameters: [Double]
    package var logLikelihood: Double
    /// Asymptotic covariance of `parameters`, row-major: the inverse of the observed information.
    package var covariance: [Double]
    package var iterations: Int
    /// How many of the starting points ended at this optimum; one of several hints at a rugged likelihood.
    package var startsAgreeing: Int

    /// Asymptotic standard errors, from the Hessian.
    package var standardErrors: [Double] {
        parameters.indices.map { covariance[$0 * parameters.count + $0].squareRoot() }
    }

    /// AIC = 2k − 2 ln L: Akaike 1974.
    package var akaike: Double { 2 * Double(parameters.count) - 2 * logLikelihood }
}

/// A model together with how it was estimated.
package struct Fitted<Model: Sendable>: Sendable {
    package var model: Model
    package var likelihood: LikelihoodFit
}
