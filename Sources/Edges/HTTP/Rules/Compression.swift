import HTTPTypes
import Hummingbird
import NIOCore

/// Sends text of more than a kilobyte as gzip to whoever accepts it. Streams of unknown length go as they are: holding back an
/// event to compress it would defeat the stream.
struct Compression: RouterMiddleware {
    static let smallest = 1024
    static let largest = 8 * 1024 * 1024

    func handle(
        _ request: Request, context: EdgeContext, next: (Request, EdgeContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard let length = response.body.contentLength, length > Compression.smallest, length <= Compression.largest,
            response.headers[.contentEncoding] == nil, Compression.isText(response.headers[.contentType])
        else { return response }
        response.headers[.vary] = [response.headers[.vary], "Accept-Encoding"].compactMap(\.self).joined(separator: ", ")
        guard request.method != .head, Compression.accepts(request.headers[.acceptEncoding]) else { return response }
        let collected = CollectedBody()
        try await response.body.write(collected)
        guard let zipped = Gzip.compress(collected.buffer.readableBytesView) else {
            response.body = ResponseBody(byteBuffer: collected.buffer)
            return response
        }
        response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: zipped))
        response.headers[.contentLength] = String(zipped.count)
        response.headers[.contentEncoding] = "gzip"
        return response
    }

    private static func isText(_ type: String?) -> Bool {
        guard let type else { return false }
        return type.hasPrefix("application/json") || type.hasPrefix("application/problem+json") || type.hasPrefix("text/")
            || type.hasPrefix("image/svg+xml")
    }

    /// RFC 9110 §12.5.3: listed and not weighted away.
    static func accepts(_ header: String?) -> Bool {
        for part in (header ?? "").lowercased().split(separator: ",").prefix(20) {
            let pieces = part.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            guard pieces.first == "gzip" || pieces.first == "*" else { continue }
            let weight = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return weight > 0
        }
        return false
    }
}

/// Takes up what a body writes. A class because bodies take their writer by value.
private final class CollectedBody: ResponseBodyWriter {
    var buffer = ByteBuffer()

    func write(_ buffer: ByteBuffer) async throws { self.buffer.writeImmutableBuffer(buffer) }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
