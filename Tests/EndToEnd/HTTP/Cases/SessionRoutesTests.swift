import HTTPTypes
import HummingbirdTesting
import MartletKernel
import MartletTestSupport
import Testing

// Also tests: SignIn, Authentication, SessionCookie
@Suite struct SessionRoutesTests {
    @Test(arguments: cases) func `a session is begun and refused as its table says`(row: HTTPCase) async throws { try await row.run() }

    private static let right = #"{"email": "ben@example.com", "password": "correct horse battery"}"#

    static let cases: [HTTPCase] = [
        HTTPCase(
            name: "sign in for a browser", actor: nil, method: .post, path: "/api/v1/sessions", body: right, status: 201,
            mustContain: [#"{"user":{"id":"{ben}""#], mustNotContain: ["token", "scrypt", "passwordHash"],
            mustHave: ["Set-Cookie": "HttpOnly; SameSite=Lax"]),
        HTTPCase(
            name: "sign in for a program", actor: nil, method: .post, path: "/api/v1/sessions",
            body: #"{"email": "ben@example.com", "password": "correct horse battery", "kind": "token"}"#, status: 201,
            mustContain: [#"{"token":"ms_"#, "expiresAt"]),
        HTTPCase(
            name: "a wrong password", actor: nil, method: .post, path: "/api/v1/sessions",
            body: #"{"email": "ben@example.com", "password": "wrong"}"#, status: 401, mustContain: ["sign_in_failed"],
            mustHave: ["WWW-Authenticate": "Bearer"]),
        HTTPCase(
            name: "nobody", actor: nil, method: .post, path: "/api/v1/sessions",
            body: #"{"email": "nobody@example.com", "password": "correct horse battery"}"#, status: 401, mustContain: ["sign_in_failed"]),
        HTTPCase(
            name: "no password", actor: nil, method: .post, path: "/api/v1/sessions", body: #"{"email": "ben@example.com"}"#, status: 400,
            mustContain: [#""field":"password""#]),
        HTTPCase(
            name: "an unknown member", actor: nil, method: .post, path: "/api/v1/sessions",
            body: #"{"email": "a", "password": "b", "admin": true}"#, status: 400, mustContain: ["unknown_parameter"]),
        HTTPCase(
            name: "an unknown kind", actor: nil, method: .post, path: "/api/v1/sessions",
            body: #"{"email": "a", "password": "b", "kind": "eternal"}"#, status: 400, mustContain: ["unknown_option"]),
        HTTPCase(
            name: "from another site", actor: nil, method: .post, path: "/api/v1/sessions", headers: ["Origin": "https://evil.example"],
            body: right,
            status: 403, mustContain: ["cross_site"]),
        HTTPCase(
            name: "without a session", actor: nil, path: "/api/v1/records/account", status: 401, mustContain: ["not_signed_in"],
            mustHave: ["WWW-Authenticate": "Bearer realm=\"Martlet\""]),
        HTTPCase(
            name: "with a token nobody has", actor: nil, path: "/api/v1/records/account", headers: ["Authorization": "Bearer ms_none"],
            status: 401,
            mustContain: ["session_expired"], mustHave: ["WWW-Authenticate": "invalid_token"]),
        HTTPCase(
            name: "with another scheme", actor: nil, path: "/api/v1/records/account", headers: ["Authorization": "Basic YTpi"], status: 401,
            mustContain: ["authorization_scheme"]),
    ]

    @Test func `a cookie signs in, writes from its own pages and ends`() async throws {
        try await EdgeApp.with { edge in
            let answer = try await edge.send(.post, "/api/v1/sessions", as: nil, body: SessionRoutesTests.right)
            let cookie = try #require(answer.header("Set-Cookie")?.split(separator: ";").first.map(String.init))
            #expect(cookie.hasPrefix("martlet_session=ms_"))
            let read = try await edge.send(.get, "/api/v1/records/account", as: nil, headers: ["Cookie": "theme=dark; " + cookie])
            #expect(read.status.code == 200 && read.text.contains("Harbour Foods") && !read.text.contains("Zqxsecret"))
            let body = #"{"name": "North Wind"}"#
            let own = ["Cookie": cookie, "Sec-Fetch-Site": "same-origin"]
            #expect(try await edge.send(.post, "/api/v1/records/account", as: nil, headers: own, body: body).status.code == 201)
            let foreign = ["Cookie": cookie, "Sec-Fetch-Site": "cross-site"]
            #expect(try await edge.send(.post, "/api/v1/records/account", as: nil, headers: foreign, body: body).status.code == 403)
            let ended = try await edge.send(.delete, "/api/v1/sessions/current", as: nil, headers: own)
            #expect(ended.status.code == 204 && ended.header("Set-Cookie")?.contains("Max-Age=0") == true)
            #expect(try await edge.send(.get, "/api/v1/records/account", as: nil, headers: ["Cookie": cookie]).status.code == 401)
        }
    }

    @Test func `a session ends with its time, a key counts before a cookie`() async throws {
        try await EdgeApp.with { edge in
            let bearer = "Bearer " + (edge.tokens[.ben] ?? "")
            let both = try await edge.send(
                .post, "/api/v1/records/account", as: nil,
                headers: [
                    "Authorization": bearer, "Cookie": "martlet_session=" + (edge.tokens[.ada] ?? ""),
                    "Origin": "https://elsewhere.example",
                ],
                body: #"{"name": "North Wind"}"#)
            #expect(both.status.code == 201 && both.text.contains(edge.fixture.filled(#""owner":"{ben}""#)))
            edge.app.clock.advance(days: 15)
            let late = try await edge.json(.get, "/api/v1/records/account", as: .ben)
            #expect(late.status == 401 && late.json["code"] == "session_expired")
        }
    }

    @Test func `a key that may only read does not write, and a revoked one nothing`() async throws {
        try await EdgeApp.with { edge in
            let made = try await edge.json(.post, "/api/v1/actions/apiKey.create", as: .ben, body: #"{"name": "report", "scope": "read"}"#)
            let key = try #require(made.json["key"]?.string)
            let headers = ["Authorization": "Bearer " + key]
            #expect(try await edge.send(.get, "/api/v1/records/account", as: nil, headers: headers).text.contains("Harbour"))
            let write = try await edge.json(.post, "/api/v1/records/account", as: nil, headers: headers, body: #"{"name": "X"}"#)
            #expect(write.status == 403 && write.json["code"] == "key_read_only")
            let id = made.json["id"]?.string ?? ""
            _ = try await edge.send(.post, "/api/v1/actions/apiKey.revoke", as: .ben, body: #"{"id": "\#(id)"}"#)
            edge.app.clock.advance(milliseconds: 1500)
            #expect(try await edge.send(.get, "/api/v1/records/account", as: nil, headers: headers).status.code == 401)
        }
    }

    @Test func `guessing a password is slowed down, and only for the account that is guessed at`() async throws {
        try await EdgeApp.with { edge in
            let wrong = #"{"email": "ada@example.com", "password": "guess"}"#
            var statuses = [Int]()
            for _ in 0..<6 { statuses.append(try await edge.send(.post, "/api/v1/sessions", as: nil, body: wrong).status.code) }
            #expect(statuses == [401, 401, 401, 401, 401, 429])
            let right = #"{"email": "ada@example.com", "password": "correct horse battery"}"#
            let locked = try await edge.send(.post, "/api/v1/sessions", as: nil, body: right)
            #expect(locked.status.code == 429 && Int(locked.header("Retry-After") ?? "") == 1)
            #expect(try await edge.send(.post, "/api/v1/sessions", as: nil, body: SessionRoutesTests.right).status.code == 201)
            edge.app.clock.advance(milliseconds: 1001)
            #expect(try await edge.send(.post, "/api/v1/sessions", as: nil, body: right).status.code == 201)
        }
    }
}
