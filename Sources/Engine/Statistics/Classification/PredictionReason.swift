/// Why one prediction is what it is: a column's push, in log-odds, away from the average case.
package struct PredictionReason: Sendable, Equatable {
    package let column: String
    /// The value the case has there, as text; `nil` where missing.
    package let value: String?
    /// Positive: makes the outcome likelier.
    package let push: Double
}
