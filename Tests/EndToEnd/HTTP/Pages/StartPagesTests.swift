import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import MartletHTTP
import MartletKernel
import MartletRecords
import MartletStorage
import MartletTestSupport
import MartletWorkspace
import Testing

// Also tests: PageTemplates, PageTexts, Stylesheet, DocumentationPages, HealthRoutes
@Suite struct StartPagesTests {
    private static let form = ["Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"]

    @Test func `the first visitor makes the administrator and is signed in`() async throws {
        let app = try await TestApp.make()
        // Without its people the workspace is as new as after the first start.
        _ = try await app.engine.write(as: .system(), name: "test") { tx in
            for table in ["changes", "teams_members", "memberships", "users_roles", "users"] {
                try tx.connection.execute("DELETE FROM \(name: table)")
            }
        }
        let sessions = SessionStore(app.engine)
        let files = FileStore(engine: app.engine, folder: FileManager.default.temporaryDirectory.path)
        let server = MartletServer(
            engine: app.engine, sessions: sessions, files: files, configuration: ServerConfiguration(), logger: silent)
        try await Application(router: server.router()).test(.router) { client in
            let page = try await client.execute(uri: "/", method: .get, headers: [.acceptLanguage: "en"])
            #expect(page.text.contains("Make the first administrator") && page.text.contains("action=\"/first-run\""))
            let headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded", .origin: "http://localhost"]
            let short = try await client.execute(
                uri: "/first-run", method: .post, headers: headers,
                body: ByteBuffer(string: "name=Ann&email=ann%40example.com&password=short&language=en"))
            #expect(short.status.code == 422 && short.text.contains("at least 10 characters") && short.text.contains("ann@example.com"))
            #expect(!short.text.contains("value=\"short\""))
            let body = ByteBuffer(string: "name=%E5%BC%A0%E5%AE%89&email=ann%40example.com&password=a+long+sentence&language=en")
            let made = try await client.execute(uri: "/first-run", method: .post, headers: headers, body: body)
            #expect(made.status.code == 303 && made.header("Location") == "/")
            let cookie = made.header("Set-Cookie")?.split(separator: ";").first.map(String.init) ?? ""
            let start = try await client.execute(uri: "/", method: .get, headers: [.cookie: cookie, .acceptLanguage: "en"])
            #expect(start.text.contains("Hello, 张安") && start.text.contains("/api/v1/records/account"))
            let again = try await client.execute(uri: "/first-run", method: .post, headers: headers, body: body)
            #expect(again.status.code == 409 && again.text.contains("users already"))
        }
        await app.close()
    }

    @Test func `signing in and out works with forms alone, in both languages`() async throws {
        try await EdgeApp.with { edge in
            let page = try await edge.send(.get, "/?language=zh-CN", as: nil)
            #expect(page.text.contains("<html lang=\"zh-CN\">") && page.text.contains("登录") && !page.text.contains("<script"))
            #expect(page.header("Content-Type") == "text/html; charset=utf-8")
            let wrong = try await edge.send(
                .post, "/sign-in", as: nil, headers: StartPagesTests.form, body: "email=ben%40example.com&password=%3Cb%3E&language=zh-CN")
            #expect(wrong.status.code == 401 && wrong.text.contains("邮箱或密码不正确") && !wrong.text.contains("<b>"))
            let right = try await edge.send(
                .post, "/sign-in", as: nil, headers: StartPagesTests.form,
                body: "email=ben%40example.com&password=correct+horse+battery&language=en")
            #expect(right.status.code == 303)
            let cookie = right.header("Set-Cookie")?.split(separator: ";").first.map(String.init) ?? ""
            let start = try await edge.send(.get, "/", as: nil, headers: ["Cookie": cookie])
            #expect(start.text.contains("/api/v1/records/contact") && !start.text.contains("/api/v1/records/setting"))
            var headers = StartPagesTests.form
            headers["Cookie"] = cookie
            let left = try await edge.send(.post, "/sign-out", as: nil, headers: headers, body: "")
            #expect(left.status.code == 303 && left.header("Set-Cookie")?.contains("Max-Age=0") == true)
            #expect(try await edge.send(.get, "/", as: nil, headers: ["Cookie": cookie]).text.contains("action=\"/sign-in\""))
        }
    }

    @Test(arguments: ["/sign-in", "/first-run", "/sign-out"]) func `no other site posts our forms`(path: String) async throws {
        try await EdgeApp.with { edge async throws -> Void in
            let headers = ["Content-Type": "application/x-www-form-urlencoded", "Origin": "https://evil.example"]
            #expect(try await edge.send(.post, path, as: nil, headers: headers, body: "email=a&password=b").status.code == 403)
        }
    }

    @Test func `what a form was filled with is shown as text`() async throws {
        try await EdgeApp.with { edge in
            let body = "email=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E&password=x&language=en"
            let answer = try await edge.send(.post, "/sign-in", as: nil, headers: StartPagesTests.form, body: body)
            #expect(!answer.text.contains("<script>") && answer.text.contains("&lt;script&gt;"))
        }
    }

    @Test func `the style is kept by browsers under an address of its own`() async throws {
        try await EdgeApp.with { edge in
            let page = try await edge.send(.get, "/", as: nil)
            let start = try #require(page.text.firstRange(of: "/assets/pages-"))
            let path = String(page.text[start.lowerBound...].prefix { $0 != "\"" })
            let style = try await edge.send(.get, path, as: nil)
            #expect(style.status.code == 200 && style.header("Cache-Control")?.contains("immutable") == true)
            #expect(style.header("Content-Type") == "text/css; charset=utf-8")
        }
    }

    @Test func `the documentation page brings its own scripts and only them`() async throws {
        try await EdgeApp.with { edge in
            let stranger = try await edge.send(.get, "/docs", as: nil)
            #expect(stranger.status.code == 303 && stranger.header("Location") == "/")
            let page = try await edge.send(.get, "/docs", as: nil, headers: ["Cookie": "martlet_session=" + (edge.tokens[.ben] ?? "")])
            #expect(page.text.contains("/docs/start.js") && !page.text.contains("<script>"))
            #expect(try await edge.send(.get, "/docs/start.js", as: nil).text.contains("/openapi.json"))
            let bundle = try await edge.send(.get, "/docs/swagger-ui-bundle.js", as: nil)
            let isThere = FileManager.default.fileExists(atPath: EdgeApp.webFolder + "/vendor/swagger-ui/swagger-ui-bundle.js")
            if !isThere { print("Web/vendor is not there (bin/vendor fetches it): only the refusal is tested") }
            #expect(bundle.status.code == (isThere ? 200 : 404))
        }
    }

    @Test func `the process and the database say that they are well`() async throws {
        try await EdgeApp.with { edge async throws -> Void in
            #expect(try await edge.json(.get, "/healthz", as: nil).json["version"] == "test")
            #expect(try await edge.json(.get, "/readyz", as: nil).json["status"] == "ready")
        }
    }
}
