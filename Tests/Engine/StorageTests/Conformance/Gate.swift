import Dispatch

/// Lets a test decide when a database's thread goes on. Opens once, for everybody.
final class Gate: Sendable {
    private let group = DispatchGroup()

    init() { group.enter() }

    func open() { group.leave() }

    /// Blocks the thread.
    func pass() { group.wait() }

    /// Suspends the task.
    func opened() async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            group.notify(queue: .global()) { continuation.resume() }
        }
    }
}
