import MartletKernel
import Synchronization

/// Shows how far long work is: a bar that redraws itself on a terminal, a line now and then elsewhere.
final class ProgressLine: Sendable {
    private struct State {
        var shown: ContinuousClock.Instant?
        var isDrawn = false
    }

    private let terminal: Terminal
    private let title: String
    private let isQuiet: Bool
    private let state = Mutex(State())

    /// - Parameter isQuiet: nothing is shown, as `--json` asks.
    init(_ title: String, on terminal: Terminal, isQuiet: Bool) {
        self.terminal = terminal
        self.title = title
        self.isQuiet = isQuiet
    }

    /// - Parameter fraction: the done part, 0…1; `nil` where nobody knows.
    func show(_ fraction: Double?, _ detail: String = "") {
        guard !isQuiet else { return }
        let isDue = state.withLock { state in
            let now = ContinuousClock.now
            // Often enough to look alive, seldom enough not to slow the work or fill a log.
            let pause: Duration = terminal.isErrorTerminal ? .milliseconds(100) : .seconds(10)
            if let shown = state.shown, shown.duration(to: now) < pause { return false }
            state.shown = now
            state.isDrawn = terminal.isErrorTerminal
            return true
        }
        guard isDue else { return }
        let percent = fraction.map { " \(Int($0 * 100)) %" } ?? ""
        if terminal.isErrorTerminal {
            terminal.tell(raw: "\r\u{1B}[K\(title) \(fraction.map(ProgressLine.bar) ?? "")\(percent)  \(detail)")
        } else {
            terminal.tell("\(title)\(percent)  \(detail)")
        }
    }

    /// Takes the bar away, so that what follows begins on a clean line.
    func end() {
        let isDrawn = state.withLock { state in
            defer { state.isDrawn = false }
            return state.isDrawn
        }
        if isDrawn { terminal.tell(raw: "\r\u{1B}[K") }
    }

    private static func bar(_ fraction: Double) -> String {
        let filled = max(0, min(20, Int(fraction * 20)))
        return String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
    }
}
