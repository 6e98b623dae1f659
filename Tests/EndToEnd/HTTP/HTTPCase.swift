import HTTPTypes
import HummingbirdTesting
import MartletKernel
import MartletTestSupport
import Testing

/// One row of a request table: who asks what, what must come back, what must not, and exactly what the log then holds.
struct HTTPCase: Sendable, CustomTestStringConvertible {
    let name: String
    var actor: TestApp.Person? = .ada
    var method: HTTPRequest.Method = .get
    var path: String
    var headers: [String: String] = [:]
    var body: String?
    var bytes: [UInt8]?
    var status: Int
    var mustContain: [String] = []
    var mustNotContain: [String] = []
    /// Names of events and `object kind` of changes, in order; nothing unless told.
    var events: [String] = []
    /// Headers the answer must have, and what they must contain.
    var mustHave: [String: String] = [:]

    var testDescription: String { name }

    func run() async throws {
        try await EdgeApp.with { edge in
            let response = try await edge.send(
                method, edge.fixture.filled(path), as: actor, headers: headers.mapValues(edge.fixture.filled),
                bytes: bytes ?? body.map { Array(edge.fixture.filled($0).utf8) })
            let text = response.text
            #expect(response.status.code == status, "\(name): \(text.prefix(400))")
            for part in mustContain { #expect(text.contains(edge.fixture.filled(part)), "\(name): lacks \(part) in \(text.prefix(600))") }
            for part in mustNotContain { #expect(!text.contains(edge.fixture.filled(part)), "\(name): holds \(part)") }
            for (header, value) in mustHave {
                #expect(
                    response.header(header)?.contains(edge.fixture.filled(value)) == true,
                    "\(name): \(header) is \(response.header(header) ?? "not there")")
            }
            if status >= 400 {
                #expect(response.header("Content-Type") == "application/problem+json", "\(name)")
                let problem = try JSONParser.parse(response.bytes)
                #expect(
                    problem["status"]?.int == status && problem["code"]?.string?.isEmpty == false
                        && problem["detail"]?.string?.isEmpty == false)
            }
            let logged = try await edge.app.logged(after: edge.start)
            #expect(logged == events, "\(name)")
        }
    }
}
