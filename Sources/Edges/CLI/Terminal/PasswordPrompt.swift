import Foundation
import MartletKernel

/// Asks for a password without showing it, or takes it from the standard input for scripts. Never from the arguments, which every
/// user of the machine can read.
enum PasswordPrompt {
    /// - Throws: `Problem` when nobody is there to ask, or the two entries differ.
    static func read(fromInput: Bool, terminal: Terminal, language: Language) throws -> String {
        if fromInput { return readLine(strippingNewline: true) ?? "" }
        guard isatty(STDIN_FILENO) == 1 else {
            throw Problem(
                .invalid, "no_terminal", zh: "没有终端可供输入密码；请用 --password-stdin 从标准输入传入。",
                en: "There is no terminal to ask on; pass the password on the standard input with --password-stdin.")
        }
        let first = ask(language == .chinese ? "密码：" : "Password: ", on: terminal)
        let second = ask(language == .chinese ? "再输一次：" : "Again: ", on: terminal)
        guard first == second else {
            throw Problem(.invalid, "passwords_differ", zh: "两次输入的密码不同，请重试。", en: "The two passwords differ; try again.")
        }
        return first
    }

    private static func ask(_ prompt: String, on terminal: Terminal) -> String {
        terminal.tell(raw: prompt)
        var settings = termios()
        let isKnown = tcgetattr(STDIN_FILENO, &settings) == 0
        var silent = settings
        silent.c_lflag &= ~tcflag_t(ECHO)
        if isKnown { tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) }
        defer {
            if isKnown { tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings) }
            terminal.tell("")
        }
        return readLine(strippingNewline: true) ?? ""
    }
}
