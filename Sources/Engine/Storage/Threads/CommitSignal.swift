import Synchronization

/// Wakes those who wait for a commit. Counts commits, so that one that happened between reading and beginning to wait
/// is not missed.
package final class CommitSignal: Sendable {
    private struct State {
        var count: UInt64 = 0
        var nextWaiter = 0
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
        /// Those whose time was over before they had begun to wait.
        var expired: Set<Int> = []
    }

    private let state = Mutex(State())

    package init() {}

    package var count: UInt64 { state.withLock { $0.count } }

    package func announce() {
        let waiters = state.withLock { state in
            state.count += 1
            defer { state.waiters = [:] }
            return state.waiters
        }
        for waiter in waiters.values { waiter.resume() }
    }

    /// Returns once the count is past `mark`, after `timeout`, or when the task is cancelled.
    package func wait(past mark: UInt64, timeout: Duration) async {
        let key = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        let alarm = Task {
            try? await Task.sleep(for: timeout)
            release(key)
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isDue = state.withLock { state in
                    if state.count > mark || state.expired.contains(key) { return true }
                    state.waiters[key] = continuation
                    return false
                }
                if isDue { continuation.resume() }
            }
        } onCancel: {
            release(key)
        }
        alarm.cancel()
        await alarm.value
        state.withLock { _ = $0.expired.remove(key) }
    }

    private func release(_ key: Int) {
        let waiter = state.withLock { state in
            let waiter = state.waiters.removeValue(forKey: key)
            if waiter == nil { state.expired.insert(key) }
            return waiter
        }
        waiter?.resume()
    }
}
