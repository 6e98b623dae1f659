import ArgumentParser
import MartletKernel
import MartletRecords

/// A command that does its work with the environment the executable gives it.
protocol WorkspaceCommand: ParsableCommand {
    var global: GlobalOptions { get }
    func run(in environment: CommandEnvironment, output: CommandOutput) async throws
}

extension WorkspaceCommand {
    /// Opens the workspace, lets `body` work as the actor asked for, and closes it whatever happens.
    func withWorkspace<Result>(
        _ environment: CommandEnvironment, _ output: CommandOutput,
        _ body: (CommandEnvironment.Workspace, MartletKernel.Actor) async throws -> Result
    ) async throws -> Result {
        let workspace = try await environment.open(global.overrides)
        do {
            let actor = try await global.actor(in: workspace.engine, language: output.language)
            let result = try await body(workspace, actor)
            await workspace.close()
            return result
        } catch {
            await workspace.close()
            throw error
        }
    }
}

/// Ends a command with that code although nothing went wrong that needs words.
struct EndWith: Error {
    let code: Int32
}
