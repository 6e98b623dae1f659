import ArgumentParser
import MartletKernel
import MartletRecords

/// `martlet query account --filter 'industry = "retail"' --fields name,owner.name --sort -createdAt --limit 20`.
struct QueryCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "query", abstract: "Show records. | 查询记录。",
        discussion: "martlet query account --filter 'industry = \"retail\"' --fields name,owner.name --sort -createdAt --limit 20")

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Object, e.g. account. | 对象，如 account。") var object: String
    @Option(help: "Condition in the expression language. | 筛选条件（表达式）。") var filter: String?
    @Option(help: "Fields and paths, separated by commas. | 字段，用逗号分隔。") var fields: String = ""
    @Option(parsing: .unconditional, help: "Fields to sort by, - before a descending one. | 排序字段，- 表示降序。") var sort: String = ""
    @Option(help: "Records per page, 1–1000. | 每页条数。") var limit: Int = 20
    @Flag(help: "Every page. | 全部页。") var all = false
    @Flag(help: "As CSV. | 以 CSV 输出。") var csv = false
    @Flag(help: "Records in the trash. | 回收站中的记录。") var trash = false

    func run(in environment: CommandEnvironment, output: CommandOutput) async throws {
        let query = RecordQuery(
            object: object, filter: filter, fields: QueryCommand.list(fields), sort: QueryCommand.list(sort), limit: all ? 1000 : limit,
            inTrash: trash)
        try await withWorkspace(environment, output) { workspace, actor in
            try await RecordListing(query: query, isWhole: all)
                .print(on: workspace.engine, as: actor, output, format: output.isJSON ? .json : csv ? .csv : .table)
        }
    }

    static func list(_ text: String) -> [String] { text.split(separator: ",").map { String($0.filter { $0 != " " }) } }
}
