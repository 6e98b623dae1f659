import HTTPTypes
import Hummingbird
import MartletKernel
import MartletRecords

/// `POST /actions/{name}`: every verb that is not a plain write.
struct ActionRoutes: Sendable {
    let engine: Engine

    var routes: [Route] { [Route(.post, "/api/v1/actions/{name}", answer: run)] }

    private func run(_ request: Request, _ context: EdgeContext) async throws -> Response {
        let query = try QueryString(request, allowing: ["dryRun"])
        let actor = try context.signedIn()
        let name = String(context.parameter("name").prefix(100))
        _ = try engine.actions.require(name)
        let body = try await JSONBody.read(request, isOptional: true)
        let asked = try WriteRequest(request, query: query, body: body.bytes, actor: actor)
        let written = try await engine.run(name, input: body.json, as: actor, dryRun: asked.isDryRun, key: asked.key)
        return written.response(isDryRun: asked.isDryRun)
    }
}
