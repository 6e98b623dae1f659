import ArgumentParser
import MartletKernel
import MartletRecords
import MartletWorkspace

/// `martlet import account customers.csv --mapping salesforce-account.json`.
struct ImportCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Load a CSV file. | 导入 CSV 文件。",
        discussion: """
            martlet import account customers.csv
            martlet import contact hubspot.csv --mapping docs/mappings/hubspot-contacts.json
            martlet import --undo ID
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Object; with --mapping it may be left out. | 对象；使用 --mapping 时可省略。") var object: String?
    @Argument(help: "File, or - for the standard input. | 文件，- 表示标准输入。") var file: String?
    @Option(help: "Mapping file (docs/import.md). | 映射文件。") var mapping: String?
    @Option(help: "update, skip or create where the key exists. | 键已存在时：update、skip 或 create。") var duplicates: String = "update"
    @Option(help: "Fields that identify a record. | 用于识别记录的字段。") var key: String = ""
    @Option(help: "Encoding; found out if left out. | 编码，缺省自动识别。") var encoding: String?
    @Option(help: "Delimiter; found out if left out. | 分隔符，缺省自动识别。") var delimiter: String?
    @Option(help: "File for refused rows. | 被拒绝的行写入的文件。") var rejected: String?
    @Option(help: "Go on with an import that was stopped. | 继续中断的导入。") var resume: String?
    @Option(help: "Take an import back. | 撤销一次导入。") var undo: String?
    @Flag(help: "With --undo: what can be undone. | 配合 --undo：撤销可撤销的部分。") var partial = false
    @Flag(help: "Say what would happen, write nothing. | 试运行。") var dryRun = false

    func validate() throws {
        if undo == nil, object == nil { throw ValidationError("Name a file to import. | 请给出要导入的文件。") }
        if undo == nil, mapping == nil, file == nil {
            throw ValidationError("Give the object and the file: martlet import account FILE. | 请给出对象和文件。")
        }
        if DuplicateHandling(rawValue: duplicates) == nil { throw ValidationError("--duplicates: update | skip | create") }
        if let encoding, TextEncoding(name: encoding) == nil {
            throw ValidationError("--encoding: " + TextEncoding.allCases.map(\.rawValue).joined(separator: " | "))
        }
        if let delimiter, ImportCommand.character(delimiter) == nil { throw ValidationError("--delimiter: , ; | tab") }
    }

    func run(in environment: CommandEnvironment, output: CommandOutput) async throws {
        try await withWorkspace(environment, output) { workspace, actor in
            if let undo { return try await ImportReversal(id: undo, partial: partial).run(workspace.engine, actor, output) }
            let path = file ?? object ?? ""
            let run = ImportRun(
                engine: workspace.engine, actor: actor, mapping: try readMapping(), options: try options(),
                recognisers: workspace.recognisers)
            let bar = ProgressLine(output.text(zh: "导入", en: "Import"), on: environment.terminal, isQuiet: output.isJSON)
            let interruption = Interruption()
            defer { interruption.end() }
            let language = output.language
            let summary = try await run.run(path, isStopped: interruption.isRequested) { progress in
                bar.show(progress.fraction, ImportReport.counts(progress.counts, in: language))
            }
            bar.end()
            ImportReport(summary: summary, isDryRun: dryRun).print(output)
            if summary.isStopped { throw EndWith(code: MartletExit.interrupted) }
            if summary.counts.rejected > 0 { throw EndWith(code: 65) }
        }
    }

    private func readMapping() throws -> ImportMapping {
        var result: ImportMapping
        if let mapping {
            result = try ImportMapping(json: JSONArgument.read(mapping.hasPrefix("{") ? mapping : "@" + mapping))
            if file != nil, let object { result.object = object }
        } else {
            result = ImportMapping(object: object ?? "")
        }
        if !key.isEmpty { result.key = QueryCommand.list(key) }
        return result
    }

    private func options() throws -> ImportRun.Options {
        var options = ImportRun.Options()
        options.duplicates = DuplicateHandling(rawValue: duplicates) ?? .update
        options.encoding = encoding.flatMap(TextEncoding.init(name:))
        options.delimiter = delimiter.flatMap(ImportCommand.character)
        options.isDryRun = dryRun
        options.rejectedPath = rejected
        options.resume = try resume.map(RecordArgument.id)
        return options
    }

    private static func character(_ text: String) -> Character? {
        if text == "tab" || text == "\\t" { return "\t" }
        guard text.count == 1, let character = text.first, character.isASCII, character != "\"", !character.isNewline else { return nil }
        return character
    }
}
