import HTTPTypes
import Hummingbird
import MartletKernel
import MartletRecords
import MartletTestSupport
import NIOCore
import Testing

@testable import MartletHTTP

// Also tests: EventRoutes, EventStream
@Suite struct ChangeRoutesTests {
    @Test func `the log comes in pages that go on where the last one ended`() async throws {
        try await EdgeApp.with { edge in
            for name in ["A", "B", "C"] { try await edge.app.create("account", #"{"name": "\#(name)"}"#) }
            let first = try await edge.json(.get, "/api/v1/changes?limit=2&after=\(edge.start)")
            #expect(first.json["changes"]?.array?.count == 2 && first.json["isLast"] == false)
            let second = try await edge.json(.get, "/api/v1/changes?limit=2&after=\(first.json["next"]?.string ?? "")")
            #expect(second.json["changes"]?.array?.count == 1 && second.json["isLast"] == true)
            let place = first.json["changes"]?.array?.first?["position"]?.string ?? ""
            let middle = try await edge.json(.get, "/api/v1/changes?after=\(place)")
            #expect(middle.json["changes"]?.array?.count == 2)
        }
    }

    @Test func `a reader hears of what he may see, and of what was taken from him only that it is gone`() async throws {
        try await EdgeApp.with { edge in
            let account = edge.fixture.filled("{account}")
            _ = try await edge.send(
                .patch, "/api/v1/records/account/\(account)", body: #"{"owner": "\#(edge.fixture.filled("{zoe}"))", "department": null}"#)
            _ = try await edge.send(
                .patch, edge.fixture.filled("/api/v1/records/account/{secretAccount}"), body: #"{"shortName": "Zqxsecret 2"}"#)
            let page = try await edge.json(.get, "/api/v1/changes?after=\(edge.start)", as: .ben)
            let changes = page.json["changes"]?.array ?? []
            #expect(changes.contains { $0["id"]?.string == account && $0["kind"] == "gone" && $0["fields"] == nil })
            #expect(!page.response.text.contains("Zqxsecret"))
        }
    }

    @Test func `the stream goes on from the last event a client saw`() async throws {
        try await EdgeApp.with { edge in
            try await edge.app.create("account", #"{"name": "A"}"#)
            let first = try await edge.send(.get, "/api/v1/events?until=end&after=\(edge.start)")
            #expect(first.header("Content-Type") == "text/event-stream")
            #expect(first.text.contains("event: change\ndata: {\"object\":\"account\""))
            let last = first.text.split(separator: "\n").last { $0.hasPrefix("id: ") }.map { String($0.dropFirst(4)) } ?? ""
            try await edge.app.create("contact", #"{"name": "Ma Li"}"#)
            let second = try await edge.send(.get, "/api/v1/events?until=end", headers: ["Last-Event-ID": last])
            #expect(second.text.contains(#""object":"contact""#) && !second.text.contains(#""object":"account""#))
        }
    }

    @Test func `a stream shows a salesperson nothing of what he may not see`() async throws {
        try await EdgeApp.with { edge in
            _ = try await edge.send(
                .patch, edge.fixture.filled("/api/v1/records/account/{secretAccount}"), body: #"{"shortName": "Zqxsecret 2"}"#)
            let stream = try await edge.send(.get, "/api/v1/events?until=end&after=\(edge.start)", as: .ben)
            #expect(!stream.text.contains("data:"))
            // He is told the new place all the same, so that he does not read it all again.
            #expect(stream.text.split(separator: "\n").filter { $0.hasPrefix("id: ") }.count == 2)
        }
    }

    @Test func `a stream waits for what comes and ends when the session does`() async throws {
        try await EdgeApp.with { edge in
            let credential = try #require(Credential(token: edge.tokens[.ben] ?? "", channel: .api))
            let start = try #require(LogPosition(edge.start))
            let stream = EventStream(
                engine: edge.app.engine, sessions: edge.sessions, credential: credential, actor: edge.app.actor(.ben),
                heartbeat: .seconds(600))
            let (parts, source) = AsyncStream<String>.makeStream()
            let reading = Task {
                var writer: any ResponseBodyWriter = PartsWriter(source: source)
                try await stream.run(from: start, untilEnd: false, to: &writer)
                source.finish()
            }
            var iterator = parts.makeAsyncIterator()
            #expect(await iterator.next()?.hasPrefix("retry: ") == true)
            try await edge.app.create("account", #"{"name": "While he waits"}"#, as: .ben)
            var heard = ""
            while !heard.contains("event: change"), let part = await iterator.next() { heard += part }
            #expect(heard.contains(#""kind":"created""#))
            edge.app.clock.advance(days: 15)
            try await edge.app.create("account", #"{"name": "After it ended"}"#, as: .ben)
            while let part = await iterator.next() { heard += part }
            try await reading.value
            #expect(heard.ranges(of: "event: change").count == 1)
        }
    }
}

private struct PartsWriter: ResponseBodyWriter {
    let source: AsyncStream<String>.Continuation

    func write(_ buffer: ByteBuffer) async throws { source.yield(String(buffer: buffer)) }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
