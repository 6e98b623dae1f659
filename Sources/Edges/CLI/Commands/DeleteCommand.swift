import ArgumentParser
import MartletKernel
import MartletRecords

/// `martlet delete account ID`: into the trash, from where `record.restore` brings it back.
struct DeleteCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Move a record to the trash. | 将记录移入回收站。")

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Object. | 对象。") var object: String
    @Argument(help: "Id of the record. | 记录编号。") var id: String

    func run(in environment: CommandEnvironment, output: CommandOutput) async throws {
        let id = try RecordArgument.id(id)
        try await withWorkspace(environment, output) { workspace, actor in
            let name = object
            let written = try await workspace.engine.write(as: actor, name: "record.delete") { try $0.delete(name, id) }
            output.result(
                .members(["id": .string(id.description), "operation": written.operation.map { .string($0.description) } ?? .null]),
                zh: "已移入回收站；撤销：martlet action operation.undo '{\"operation\": \"\(written.operation?.description ?? "")\"}'",
                en:
                    "Moved to the trash; to undo: martlet action operation.undo '{\"operation\": \"\(written.operation?.description ?? "")\"}'"
            )
        }
    }
}
