import ArgumentParser
import MartletKernel

/// `martlet doctor`: looks at everything that can be wrong with an installation and says what to do.
struct DoctorCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Check settings, database and disk. | 检查设置、数据库和磁盘。")

    @OptionGroup var global: GlobalOptions

    func run(in environment: CommandEnvironment, output: CommandOutput) async throws {
        let findings = await environment.doctor(global.overrides)
        let json = findings.map { finding -> JSON in
            .members([
                "name": .string(finding.name), "state": .string(finding.state.rawValue),
                "detail": .string(finding.detail(in: output.language)),
            ])
        }
        let lines = findings.map { finding in
            let mark =
                switch finding.state {
                case .good: "✓"
                case .warning: "!"
                case .bad: "✗"
                }
            return "\(mark) \(finding.name): \(finding.detail(in: output.language))"
        }.joined(separator: "\n")
        output.result(.array(json), zh: lines, en: lines)
        if findings.contains(where: { $0.state == .bad }) { throw EndWith(code: 1) }
    }
}
