import ArgumentParser
import MartletKernel

/// `martlet migrate`: brings the database up to this release, with a backup before. `serve` does the same when it starts.
struct MigrateCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring the database up to date; a backup is made before. | 升级数据库，升级前自动备份。")

    @OptionGroup var global: GlobalOptions

    func run(in environment: CommandEnvironment, output: CommandOutput) async throws {
        let bar = ProgressLine(output.text(zh: "备份", en: "Backup"), on: environment.terminal, isQuiet: output.isJSON)
        let migration = try await environment.migrate(global.overrides) { bar.show($0) }
        bar.end()
        let json = JSON.members([
            "applied": .array(migration.applied.map(JSON.string)), "backup": migration.backup.map(JSON.string) ?? .null,
        ])
        let names = migration.applied.map { "\n  " + $0 }.joined()
        let kept = migration.backup.map { output.text(zh: "\n升级前的备份：\($0)", en: "\nThe backup made before: \($0)") } ?? ""
        output.result(
            json, zh: migration.applied.isEmpty ? "数据库已是最新。" : "已应用 \(migration.applied.count) 项升级：\(names)\(kept)",
            en: migration.applied.isEmpty ? "The database is up to date." : "\(migration.applied.count) migrations applied:\(names)\(kept)")
    }
}
