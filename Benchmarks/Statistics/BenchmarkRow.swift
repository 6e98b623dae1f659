/// One line of the table: a published figure, ours beside it, and the seconds of both sides.
struct BenchmarkRow {
    var name: String
    var reference: Double
    var ours: Double
    /// How far from the reference is still right. `nil`: informative, never a miss.
    var tolerance: Double?
    /// Whether a better value than the reference also passes: `+1` higher is better, `-1` lower is better.
    var better: Int
    /// CPU seconds of the reference library, as stated beside the data; `nil` where none is stated.
    var referenceSeconds: Double?
    var ourSeconds: Double?

    init(
        _ name: String, reference: Double, ours: Double, tolerance: Double?, better: Int = 0,
        referenceSeconds: Double? = nil, ourSeconds: Double? = nil
    ) {
        self.name = name
        self.reference = reference
        self.ours = ours
        self.tolerance = tolerance
        self.better = better
        self.referenceSeconds = referenceSeconds
        self.ourSeconds = ourSeconds
    }

    var isMiss: Bool {
        guard let tolerance else { return false }
        let difference = ours - reference
        if better > 0, difference >= 0 { return false }
        if better < 0, difference <= 0 { return false }
        return !(abs(difference) <= tolerance)
    }

    var isSlower: Bool {
        guard let referenceSeconds, let ourSeconds else { return false }
        return ourSeconds > referenceSeconds
    }
}
