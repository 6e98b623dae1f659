import Dispatch
import Foundation
import Synchronization

/// Ctrl-C and a stop from outside, noticed between two steps of long work: what was committed stays. The second time the process
/// ends at once, as people expect. Works until `end`.
final class Interruption {
    private final class Count: Sendable {
        let value = Atomic(0)
    }

    /// Asked between two steps.
    let isRequested: @Sendable () -> Bool
    private let sources: [any DispatchSourceSignal]

    init() {
        let count = Count()
        isRequested = { count.value.load(ordering: .relaxed) > 0 }
        sources = [SIGINT, SIGTERM].map { number in
            // The default would end the process before the handler is asked.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler {
                if count.value.add(1, ordering: .relaxed).newValue > 1 { _exit(130) }
            }
            source.resume()
            return source
        }
    }

    func end() {
        for source in sources { source.cancel() }
        signal(SIGINT, SIG_DFL)
        signal(SIGTERM, SIG_DFL)
    }
}
