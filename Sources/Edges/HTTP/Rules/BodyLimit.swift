import HTTPTypes
import Hummingbird
import MartletKernel
import NIOCore

/// Bounds what one request may send: refused at once by its `Content-Length`, else while it is read, so that nobody fills the
/// memory with a body that claims to be short or says nothing.
struct BodyLimit: Sendable {
    let limit: Int

    /// - Throws: `Problem` `body_too_large`.
    func limited(_ request: Request) throws -> Request {
        guard let header = request.headers[.contentLength] else {
            return request.headers[.transferEncoding] == nil ? request : counting(request)
        }
        guard let length = Int(header), length >= 0 else {
            throw Problem(.invalid, "content_length", zh: "Content-Length 无效。", en: "Content-Length is not a number.")
        }
        guard length <= limit else { throw tooLarge }
        // The connection itself holds a body to the length it was announced with.
        return request
    }

    private func counting(_ request: Request) -> Request {
        var request = request
        request.body = RequestBody(asyncSequence: CountedBody(base: request.body, limit: limit, problem: tooLarge))
        return request
    }

    private var tooLarge: Problem {
        let size = limit >= 1_048_576 ? "\(limit / 1_048_576) MB" : "\(limit) B"
        return Problem(.tooLarge, "body_too_large", zh: "请求内容过大，最多 \(size)。", en: "The body is too large; at most \(size).")
    }
}

private struct CountedBody: AsyncSequence, Sendable {
    typealias Element = ByteBuffer
    let base: RequestBody
    let limit: Int
    let problem: Problem

    struct AsyncIterator: AsyncIteratorProtocol {
        var base: RequestBody.AsyncIterator
        var left: Int
        let problem: Problem

        mutating func next() async throws -> ByteBuffer? {
            guard let buffer = try await base.next() else { return nil }
            left -= buffer.readableBytes
            guard left >= 0 else { throw problem }
            return buffer
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(base: base.makeAsyncIterator(), left: limit, problem: problem) }
}
