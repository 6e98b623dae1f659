import HTTPTypes
import Hummingbird
import HummingbirdTesting
import MartletKernel
import Testing

@testable import MartletHTTP

// Also tests: OwnOrigin, WebOrigin, NetworkRange, ServerConfiguration
@Suite struct OriginCheckTests {
    private struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let method: HTTPRequest.Method
        let headers: HTTPFields
        let isAdmitted: Bool
        var testDescription: String { name }
    }

    private static let cookie = "martlet_session=x"
    private static let rows: [Row] = [
        Row(name: "reading", method: .get, headers: [.cookie: cookie, .fetchSite: "cross-site"], isAdmitted: true),
        Row(name: "own page", method: .post, headers: [.cookie: cookie, .fetchSite: "same-origin"], isAdmitted: true),
        Row(
            name: "own page behind a proxy that renames the host", method: .post,
            headers: [.cookie: cookie, .fetchSite: "same-origin", .origin: "https://x.example"], isAdmitted: true),
        Row(name: "another site", method: .post, headers: [.cookie: cookie, .fetchSite: "cross-site"], isAdmitted: false),
        Row(
            name: "a sister site", method: .post, headers: [.cookie: cookie, .fetchSite: "same-site", .origin: "http://localhost"],
            isAdmitted: false),
        Row(name: "an older browser at home", method: .patch, headers: [.cookie: cookie, .origin: "http://localhost"], isAdmitted: true),
        Row(
            name: "an older browser elsewhere", method: .delete, headers: [.cookie: cookie, .origin: "http://evil.example"],
            isAdmitted: false),
        Row(name: "another port", method: .post, headers: [.cookie: cookie, .origin: "http://localhost:8081"], isAdmitted: false),
        Row(name: "a sandboxed page", method: .post, headers: [.cookie: cookie, .origin: "null"], isAdmitted: false),
        Row(name: "a cookie from nowhere", method: .post, headers: [.cookie: cookie], isAdmitted: false),
        Row(name: "a form of another site without a cookie", method: .post, headers: [.origin: "http://evil.example"], isAdmitted: false),
        Row(name: "a program without a cookie", method: .post, headers: [:], isAdmitted: true),
        Row(
            name: "a program with a key", method: .post, headers: [.authorization: "Bearer k", .origin: "http://evil.example"],
            isAdmitted: true),
    ]

    @Test(arguments: rows) private func `writes come from our own pages or with a key`(row: Row) async throws {
        let router = Router(context: EdgeContext.self)
        router.add(middleware: ProblemResponse(routes: RouteTable([]), logger: silent))
        router.add(middleware: OriginCheck(origins: OwnOrigin(configuration: ServerConfiguration())))
        for method in [HTTPRequest.Method.get, .post, .patch, .delete] {
            router.on("x", method: method) { _, _ in Response(status: .ok) }
        }
        try await Application(router: router).test(.router) { client in
            let response = try await client.execute(uri: "/x", method: row.method, headers: row.headers)
            #expect(response.status == (row.isAdmitted ? .ok : .forbidden))
        }
    }

    @Test func `origins are compared without the scheme's own port and in one case`() {
        #expect(WebOrigin("https://CRM.example.com:443") == WebOrigin("https://crm.example.com/"))
        #expect(WebOrigin("http://crm.example.com:443") != WebOrigin("http://crm.example.com"))
        #expect(WebOrigin("https://crm.example.com")?.description == "https://crm.example.com")
        for wrong in ["crm.example.com", "ftp://a", "https://", "https://a/b", "https://a?b", "https://user@a", "https://a b", "null"] {
            #expect(WebOrigin(wrong) == nil, "\(wrong)")
        }
    }

    @Test func `networks hold the addresses of their block and no others`() throws {
        let ten = try #require(NetworkRange("10.0.0.0/8"))
        #expect(ten.contains("10.255.0.1") && !ten.contains("11.0.0.1") && ten.contains("::ffff:10.1.2.3") && !ten.contains("x"))
        let odd = try #require(NetworkRange("192.168.4.0/22"))
        #expect(odd.contains("192.168.7.255") && !odd.contains("192.168.8.0"))
        let one = try #require(NetworkRange("::1"))
        #expect(one.contains("::1") && !one.contains("::2") && !one.contains("127.0.0.1"))
        let everything = try #require(NetworkRange("0.0.0.0/0"))
        #expect(everything.contains("8.8.8.8"))
        for wrong in ["10.0.0.0/33", "10.0.0", "::1/129", "proxy", "10.0.0.0/8/8", "10.0.0.0/x", ""] {
            #expect(NetworkRange(wrong) == nil, "\(wrong)")
        }
    }

    @Test func `forwarded headers count from a trusted proxy only`() throws {
        let trusting = ServerConfiguration(trustedProxies: [try #require(NetworkRange("10.0.0.0/8"))])
        let request = Request(
            head: HTTPRequest(
                method: .get, scheme: "http", authority: "inner:8080", path: "/",
                headerFields: [.forwardedFor: "1.1.1.1, 2.2.2.2, 10.0.0.7", .forwardedProtocol: "https", .forwardedHost: "crm.example.com"]),
            body: RequestBody(buffer: ByteBuffer()))
        let inside = OwnOrigin(configuration: trusting)
        #expect(inside.client(of: request, .from("10.0.0.9")) == "2.2.2.2")
        #expect(inside.origin(of: request, .from("10.0.0.9")).description == "https://crm.example.com")
        #expect(inside.client(of: request, .from("9.9.9.9")) == "9.9.9.9")
        #expect(inside.origin(of: request, .from("9.9.9.9")).description == "http://inner:8080")
    }
}

extension EdgeContext {
    fileprivate static func from(_ peer: String) -> EdgeContext { EdgeContext(peer: peer, logger: silent) }
}
