import Hummingbird
import MartletKernel
import MartletRecords

/// `GET /openapi.json`, for signed-in users: the names of a company's own objects are its business.
struct OpenAPIRoutes: Sendable {
    let engine: Engine
    let configuration: ServerConfiguration

    var routes: [Route] { [Route(.get, "/openapi.json", answer: document)] }

    private func document(_ request: Request, _ context: EdgeContext) async throws -> Response {
        _ = try QueryString(request, allowing: [])
        let actor = try context.signedIn()
        let document = OpenAPIDocument(
            schema: engine.schema, actions: engine.actions, language: actor.language, version: configuration.version,
            server: configuration.baseURL?.description ?? "/")
        let bytes = document.json.bytes
        return EntityTag.answer(bytes, tag: EntityTag.ofList(bytes), to: request)
    }
}

/// The document without a request: what `martlet openapi` prints.
package func openAPIDocument(of engine: Engine, language: Language, version: String, server: String) -> JSON {
    OpenAPIDocument(schema: engine.schema, actions: engine.actions, language: language, version: version, server: server).json
}
