import Dispatch
import Synchronization

/// Work for threads that may block: first in, first out, taken by one thread or by several.
///
/// Drivers wait on disks and sockets, which would starve Swift's cooperative pool; so a database keeps threads of its
/// own and tasks hand them their work through this queue.
package final class WorkQueue<Work: Sendable>: Sendable {
    private struct State {
        var waiting: [Work] = []
        /// Index of the first work not taken; the taken part is cut off now and then instead of at every take.
        var head = 0
        var isClosed = false
    }

    private let state = Mutex(State())
    /// Counts one for each work waiting, and one for "closed" that is handed from thread to thread.
    private let arrivals = DispatchSemaphore(value: 0)

    package init() {}

    /// How much is waiting at this moment.
    package var count: Int { state.withLock { $0.waiting.count - $0.head } }

    /// - Returns: false once the queue is closed; the work is then not taken.
    package func add(_ work: Work) -> Bool {
        let accepted = state.withLock { state in
            if !state.isClosed { state.waiting.append(work) }
            return !state.isClosed
        }
        if accepted { arrivals.signal() }
        return accepted
    }

    /// Blocks until there is work; `nil` when the queue is closed and everything in it was taken.
    package func next() -> Work? {
        arrivals.wait()
        return take()
    }

    /// As `next`, but gives up at `deadline`; `nil` says nothing about whether the queue is closed.
    package func next(before deadline: DispatchTime) -> Work? {
        guard arrivals.wait(timeout: deadline) == .success else { return nil }
        return take()
    }

    /// Lets the threads finish what is waiting and then stop.
    package func close() {
        let first = state.withLock { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
        if first { arrivals.signal() }
    }

    private func take() -> Work? {
        let work: Work? = state.withLock { state in
            guard state.head < state.waiting.count else { return nil }
            defer {
                state.head += 1
                if state.head == state.waiting.count || state.head >= 1_024 {
                    state.waiting.removeFirst(state.head)
                    state.head = 0
                }
            }
            return state.waiting[state.head]
        }
        // Nothing waits though the count said so: it was the mark of closing, which the next thread needs too.
        if work == nil { arrivals.signal() }
        return work
    }
}
