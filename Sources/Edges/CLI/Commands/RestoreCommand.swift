import ArgumentParser
import MartletKernel

/// `martlet restore FOLDER`: puts a backup in the place of the workspace. The server must not be running.
struct RestoreCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put a backup in the place of the workspace. Stop the server first. | 用备份恢复；请先停止服务。")

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Folder of a backup. | 备份目录。") var folder: String
    @Flag(help: "Replace a workspace that is there; it is kept beside. | 替换现有数据，原数据保留在旁。") var force = false

    func run(in environment: CommandEnvironment, output: CommandOutput) async throws {
        let bar = ProgressLine(output.text(zh: "恢复", en: "Restore"), on: environment.terminal, isQuiet: output.isJSON)
        let report = try await environment.restore(global.overrides, folder, force) { bar.show($0) }
        bar.end()
        let kept = report.kept.map { output.text(zh: " 原数据在 \($0)。", en: " What was there is in \($0).") } ?? ""
        output.result(
            BackupAnswer.json(report), zh: "已恢复：\(report.records) 条记录、\(report.files) 个文件。\(kept)",
            en: "Restored: \(report.records) records, \(report.files) files.\(kept)")
    }
}
