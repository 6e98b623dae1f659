import HTTPTypes
import Hummingbird
import MartletKernel
import MartletMetadata
import MartletRecords

/// `POST /records/{object}`, `PATCH` and `DELETE /records/{object}/{id}`.
struct RecordWriting: Sendable {
    let engine: Engine

    var routes: [Route] {
        [
            Route(.post, "/api/v1/records/{object}", answer: create),
            Route(.patch, "/api/v1/records/{object}/{id}", answer: update),
            Route(.delete, "/api/v1/records/{object}/{id}", answer: delete),
        ]
    }

    private func create(_ request: Request, _ context: EdgeContext) async throws -> Response {
        let query = try QueryString(request, allowing: ["dryRun"])
        let object = try context.object(in: engine.schema)
        let actor = try context.signedIn()
        let body = try await JSONBody.read(request)
        let asked = try WriteRequest(request, query: query, body: body.bytes, actor: actor)
        let isDryRun = asked.isDryRun
        let written = try await engine.write(as: actor, name: "record.create", key: asked.key, dryRun: isDryRun) { tx in
            let input = try RecordInput(json: body.json, of: tx.schema.require(object.name), in: tx.schema)
            let record = try tx.create(object.name, input)
            let bytes = try tx.answer(of: record.id, version: record.version, object: object.name)
            let location = "/api/v1/records/\(object.name)/\(record.id)"
            return Answer(status: isDryRun ? 200 : 201, body: bytes, location: location, operation: tx.operation.id)
        }
        return tagged(written.response(isDryRun: isDryRun), written, isDryRun)
    }

    private func update(_ request: Request, _ context: EdgeContext) async throws -> Response {
        let query = try QueryString(request, allowing: ["dryRun"])
        let object = try context.object(in: engine.schema)
        let id = try context.recordID()
        let actor = try context.signedIn()
        let body = try await JSONBody.read(request)
        let asked = try WriteRequest(request, query: query, body: body.bytes, actor: actor)
        let written = try await engine.write(as: actor, name: "record.update", key: asked.key, dryRun: asked.isDryRun) { tx in
            let input = try RecordInput(json: body.json, of: tx.schema.require(object.name), in: tx.schema)
            let record = try tx.update(object.name, id, input, base: asked.base)
            let bytes = try tx.answer(of: id, version: record.version, object: object.name)
            return Answer(status: 200, body: bytes, operation: tx.hasChanges ? tx.operation.id : nil)
        }
        return tagged(written.response(isDryRun: asked.isDryRun), written, asked.isDryRun)
    }

    /// 204; a dry run answers 200 with the record that would go.
    private func delete(_ request: Request, _ context: EdgeContext) async throws -> Response {
        let query = try QueryString(request, allowing: ["dryRun"])
        let object = try context.object(in: engine.schema)
        let id = try context.recordID()
        let actor = try context.signedIn()
        let asked = try WriteRequest(request, query: query, body: [], actor: actor)
        let written = try await engine.write(as: actor, name: "record.delete", key: asked.key, dryRun: asked.isDryRun) { tx in
            let bytes = asked.isDryRun ? try tx.json(of: id, object: object.name) : []
            try tx.delete(object.name, id, base: asked.base)
            return Answer(status: asked.isDryRun ? 200 : 204, body: bytes, operation: tx.operation.id)
        }
        return written.response(isDryRun: asked.isDryRun)
    }

    /// No tag where the answer is not what a GET would give.
    private func tagged(_ response: Response, _ written: Written<Answer>, _ isDryRun: Bool) -> Response {
        guard !isDryRun, written.duplicates.isEmpty, !written.result.isReplay else { return response }
        var response = response
        response.headers[.eTag] = EntityTag.ofRecord(written.result.body)
        return response
    }
}
