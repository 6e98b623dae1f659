import Crypto
import HTTPTypes
import Hummingbird
import MartletKernel
import MartletRecords

/// What every write may say beside its body: dry run, idempotency key, the version it was based on.
struct WriteRequest: Sendable {
    let isDryRun: Bool
    let key: IdempotencyKey?
    /// From `If-Match`; `nil`: on whatever is there.
    let base: Int64?

    /// - Throws: `Problem` `idempotency_key`, `if_match`.
    init(_ request: Request, query: QueryString, body: [UInt8], actor: Actor) throws {
        isDryRun = try query.flag("dryRun") ?? false
        key = try WriteRequest.key(request, body: body, actor: actor)
        base = try WriteRequest.version(request.headers[.ifMatch])
    }

    /// The same key promises the same method, path and body (the draft "The Idempotency-Key HTTP Header Field" of the IETF).
    private static func key(_ request: Request, body: [UInt8], actor: Actor) throws -> IdempotencyKey? {
        guard let text = request.headers[.idempotencyKey] else { return nil }
        guard (1...255).contains(text.utf8.count), text.utf8.allSatisfy({ $0 >= 0x21 && $0 < 0x7F }) else {
            throw Problem(
                .invalid, "idempotency_key", zh: "Idempotency-Key 应为 1 至 255 个可见 ASCII 字符。",
                en: "Idempotency-Key must be 1 to 255 visible ASCII characters.")
        }
        var hash = SHA256()
        hash.update(data: Array("\(request.method.rawValue) \(request.uri.string)\n".utf8))
        hash.update(data: body)
        let digest = hash.finalize().map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        return IdempotencyKey(actor: actor, key: text, request: digest.joined())
    }

    /// `"3"` or the whole tag `"3-9f86…"`; `*` asks only that the record is there.
    static func version(_ header: String?) throws -> Int64? {
        guard let header, header != "*" else { return nil }
        let tag = header.hasPrefix("W/") ? header.dropFirst(2) : header[...]
        let inner = tag.hasPrefix("\"") && tag.hasSuffix("\"") && tag.count > 2 ? tag.dropFirst().dropLast() : ""
        let digits = inner.prefix { $0 != "-" }
        guard let version = Int64(digits), version > 0 else {
            throw Problem(
                .invalid, "if_match", zh: "If-Match 应为带引号的版本号，例如 \"3\"。",
                en: "If-Match must be a version in quotation marks, such as \"3\".")
        }
        return version
    }
}

extension Written where Result == Answer {
    /// The answer over HTTP, with what every write tells.
    func response(isDryRun: Bool) -> Response {
        let isEmpty = result.body.isEmpty
        var response =
            isEmpty
            ? Response(status: HTTPResponse.Status(code: result.status))
            : Response.json(result.body, status: HTTPResponse.Status(code: result.status))
        if isEmpty, result.status == 204 { response.headers[.contentLength] = nil }
        if isDryRun { return response }
        response.headers[.location] = result.location
        if let operation = operation ?? result.operation { response.headers[.operationID] = operation.description }
        if result.isReplay { response.headers[.isReplay] = "true" }
        return response
    }
}
