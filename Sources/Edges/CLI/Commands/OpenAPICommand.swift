import ArgumentParser
import MartletKernel

/// `martlet openapi`: the description of the API, custom objects included.
struct OpenAPICommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "openapi", abstract: "Print the OpenAPI description of this workspace. | 输出 OpenAPI 描述。")

    @OptionGroup var global: GlobalOptions

    func run(in environment: CommandEnvironment, output: CommandOutput) async throws {
        try await withWorkspace(environment, output) { workspace, _ in
            environment.terminal.print(bytes: try await environment.openAPI(workspace.engine) + [0x0A])
        }
    }
}
