import HTTPTypes
import Hummingbird
import MartletKernel

/// `/docs`: Swagger UI over the live document. Its files come from `bin/vendor`; only fixed names are served, so a path cannot
/// lead elsewhere.
struct DocumentationPages: Sendable {
    let assets: String?

    /// Swagger UI sets styles on elements and draws its icons from data addresses; scripts stay ours.
    private static let policy = """
        default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; \
        connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'
        """

    var routes: [Route] {
        [
            Route(.get, "/docs", answer: page).open,
            Route(.get, "/docs/start.js") { _, _ in
                DocumentationPages.asset(.bytes(Array(script.utf8), type: "text/javascript; charset=utf-8"))
            }.open,
            Route(.get, "/docs/swagger-ui-bundle.js") { try await vendored("swagger-ui-bundle.js", "text/javascript; charset=utf-8", $1) }
                .open,
            Route(.get, "/docs/swagger-ui.css") { try await vendored("swagger-ui.css", "text/css; charset=utf-8", $1) }.open,
        ]
    }

    private var script: String {
        """
        SwaggerUIBundle({ url: "/openapi.json", dom_id: "#docs", deepLinking: true, docExpansion: "none", filter: true,
          validatorUrl: null, persistAuthorization: false });
        """
    }

    /// The description is for those who are signed in, so others are sent there first.
    private func page(_ request: Request, _ context: EdgeContext) async throws -> Response {
        guard Credential.cookie(in: request) != nil else { return Response(status: .seeOther, headers: [.location: "/"]) }
        let html = """
            <!doctype html><html lang="\(context.notes.language.rawValue)"><head><meta charset="utf-8"><title>Martlet API</title>
            <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/docs/swagger-ui.css"></head>
            <body><div id="docs"></div><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body></html>
            """
        var response = Response.bytes(Array(html.utf8), type: "text/html; charset=utf-8")
        response.headers[.contentSecurityPolicy] = DocumentationPages.policy
        return response
    }

    private func vendored(_ name: String, _ type: String, _ context: EdgeContext) async throws -> Response {
        guard let assets else { throw missing }
        do {
            let body = try await FileIO().loadFile(path: assets + "/vendor/swagger-ui/" + name, context: context)
            return DocumentationPages.asset(Response(status: .ok, headers: [.contentType: type], body: body))
        } catch is HTTPError {
            throw missing
        }
    }

    private var missing: Problem {
        Problem(
            .notFound, "docs_not_installed", zh: "未安装接口文档页面，请运行 bin/vendor。接口描述见 /openapi.json。",
            en: "The documentation page is not installed; run bin/vendor. The description itself is at /openapi.json.")
    }

    private static func asset(_ response: Response) -> Response {
        var response = response
        response.headers[.cacheControl] = "public, max-age=3600"
        return response
    }
}
