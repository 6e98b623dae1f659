import ArgumentParser
import MartletKernel

/// The command line: parses, runs, and turns every end into words and an exit code.
package struct MartletCommandLine: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "martlet",
        abstract: "Martlet 雨燕: a CRM server in one program. | 一个程序就是一套 CRM。",
        discussion: """
            Settings come from flags, MARTLET_… variables and martlet.json, in that order. Exit codes and examples: docs/cli.md.
            设置依次取自命令行、MARTLET_… 环境变量和 martlet.json。退出码与示例见 docs/cli.md。
            """,
        subcommands: [
            ServeCommand.self, MigrateCommand.self, UserCommand.self, QueryCommand.self, CreateCommand.self, UpdateCommand.self,
            DeleteCommand.self, ImportCommand.self, ExportCommand.self, ActionCommand.self, BackupCommand.self, RestoreCommand.self,
            DoctorCommand.self, OpenAPICommand.self,
        ])

    package init() {}

    /// - Returns: the exit code.
    package static func run(_ arguments: [String], in environment: CommandEnvironment) async -> Int32 {
        let parsed: any ParsableCommand
        do {
            parsed = try parseAsRoot(arguments)
        } catch {
            return end(error, on: environment.terminal)
        }
        guard let command = parsed as? any WorkspaceCommand else {
            do {
                var other = parsed
                try other.run()
                return 0
            } catch {
                return end(error, on: environment.terminal)
            }
        }
        let output = CommandOutput(
            terminal: environment.terminal, language: command.global.language(on: environment.terminal), isJSON: command.global.json)
        do {
            try await command.run(in: environment, output: output)
            return 0
        } catch let ended as EndWith {
            return ended.code
        } catch let problem as Problem {
            output.problem(problem)
            return MartletExit.code(of: problem)
        } catch let error where error is ExitCode || error is ValidationError {
            return end(error, on: environment.terminal)
        } catch {
            output.problem(Problem(.internalError, "internal", zh: "出现意外错误：\(error)", en: "Something unexpected went wrong: \(error)"))
            return 70
        }
    }

    /// Help and version are answers; anything else is a fault in the command's words.
    private static func end(_ error: any Error, on terminal: Terminal) -> Int32 {
        let message = fullMessage(for: error)
        let code = exitCode(for: error)
        if code == .success {
            terminal.print(message)
            return 0
        }
        if !message.isEmpty { terminal.tell(message) }
        return code == .validationFailure ? MartletExit.usage : code.rawValue
    }
}
