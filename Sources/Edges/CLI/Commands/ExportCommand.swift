import ArgumentParser
import Foundation
import MartletKernel
import MartletRecords
import MartletWorkspace

/// `martlet export account accounts.csv`.
struct ExportCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write records to CSV or JSON lines. | 导出为 CSV 或 JSON 行。")

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Object. | 对象。") var object: String
    @Argument(help: "File, or - for the standard output. | 文件，- 表示标准输出。") var file: String = "-"
    @Option(help: "Condition. | 筛选条件。") var filter: String?
    @Option(help: "Fields, separated by commas. | 字段。") var fields: String = ""
    @Option(parsing: .unconditional, help: "Order. | 排序。") var sort: String = ""
    @Option(help: "csv or jsonl; by the file's name if left out. | 格式，缺省由文件名决定。") var format: String?
    @Flag(inversion: .prefixedNo, help: "Begin CSV with a byte order mark, for Excel. | CSV 以 BOM 开头，便于 Excel 识别。") var bom = true
    @Flag(help: "Replace a file that is there. | 覆盖已有文件。") var force = false

    func validate() throws {
        if let format, RecordExport.Format(rawValue: format) == nil { throw ValidationError("--format: csv | jsonl") }
    }

    func run(in environment: CommandEnvironment, output: CommandOutput) async throws {
        var export = RecordExport(object)
        export.format = format.flatMap(RecordExport.Format.init) ?? (file.hasSuffix(".jsonl") ? .jsonl : .csv)
        export.filter = filter
        export.fields = QueryCommand.list(fields)
        export.sort = QueryCommand.list(sort)
        export.hasMark = bom && file != "-"
        let target = try ExportTarget(file, isForced: force, terminal: environment.terminal)
        try await withWorkspace(environment, output) { workspace, actor in
            let bar = ProgressLine(output.text(zh: "导出", en: "Export"), on: environment.terminal, isQuiet: output.isJSON)
            let interruption = Interruption()
            defer { interruption.end() }
            let count: Int
            do {
                count = try await export.run(
                    on: workspace.engine, as: actor, isStopped: interruption.isRequested, progress: { bar.show(nil, "\($0)") },
                    write: { try target.write($0) })
                guard !interruption.isRequested() else { throw EndWith(code: MartletExit.interrupted) }
                try target.finish()
            } catch {
                target.discard()
                throw error
            }
            bar.end()
            guard file != "-" else { return }
            output.result(
                .members(["file": .string(file), "records": .integer(Int64(count))]), zh: "已导出 \(count) 条记录到 \(file)。",
                en: "\(count) records written to \(file).")
        }
    }
}

/// The file of an export: whole under its name, or not there.
final class ExportTarget {
    private let path: String
    private let terminal: Terminal
    private let file: FileHandle?

    private var partial: String { path + ".partial" }

    init(_ path: String, isForced: Bool, terminal: Terminal) throws {
        self.path = path
        self.terminal = terminal
        guard path != "-" else {
            file = nil
            return
        }
        guard isForced || !FileManager.default.fileExists(atPath: path) else {
            throw Problem(
                .conflict, "target_exists", zh: "文件 \(path) 已存在；使用 --force 覆盖。", en: "The file \(path) exists; use --force to replace it.")
        }
        let partial = path + ".partial"
        let isMade = FileManager.default.createFile(atPath: partial, contents: nil, attributes: [.posixPermissions: 0o600])
        guard isMade, let handle = FileHandle(forWritingAtPath: partial) else {
            throw Problem(
                .unavailable, "file_not_writable", zh: "无法写入 \(path)，请检查目录和权限。",
                en: "\(path) cannot be written; check the folder and its rights.")
        }
        file = handle
    }

    func write(_ bytes: [UInt8]) throws {
        guard let file else { return terminal.print(bytes: bytes) }
        try file.write(contentsOf: bytes)
    }

    func finish() throws {
        guard let file else { return }
        try file.synchronize()
        try file.close()
        guard rename(partial, path) == 0 else {
            throw Problem(.unavailable, "file_not_writable", zh: "无法写入 \(path)。", en: "\(path) cannot be written.")
        }
    }

    func discard() {
        guard let file else { return }
        try? file.close()
        try? FileManager.default.removeItem(atPath: partial)
    }
}
