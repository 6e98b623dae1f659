import Synchronization

/// Counts how often a closure was executed.
final class RunCounter: Sendable {
    private let runs = Atomic(0)

    var count: Int { runs.load(ordering: .sequentiallyConsistent) }

    /// - Returns: which run this is, from 1.
    @discardableResult
    func add() -> Int { runs.add(1, ordering: .sequentiallyConsistent).newValue }
}
