import ArgumentParser
import MartletKernel
import MartletMetadata
import MartletRecords

/// `martlet update account ID level=A`.
struct UpdateCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(commandName: "update", abstract: "Change a record. | 修改记录。")

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Object. | 对象。") var object: String
    @Argument(help: "Id of the record. | 记录编号。") var id: String
    @Argument(help: "field=value …, a JSON object, @file, or -. | 字段=值，或 JSON。") var values: [String] = []
    @Option(help: "Version the change is based on. | 修改所依据的版本。") var base: Int64?
    @Flag(help: "Say what would happen, write nothing. | 试运行。") var dryRun = false

    func run(in environment: CommandEnvironment, output: CommandOutput) async throws {
        let id = try RecordArgument.id(id)
        try await withWorkspace(environment, output) { workspace, actor in
            let schema = try workspace.engine.schema.require(object)
            let input = try JSONArgument.input(values, of: schema, in: workspace.engine.schema)
            let (name, base) = (object, base)
            let written = try await workspace.engine.write(as: actor, name: "record.update", dryRun: dryRun) { tx in
                try tx.update(name, id, input, base: base)
                return try tx.json(of: id, object: name)
            }
            try WrittenRecord(written).print(output, zh: dryRun ? "可以修改" : "已修改", en: dryRun ? "Would change" : "Changed")
        }
    }
}

enum RecordArgument {
    static func id(_ text: String) throws -> RecordID {
        guard let id = RecordID(text) else {
            throw Problem(.invalid, "not_an_id", zh: "“\(text)”不是记录编号。", en: "\"\(text)\" is not the id of a record.")
        }
        return id
    }
}
