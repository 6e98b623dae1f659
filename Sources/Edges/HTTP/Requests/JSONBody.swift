import HTTPTypes
import Hummingbird
import MartletKernel
import NIOCore

/// A request's JSON, with its bytes for the idempotency digest.
struct JSONBody: Sendable {
    let json: JSON
    let bytes: [UInt8]

    /// - Parameter isOptional: nothing at all counts as `{}`.
    /// - Throws: `HTTPRefusal` `media_type` (415); `Problem` `json_malformed`, `body_too_large`.
    static func read(_ request: Request, isOptional: Bool = false) async throws -> JSONBody {
        let buffer = try await request.body.collect(upTo: .max)
        let bytes = Array(buffer.readableBytesView)
        if bytes.isEmpty, isOptional { return JSONBody(json: .object([]), bytes: []) }
        try requireType(request)
        return JSONBody(json: try JSONParser.parse(bytes), bytes: bytes)
    }

    /// `application/json`, any `+json`, in UTF-8 and not compressed.
    private static func requireType(_ request: Request) throws {
        let pieces = (request.headers[.contentType] ?? "").lowercased().split(separator: ";").map { $0.trimmed }
        let type = pieces.first ?? ""
        let charset = pieces.dropFirst().first { $0.hasPrefix("charset=") }?.filter { $0 != "\"" }
        guard type == "application/json" || type.hasSuffix("+json"), charset == nil || charset == "charset=utf-8",
            request.headers[.contentEncoding] == nil
        else {
            let problem = Problem(
                .invalid, "media_type", zh: "请求内容应为 JSON（Content-Type: application/json，UTF-8，不压缩）。",
                en: "The body must be JSON (Content-Type: application/json, UTF-8, not compressed).")
            throw HTTPRefusal(problem, status: .unsupportedMediaType, headers: [.acceptPost: "application/json"])
        }
    }

    /// The members of the body, each of which must be known.
    /// - Throws: `Problem` `unknown_parameter`, `input_not_object`.
    func members(allowing names: Set<String>) throws -> JSON {
        guard case .object(let members) = json else {
            throw Problem(.invalid, "input_not_object", zh: "请求内容应为 JSON 对象。", en: "The body must be a JSON object.")
        }
        for member in members where !names.contains(member.name) { throw QueryString.unknown(member.name, names) }
        return json
    }
}

extension HTTPField.Name {
    /// RFC 5789 has its sibling for PATCH; this one is of the Linked Data Platform (W3C) and widely understood.
    static let acceptPost = HTTPField.Name("Accept-Post") ?? .accept
}
