import Hummingbird
import MartletKernel
import MartletMetadata
import MartletRecords

/// `GET /objects` and `GET /objects/{object}`: what there is, and what the caller may do with it.
struct ObjectRoutes: Sendable {
    let engine: Engine

    var routes: [Route] {
        [
            Route(.get, "/api/v1/objects", answer: list),
            Route(.get, "/api/v1/objects/{object}", answer: one),
        ]
    }

    private func list(_ request: Request, _ context: EdgeContext) async throws -> Response {
        _ = try QueryString(request, allowing: [])
        let bytes = try await engine.read(as: context.signedIn()) { tx in
            JSON.members(["objects": .array(tx.schema.objects.map { ObjectDescription(object: $0, tx: tx).json })]).bytes
        }
        return EntityTag.answer(bytes, tag: EntityTag.ofList(bytes), to: request)
    }

    private func one(_ request: Request, _ context: EdgeContext) async throws -> Response {
        _ = try QueryString(request, allowing: [])
        let object = try context.object(in: engine.schema)
        let bytes = try await engine.read(as: context.signedIn()) { tx in ObjectDescription(object: object, tx: tx).json.bytes }
        return EntityTag.answer(bytes, tag: EntityTag.ofList(bytes), to: request)
    }
}
