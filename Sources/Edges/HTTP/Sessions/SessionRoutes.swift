import HTTPTypes
import Hummingbird
import MartletKernel
import MartletWorkspace

/// `POST /sessions` and `DELETE /sessions/current`: signing in and out.
struct SessionRoutes: Sendable {
    let signIn: SignIn
    let sessions: SessionStore

    var routes: [Route] {
        [
            Route(.post, "/api/v1/sessions", answer: begin).open.reading(upTo: 16_384),
            Route(.delete, "/api/v1/sessions/current", answer: end),
        ]
    }

    /// `201 {user}` and the cookie; with `"kind": "token"` `201 {token, expiresAt, user}` and no cookie.
    private func begin(_ request: Request, _ context: EdgeContext) async throws -> Response {
        _ = try QueryString(request, allowing: [])
        let body = try await JSONBody.read(request).members(allowing: ["email", "password", "kind", "client"])
        let kind = try kind(body["kind"])
        let signedIn = try await signIn.run(
            email: try text("email", in: body), password: try text("password", in: body), kind: kind,
            client: body["client"]?.string ?? request.headers[.userAgent] ?? "", request, context)
        var writer = JSONWriter()
        writer.object { writer in
            if kind == .token {
                writer.name("token")
                writer.string(signedIn.token)
                writer.name("expiresAt")
                writer.string(signedIn.expiresAt.description)
            }
            writer.name("user")
            writer.raw(String(decoding: signedIn.user, as: UTF8.self))
        }
        var response = Response.json(writer.bytes, status: .created)
        if kind == .cookie { response.headers[.setCookie] = signIn.cookie(for: signedIn, request, context) }
        return response
    }

    private func end(_ request: Request, _ context: EdgeContext) async throws -> Response {
        _ = try QueryString(request, allowing: [])
        if let credential = context.credential { try await sessions.signOut(token: credential.token) }
        var response = Response(status: .noContent)
        response.headers[.contentLength] = nil
        if context.credential?.channel == .web { response.headers[.setCookie] = signIn.endedCookie(request, context) }
        return response
    }

    private func kind(_ json: JSON?) throws -> SessionStore.Kind {
        switch json?.string {
        case nil where json == nil: return .cookie
        case "cookie": return .cookie
        case "token": return .token
        default: throw QueryString.wrong("kind", "unknown_option", zh: "“kind”应为 cookie 或 token。", en: "\"kind\" must be cookie or token.")
        }
    }

    private func text(_ name: String, in body: JSON) throws -> String {
        guard let text = body[name]?.string, !text.isEmpty, text.utf8.count <= 1000 else {
            throw QueryString.wrong(name, "required", zh: "请填写“\(name)”。", en: "\"\(name)\" is required.")
        }
        return text
    }
}
