import ArgumentParser
import MartletKernel
import MartletMetadata
import MartletRecords

/// `martlet action record.merge '{…}'`: any action of the catalogue, JSON in and out.
struct ActionCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "action", abstract: "Run any action, JSON in and out. | 执行任一操作，输入输出均为 JSON。")

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Name of the action, e.g. operation.undo. | 操作名。") var name: String?
    @Argument(help: "JSON, @file, or - for the standard input. | JSON 输入。") var input: String = "{}"
    @Flag(help: "Show all actions. | 列出全部操作。") var list = false
    @Flag(help: "Say what would happen, write nothing. | 试运行。") var dryRun = false

    func validate() throws {
        if name == nil, !list { throw ValidationError("Name an action, or use --list. | 请给出操作名，或使用 --list。") }
    }

    func run(in environment: CommandEnvironment, output: CommandOutput) async throws {
        try await withWorkspace(environment, output) { workspace, actor in
            guard let name, !list else { return show(workspace.engine.actions, output) }
            let written = try await workspace.engine.run(name, input: try JSONArgument.read(input), as: actor, dryRun: dryRun)
            let result = written.result.description
            output.result(
                .members(["result": written.result, "operation": written.operation.map { .string($0.description) } ?? .null]), zh: result,
                en: result)
        }
    }

    private func show(_ catalogue: ActionCatalogue, _ output: CommandOutput) {
        if output.isJSON {
            let actions = catalogue.actions.map { action -> JSON in
                let input = action.input.map { field -> JSON in
                    .members(["name": .string(field.name), "type": .string(field.type.kind), "required": .boolean(field.isRequired)])
                }
                return .members([
                    "name": .string(action.name), "summary": .string(action.summary(in: output.language)), "input": .array(input),
                ])
            }
            return output.terminal.print(JSON.array(actions).description)
        }
        let rows = catalogue.actions.map { action in
            [
                action.name, action.input.map { $0.name + ($0.isRequired ? "" : "?") }.joined(separator: " "),
                action.summary(in: output.language),
            ]
        }
        let header = [output.text(zh: "操作", en: "Action"), output.text(zh: "输入", en: "Input"), output.text(zh: "说明", en: "What it does")]
        let width = output.terminal.isOutputTerminal ? output.terminal.width : nil
        for line in AlignedTable(header: header, rows: rows, width: width).lines { output.terminal.print(line) }
    }
}
