import HTTPTypes
import Hummingbird
import MartletKernel
import MartletMetadata
import MartletRecords

/// `POST /records/{object}/batch`: many creates and updates in one request; rows succeed alone unless `atomic=true`.
struct BatchRoutes: Sendable {
    let engine: Engine
    let limit: Int

    var routes: [Route] { [Route(.post, "/api/v1/records/{object}/batch", answer: write).reading(upTo: limit).untimed] }

    private func write(_ request: Request, _ context: EdgeContext) async throws -> Response {
        let query = try QueryString(request, allowing: ["dryRun", "atomic"])
        let object = try context.object(in: engine.schema)
        let actor = try context.signedIn()
        let body = try await JSONBody.read(request)
        _ = try body.members(allowing: ["records"])
        let batch = try RecordBatch(object: object.name, body: body.json, isAtomic: try query.flag("atomic") ?? false)
        let asked = try WriteRequest(request, query: query, body: body.bytes, actor: actor)
        let written = try await engine.write(as: actor, name: "record.batch", key: asked.key, dryRun: asked.isDryRun, alone: true) { tx in
            let result = try batch.run(in: tx)
            return Answer(status: 200, body: result.bytes, operation: tx.hasChanges ? tx.operation.id : nil)
        }
        return written.response(isDryRun: asked.isDryRun)
    }
}
