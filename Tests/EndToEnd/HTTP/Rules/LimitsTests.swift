import HTTPTypes
import Hummingbird
import HummingbirdTesting
import MartletKernel
import NIOCore
import Testing

@testable import MartletHTTP

// Also tests: BodyLimit, RequestTimeLimit, OpenStreams
@Suite struct LimitsTests {
    private func request(_ headers: HTTPFields, _ chunks: [Int]) -> Request {
        let stream = AsyncStream<ByteBuffer> { continuation in
            for count in chunks { continuation.yield(ByteBuffer(repeating: 0x61, count: count)) }
            continuation.finish()
        }
        let head = HTTPRequest(method: .post, scheme: "http", authority: "a", path: "/", headerFields: headers)
        return Request(head: head, body: RequestBody(asyncSequence: stream))
    }

    @Test func `a body is held to the limit while it is read`() async throws {
        let limit = BodyLimit(limit: 100)
        let fits = try limit.limited(request([.transferEncoding: "chunked"], [60, 40]))
        #expect(try await fits.body.collect(upTo: .max).readableBytes == 100)
        let tooLong = try limit.limited(request([.transferEncoding: "chunked"], [60, 41, 1000]))
        await #expect(throws: Problem.self) { try await tooLong.body.collect(upTo: .max) }
    }

    @Test func `an announced length is refused before anything is read`() throws {
        let limit = BodyLimit(limit: 100)
        #expect(throws: Problem.self) { try limit.limited(self.request([.contentLength: "101"], [])) }
        #expect(throws: Problem.self) { try limit.limited(self.request([.contentLength: "-1"], [])) }
        #expect(throws: Problem.self) { try limit.limited(self.request([.contentLength: "many"], [])) }
        _ = try limit.limited(request([.contentLength: "100"], [100]))
    }

    @Test func `a request out of time is told so, one that finishes late is answered`() async throws {
        let limit = RequestTimeLimit(limit: .milliseconds(20))
        do {
            _ = try await limit.run(isTimed: true) {
                try await Task.sleep(for: .seconds(60))
                return Response(status: .ok)
            }
            Issue.record("not stopped")
        } catch let problem as Problem {
            #expect(problem.code == "request_timeout" && problem.kind == .timeout)
        }
        let late = try await limit.run(isTimed: true) {
            try? await Task.sleep(for: .seconds(60))
            return Response(status: .created)
        }
        #expect(late.status == .created)
        await #expect(throws: Problem.self) {
            try await limit.run(isTimed: true) { throw Problem(.conflict, "x", zh: "中", en: "en") }
        }
    }

    @Test func `one user holds a handful of streams`() {
        let open = OpenStreams()
        let ben = MartletKernel.Actor.user(RecordID(high: 1, low: 1), channel: .web)
        let other = MartletKernel.Actor.user(RecordID(high: 1, low: 2), channel: .web)
        for _ in 0..<OpenStreams.perUser { #expect(open.begin(ben)) }
        #expect(!open.begin(ben) && open.begin(other))
        open.end(ben)
        #expect(open.begin(ben))
    }
}
