import Foundation
import MartletKernel

/// Where a command writes: results to the standard output, everything else to the standard error.
package struct Terminal: Sendable {
    package let isOutputTerminal: Bool
    package let isErrorTerminal: Bool
    /// Columns, where a person is looking.
    package let width: Int
    /// From `LC_ALL`, `LC_MESSAGES` or `LANG`, in that order (POSIX.1-2017 §8.2).
    package let language: Language
    private let output: @Sendable ([UInt8]) -> Void
    private let errors: @Sendable ([UInt8]) -> Void

    package init(
        isOutputTerminal: Bool, isErrorTerminal: Bool, width: Int, language: Language, output: @escaping @Sendable ([UInt8]) -> Void,
        errors: @escaping @Sendable ([UInt8]) -> Void
    ) {
        self.isOutputTerminal = isOutputTerminal
        self.isErrorTerminal = isErrorTerminal
        self.width = width
        self.language = language
        self.output = output
        self.errors = errors
    }

    /// The process's own.
    package static func standard(environment: [String: String] = ProcessInfo.processInfo.environment) -> Terminal {
        Terminal(
            isOutputTerminal: isatty(STDOUT_FILENO) == 1, isErrorTerminal: isatty(STDERR_FILENO) == 1, width: columns(),
            language: language(of: environment), output: { write($0, to: STDOUT_FILENO) }, errors: { write($0, to: STDERR_FILENO) })
    }

    package func print(_ text: String) { output(Array((text + "\n").utf8)) }
    package func print(bytes: [UInt8]) { output(bytes) }
    package func tell(_ text: String) { errors(Array((text + "\n").utf8)) }
    func tell(raw text: String) { errors(Array(text.utf8)) }

    static func language(of environment: [String: String]) -> Language {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        return locale.lowercased().hasPrefix("zh") ? .chinese : .english
    }

    private static func columns() -> Int {
        var size = winsize()
        let found = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size)
        return found == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }

    /// A closed pipe (`martlet query … | head`) is no failure: there is simply nobody left to tell.
    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            if count <= 0 { return }
            rest = rest.dropFirst(count)
        }
    }
}
