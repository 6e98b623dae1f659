import Foundation

/// A thread that belongs to a database for as long as it is open. What `body` creates never leaves the thread, so that
/// a driver's connection needs no lock and no claim to be `Sendable`.
package final class DatabaseThread: Sendable {
    private let end = DispatchGroup()

    /// - Parameter name: shown by debuggers and `top -H`; Linux keeps the first 15 bytes.
    package init(_ name: String, _ body: @escaping @Sendable () -> Void) {
        end.enter()
        let thread = Thread { [end] in
            body()
            end.leave()
        }
        thread.name = name
        // The write pipeline, compiled expressions included, runs here; some platforms give threads only 512 KiB.
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// Returns when `body` has returned.
    package func finished() async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            end.notify(queue: .global()) { continuation.resume() }
        }
    }
}
