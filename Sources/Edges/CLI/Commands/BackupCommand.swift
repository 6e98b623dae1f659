import ArgumentParser
import MartletKernel

/// `martlet backup FOLDER`: database and files, while the server works; the copy is opened and checked.
struct BackupCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy database and files while the server works. | 在线备份数据库和文件。")

    @OptionGroup var global: GlobalOptions
    @Argument(help: "New folder for the copy. | 备份目录（须不存在）。") var folder: String

    func run(in environment: CommandEnvironment, output: CommandOutput) async throws {
        let bar = ProgressLine(output.text(zh: "备份", en: "Backup"), on: environment.terminal, isQuiet: output.isJSON)
        let report = try await environment.backup(global.overrides, folder) { bar.show($0) }
        bar.end()
        output.result(
            BackupAnswer.json(report), zh: "已备份到 \(report.path)：\(report.records) 条记录、\(report.files) 个文件，已打开副本核对。",
            en: "Backed up to \(report.path): \(report.records) records, \(report.files) files; the copy was opened and checked.")
    }
}

enum BackupAnswer {
    static func json(_ report: CommandEnvironment.BackupReport) -> JSON {
        .members([
            "path": .string(report.path), "bytes": .integer(report.bytes), "records": .integer(report.records),
            "files": .integer(Int64(report.files)), "kept": report.kept.map(JSON.string) ?? .null,
        ])
    }
}
