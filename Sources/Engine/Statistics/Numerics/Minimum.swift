/// Where a minimiser stopped.
package struct Minimum: Sendable {
    package var point: [Double]
    package var value: Double
    package var gradient: [Double]
    package var iterations: Int
    /// Whether the stopping criterion was met; `false` means the iteration limit or a dead end came first.
    package var converged: Bool
}
