import HTTPTypes
import Hummingbird
import MartletKernel
import MartletMetadata
import MartletRecords

/// `GET /records/{object}`, `POST …/query` and `GET …/{id}`.
struct RecordReading: Sendable {
    let engine: Engine

    var routes: [Route] {
        [
            Route(.get, "/api/v1/records/{object}", answer: list),
            Route(.post, "/api/v1/records/{object}/query", answer: query),
            Route(.get, "/api/v1/records/{object}/{id}", answer: record),
        ]
    }

    private func list(_ request: Request, _ context: EdgeContext) async throws -> Response {
        let text = try QueryString(request, allowing: ["filter", "fields", "sort", "limit", "cursor", "count", "trash"])
        let object = try context.object(in: engine.schema)
        let query = RecordQuery(
            object: object.name, filter: text["filter"], fields: text.list("fields"), sort: text.list("sort"),
            limit: try text.integer("limit") ?? 50, cursor: text["cursor"], isCounting: try text.flag("count") ?? true,
            inTrash: try text.flag("trash") ?? false)
        let bytes = try await engine.read(as: context.signedIn()) { try $0.list(query) }
        return EntityTag.answer(bytes, tag: EntityTag.ofList(bytes), to: request)
    }

    private func record(_ request: Request, _ context: EdgeContext) async throws -> Response {
        let text = try QueryString(request, allowing: ["fields", "trash"])
        let object = try context.object(in: engine.schema)
        let id = try context.recordID()
        let fields = text.list("fields")
        let inTrash = try text.flag("trash") ?? false
        let bytes = try await engine.read(as: context.signedIn()) {
            try $0.json(of: id, object: object.name, fields: fields, inTrash: inTrash)
        }
        return EntityTag.answer(bytes, tag: EntityTag.ofRecord(bytes), to: request)
    }

    /// A query too long for an address, or one by groups.
    private func query(_ request: Request, _ context: EdgeContext) async throws -> Response {
        _ = try QueryString(request, allowing: [])
        let object = try context.object(in: engine.schema)
        let body = try await QueryBody(JSONBody.read(request), object: object.name)
        let actor = try context.signedIn()
        switch body.question {
        case .records(let query): return .json(try await engine.read(as: actor) { try $0.list(query) })
        case .groups(let grouping): return .json(try await engine.read(as: actor) { try $0.group(grouping) })
        }
    }
}
