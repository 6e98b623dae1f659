import HTTPTypes
import Hummingbird
import MartletKernel
import MartletRecords
import MartletWorkspace

/// `GET /events`: the log as server-sent events (WHATWG HTML §9.2), from now, from `after=` or from `Last-Event-ID`.
struct EventRoutes: Sendable {
    let engine: Engine
    let sessions: SessionStore
    let heartbeat: Duration
    private let open = OpenStreams()

    init(engine: Engine, sessions: SessionStore, heartbeat: Duration) {
        self.engine = engine
        self.sessions = sessions
        self.heartbeat = heartbeat
    }

    var routes: [Route] { [Route(.get, "/api/v1/events", answer: stream).untimed] }

    private func stream(_ request: Request, _ context: EdgeContext) async throws -> Response {
        let query = try QueryString(request, allowing: ["after", "until"])
        let actor = try context.signedIn()
        guard let credential = context.credential else { throw Problem.notSignedIn }
        let asked = request.headers[.lastEventID] ?? query["after"]
        // Read once before answering, so that a place that is not known is a 400 and not a stream that ends.
        let start = try await engine.read(as: actor) { tx -> LogPosition in
            guard let asked, !asked.isEmpty else { return try ChangeFeed(tx: tx).end() }
            let page = try ChangeFeed(tx: tx).page(after: asked, limit: 1)
            return LogPosition(asked) ?? page.end
        }
        let isBrief = try untilEnd(query)
        let stream = EventStream(engine: engine, sessions: sessions, credential: credential, actor: actor, heartbeat: heartbeat)
        let open = open
        let body = ResponseBody { writer in
            guard open.begin(actor) else {
                try await writer.write(ByteBuffer(string: "retry: 60000\n: too many streams of one user\n\n"))
                return try await writer.finish(nil)
            }
            defer { open.end(actor) }
            try await stream.run(from: start, untilEnd: isBrief, to: &writer)
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: [.contentType: "text/event-stream", .accelBuffering: "no"], body: body)
    }

    /// `until=end` closes the stream when it has caught up: for scripts, which would otherwise wait for ever.
    private func untilEnd(_ query: QueryString) throws -> Bool {
        switch query["until"] {
        case nil: return false
        case "end": return true
        default: throw QueryString.wrong("until", "unknown_option", zh: "“until”只能为 end。", en: "\"until\" can only be end.")
        }
    }
}
