import HTTPTypes
import Hummingbird
import HummingbirdTesting
import MartletKernel
import MartletTestSupport
import Testing

@testable import MartletHTTP

// Also tests: ProblemAnswer
@Suite struct ProblemResponseTests {
    @Test func `a problem speaks the caller's language and carries the number of its request`() async throws {
        try await EdgeApp.with { edge in
            let english = try await edge.json(.get, "/api/v1/records/acount")
            #expect(english.json["title"] == "Not found")
            #expect(english.json["detail"] == "There is no object \"acount\"; did you mean \"account\"?")
            #expect(english.json["requestId"]?.string == english.response.header("X-Request-Id"))
            #expect(english.response.header("Content-Language") == "en")
            let chinese = try await edge.json(.get, "/api/v1/records/acount", headers: ["Accept-Language": "zh"])
            #expect(chinese.json["detail"] == "没有名为“acount”的对象，是否指“account”？")
            let stranger = try await edge.json(.get, "/api/v1/records/account", as: nil, headers: ["Accept-Language": "zh"])
            #expect(stranger.json["detail"] == "请先登录。" && stranger.json["code"] == "not_signed_in")
        }
    }

    @Test(arguments: [
        (Problem.Kind.invalid, 400), (.unauthenticated, 401), (.forbidden, 403), (.notFound, 404), (.conflict, 409), (.tooLarge, 413),
        (.unprocessable, 422), (.tooMany, 429), (.timeout, 503), (.unavailable, 503), (.storageFull, 507), (.internalError, 500),
    ])
    func `each kind has its status`(kind: Problem.Kind, status: Int) {
        let problem = Problem(kind, "code", zh: "中", en: "en")
        let response = ProblemAnswer(HTTPRefusal(problem), notes: RequestNotes()).response
        #expect(response.status.code == status)
        #expect((response.headers[.wwwAuthenticate] != nil) == (status == 401))
        #expect((response.headers[.retryAfter] != nil) == [429, 503].contains(status))
    }

    @Test func `a defect is answered without what went wrong inside`() async throws {
        struct Inside: Error { let secret = "SELECT password_hash" }
        let router = Router(context: EdgeContext.self)
        router.add(middleware: ProblemResponse(routes: RouteTable([]), logger: silent))
        router.get("boom") { _, _ -> Response in throw Inside() }
        try await Application(router: router).test(.router) { client in
            let response = try await client.execute(uri: "/boom", method: .get)
            #expect(response.status == .internalServerError)
            #expect(!response.text.contains("password_hash") && response.text.contains("internal"))
        }
    }
}
