import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import MartletHTTP
import MartletKernel
import MartletRecords
import MartletTestSupport
import MartletWorkspace
import NIOCore

/// A whole workspace behind its HTTP edge, asked without a socket. Every person is signed in with a token of his own.
struct EdgeApp: Sendable {
    let app: TestApp
    let server: MartletServer
    let sessions: SessionStore
    let client: any TestClientProtocol
    let tokens: [TestApp.Person: String]
    let fixture: EdgeFixture
    /// Where the log stood when the fixture was complete.
    let start: String

    /// Runs a body over a fresh workspace.
    static func with(
        configuration: ServerConfiguration = ServerConfiguration(version: "test", webAssets: EdgeApp.webFolder),
        _ body: @escaping @Sendable (EdgeApp) async throws -> Void
    ) async throws {
        let app = try await TestApp.make()
        let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-edge-" + UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let sessions = SessionStore(app.engine)
        let files = FileStore(engine: app.engine, folder: folder.path)
        let server = MartletServer(
            engine: app.engine, sessions: sessions, files: files, configuration: configuration,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let fixture = try await EdgeFixture.make(app)
        var tokens: [TestApp.Person: String] = [:]
        for person in TestApp.Person.allCases {
            tokens[person] = try await sessions.start(for: person.id, kind: .token, client: "test", language: .english).token
        }
        let start = try await app.logEnd()
        let signedIn = tokens
        try await Application(router: server.router()).test(.router) { client in
            try await body(
                EdgeApp(app: app, server: server, sessions: sessions, client: client, tokens: signedIn, fixture: fixture, start: start))
        }
        await app.close()
    }

    /// The package's own `Web` folder.
    static let webFolder: String = {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return root.appending(path: "Web").path
    }()

    func send(
        _ method: HTTPRequest.Method, _ path: String, as person: TestApp.Person? = .ada, headers: [String: String] = [:],
        body: String? = nil
    ) async throws -> TestResponse {
        try await send(method, path, as: person, headers: headers, bytes: body.map { Array($0.utf8) })
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, as person: TestApp.Person?, headers: [String: String], bytes: [UInt8]?
    ) async throws -> TestResponse {
        var fields = HTTPFields()
        if let person { fields[.authorization] = "Bearer " + (tokens[person] ?? "") }
        if bytes != nil { fields[.contentType] = "application/json" }
        for (name, value) in headers {
            guard let name = HTTPField.Name(name) else { continue }
            fields[name] = value.isEmpty ? nil : value
        }
        return try await client.execute(uri: path, method: method, headers: fields, body: bytes.map { ByteBuffer(bytes: $0) })
    }

    func json(
        _ method: HTTPRequest.Method, _ path: String, as person: TestApp.Person? = .ada, headers: [String: String] = [:],
        body: String? = nil
    ) async throws -> (status: Int, json: JSON, response: TestResponse) {
        let response = try await send(method, path, as: person, headers: headers, body: body)
        return (response.status.code, try JSONParser.parse(response.bytes), response)
    }
}

extension TestResponse {
    var bytes: [UInt8] { Array(body.readableBytesView) }
    var text: String { String(decoding: bytes, as: UTF8.self) }

    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
}

/// Records every case may name: `{account}` in a path or body stands for the id of ben's account, `{secretAccount}` for one that
/// only ada and her like may see, and so on.
struct EdgeFixture: Sendable {
    /// Stands in every text of what ada keeps to herself.
    static let secret = "Zqxsecret"
    static let secretPhone = "13977776666"
    let ids: [String: String]

    static func make(_ app: TestApp) async throws -> EdgeFixture {
        var ids: [String: String] = [:]
        for person in TestApp.Person.allCases { ids[person.rawValue] = person.id.description }
        ids["account"] = try await app.create("account", #"{"name": "Harbour Foods", "industry": "retail"}"#, as: .ben).description
        ids["contact"] = try await app.create("contact", #"{"name": "Lin Tao"}"#, as: .ben).description
        let hidden = try await app.create(
            "account",
            #"{"name": "Zqxsecret Holdings", "description": "Zqxsecret plan", "shortName": "Zqxsecret", "annualRevenue": 987654321, "tags": ["Zqxsecret"]}"#
        )
        ids["secretAccount"] = hidden.description
        ids["secretContact"] = try await app.create(
            "contact", #"{"name": "Zqxsecret Person", "contactPoints": [{"kind": "phone", "raw": "13977776666"}]}"#
        ).description
        ids["secretActivity"] = try await app.create(
            "activity",
            #"{"kind": "call", "subject": "Zqxsecret call", "content": "Zqxsecret words", "links": [{"object": "account", "id": "\#(hidden)"}]}"#
        ).description
        ids["secretComment"] = try await app.create(
            "comment", #"{"body": "Zqxsecret comment", "record": {"object": "account", "id": "\#(hidden)"}}"#
        ).description
        ids["secretTask"] = try await app.create("task", #"{"title": "Zqxsecret task"}"#).description
        ids["secretView"] = try await app.create(
            "savedView", #"{"name": "Zqxsecret view", "object": "account", "scope": "private", "definition": {"filter": "Zqxsecret"}}"#
        ).description
        ids["secretSetting"] = try await app.create("setting", #"{"key": "Zqxsecret", "value": "Zqxsecret"}"#).description
        return EdgeFixture(ids: ids)
    }

    func filled(_ text: String) -> String {
        var text = text
        for (name, id) in ids { text = text.replacing("{\(name)}", with: id) }
        return text
    }
}
