import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import MartletKernel
import Synchronization
import Testing

@testable import MartletHTTP

@Suite struct AccessLogTests {
    @Test func `a line tells the template of the path and nothing of the query, the key or the body`() async throws {
        let lines = LogLines()
        let logger = Logger(label: "test") { _ in lines }
        let router = Router(context: EdgeContext.self)
        router.add(middleware: RequestIdentity(random: SeededSource(seed: 1)))
        router.add(middleware: AccessLog(logger: logger))
        router.post("records/{object}/{id}") { _, context -> Response in
            context.notes.recognise(RecordID(high: 1, low: 2), language: .english)
            return .json(.members(["answer": "private"]), status: .created)
        }
        try await Application(router: router).test(.router) { client in
            _ = try await client.execute(
                uri: "/records/account/42?filter=private", method: .post, headers: [.authorization: "Bearer private"],
                body: ByteBuffer(string: "private"))
        }
        let line = try #require(lines.all.first)
        #expect(line.contains("POST /records/{object}/{id} 201"))
        #expect(line.contains("00000000-0000-0001-0000-000000000002") && line.contains("bytes=20"))
        #expect(!line.contains("private") && !line.contains("42"))
    }
}

private final class LogLines: LogHandler, Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        let metadata = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ")
        lines.withLock { $0.append("\(event.message) \(metadata)") }
    }
}
