import Hummingbird
import MartletKernel
import MartletRecords

/// `GET /changes?after=`: the log as pages, as far as the caller may see it:
/// `{"changes": [{"position", "object", "id", "kind", …}], "next", "isLast"}`.
struct ChangeRoutes: Sendable {
    let engine: Engine

    var routes: [Route] { [Route(.get, "/api/v1/changes", answer: page)] }

    private func page(_ request: Request, _ context: EdgeContext) async throws -> Response {
        let query = try QueryString(request, allowing: ["after", "limit"])
        let limit = try query.pageLength(upTo: 1000)
        let after = query["after"]
        let bytes = try await engine.read(as: context.signedIn()) { tx -> [UInt8] in
            let page = try ChangeFeed(tx: tx).page(after: after, limit: limit)
            var writer = JSONWriter(reserving: 4096)
            writer.object { writer in
                writer.name("changes")
                writer.array { writer in for item in page.items { writer.write(item.placed) } }
                writer.name("next")
                writer.string(page.end.text)
                writer.name("isLast")
                writer.boolean(page.isLast)
            }
            return writer.bytes
        }
        return .json(bytes)
    }
}

extension ChangeFeed.Item {
    /// With its place in the log, so that a reader may stop in the middle of a page.
    var placed: JSON { .object([JSON.Member("position", .string(position.text))] + (json.object ?? [])) }
}
