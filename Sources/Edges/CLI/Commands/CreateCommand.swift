import ArgumentParser
import MartletKernel
import MartletMetadata
import MartletRecords

/// `martlet create account name=云帆科技 industry=retail`, or with one JSON argument.
struct CreateCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Create a record. | 新建记录。",
        discussion:
            "martlet create account name=Acme industry=retail\nmartlet create contact '{\"name\": \"王伟\", \"contactPoints\": [{\"kind\": \"phone\", \"raw\": \"13812345678\"}]}'"
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Object. | 对象。") var object: String
    @Argument(help: "field=value …, a JSON object, @file, or - for the standard input. | 字段=值，或 JSON。") var values: [String] = []
    @Flag(help: "Say what would happen, write nothing. | 试运行。") var dryRun = false

    func run(in environment: CommandEnvironment, output: CommandOutput) async throws {
        try await withWorkspace(environment, output) { workspace, actor in
            let schema = try workspace.engine.schema.require(object)
            let input = try JSONArgument.input(values, of: schema, in: workspace.engine.schema)
            let name = object
            let written = try await workspace.engine.write(as: actor, name: "record.create", dryRun: dryRun) { tx in
                let record = try tx.create(name, input)
                return try tx.json(of: record.id, object: name)
            }
            try WrittenRecord(written).print(output, zh: dryRun ? "可以新建" : "已新建", en: dryRun ? "Would create" : "Created")
        }
    }
}

/// A record as a write left it.
struct WrittenRecord {
    let record: JSON
    let operation: RecordID?
    let duplicates: [JSON]

    init(_ written: Written<[UInt8]>) throws {
        record = try JSONParser.parse(written.result)
        operation = written.operation
        duplicates = written.duplicates.map(\.json)
    }

    func print(_ output: CommandOutput, zh: String, en: String) throws {
        let json = JSON.members([
            "record": record, "operation": operation.map { .string($0.description) } ?? .null, "duplicates": .array(duplicates),
        ])
        let id = record["id"]?.string ?? ""
        output.result(json, zh: "\(zh) \(id)", en: "\(en) \(id)")
        for duplicate in duplicates {
            let title = duplicate["title"]?.string ?? ""
            output.note(zh: "可能重复：\(title)", en: "Probably the same: \(title)")
        }
    }
}
