import MartletKernel

/// How a command answers: for a person in his language, or as JSON for a script.
struct CommandOutput: Sendable {
    let terminal: Terminal
    let language: Language
    let isJSON: Bool

    func text(zh: String, en: String) -> String { language == .chinese ? zh : en }

    /// The result itself.
    func result(_ json: JSON, zh: @autoclosure () -> String, en: @autoclosure () -> String) {
        terminal.print(isJSON ? json.description : language == .chinese ? zh() : en())
    }

    /// Told beside the result; a script that asked for JSON wants nothing else.
    func note(zh: String, en: String) {
        if !isJSON { terminal.tell(text(zh: zh, en: en)) }
    }

    func problem(_ problem: Problem) {
        if isJSON {
            let errors = problem.errors.map { error -> JSON in
                .members(["field": .string(error.field), "code": .string(error.code), "message": .string(error.message(in: language))])
            }
            var members: [JSON.Member] = [
                .init("code", .string(problem.code)), .init("message", .string(problem.message(in: language))),
                .init("errors", .array(errors)),
            ]
            members += problem.details.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) }
            terminal.tell(JSON.members(["error": .object(members)]).description)
            return
        }
        terminal.tell("martlet: " + problem.message(in: language))
        for error in problem.errors where error.message(in: language) != problem.message(in: language) {
            terminal.tell("  \(error.field): \(error.message(in: language))")
        }
    }
}
