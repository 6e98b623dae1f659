import Hummingbird
import MartletKernel
import MartletMetadata
import MartletRecords

/// `GET …/history` and `…/timeline`: what changed in a record, and what happened around it.
struct HistoryRoutes: Sendable {
    let engine: Engine

    var routes: [Route] {
        [
            Route(.get, "/api/v1/records/{object}/{id}/history", answer: history),
            Route(.get, "/api/v1/records/{object}/{id}/timeline", answer: timeline),
        ]
    }

    private func history(_ request: Request, _ context: EdgeContext) async throws -> Response {
        let query = try QueryString(request, allowing: ["field", "limit", "cursor"])
        let object = try context.object(in: engine.schema)
        let id = try context.recordID()
        let limit = try query.pageLength()
        let field = query["field"]
        let before = try query["cursor"].map { text in
            guard let place = Int64(text) else {
                throw QueryString.wrong(
                    "cursor", "cursor_invalid", zh: "游标无效，请从第一页重新开始。", en: "The cursor is not valid; start again from the first page.")
            }
            return place
        }
        let json = try await engine.read(as: context.signedIn()) { tx in
            try RecordHistory(tx: tx, object: object).page(of: id, field: field, before: before, limit: limit)
        }
        return .json(json)
    }

    private func timeline(_ request: Request, _ context: EdgeContext) async throws -> Response {
        let query = try QueryString(request, allowing: ["limit", "cursor"])
        let object = try context.object(in: engine.schema)
        let id = try context.recordID()
        let limit = try query.pageLength()
        let cursor = query["cursor"]
        let json = try await engine.read(as: context.signedIn()) { tx in
            try TimelineQuery(tx: tx).page(of: id, object: object.name, cursor: cursor, limit: limit)
        }
        return .json(json)
    }
}

extension QueryString {
    /// 50 unless asked otherwise.
    /// - Throws: `Problem` `limit_out_of_range`.
    func pageLength(upTo maximum: Int = 200) throws -> Int {
        let limit = try integer("limit") ?? 50
        guard (1...maximum).contains(limit) else {
            throw QueryString.wrong(
                "limit", "limit_out_of_range", zh: "limit 应在 1 与 \(maximum) 之间。", en: "limit must lie between 1 and \(maximum).")
        }
        return limit
    }
}
