import HTTPTypes
import Hummingbird
import MartletKernel

/// Refuses writes that another site makes a signed-in browser send (CSRF).
///
/// `Sec-Fetch-Site` (W3C Fetch Metadata) cannot be set by a page, so it decides where it is there; older browsers send `Origin`
/// on every unsafe request. A request that carries the cookie and neither header comes from no browser we know of and is
/// refused; a program uses a key, which no browser attaches by itself.
struct OriginCheck: RouterMiddleware {
    let origins: OwnOrigin

    func handle(
        _ request: Request, context: EdgeContext, next: (Request, EdgeContext) async throws -> Response
    ) async throws -> Response {
        if OriginCheck.isUnsafe(request.method), request.headers[.authorization] == nil { try check(request, context) }
        return try await next(request, context)
    }

    private func check(_ request: Request, _ context: EdgeContext) throws {
        if let site = request.headers[.fetchSite] {
            guard site == "same-origin" || site == "none" else { throw OriginCheck.refusal }
        } else if let origin = request.headers[.origin] {
            guard WebOrigin(origin) == origins.origin(of: request, context) else { throw OriginCheck.refusal }
        } else if Credential.cookie(in: request) != nil {
            throw OriginCheck.refusal
        }
    }

    static func isUnsafe(_ method: HTTPRequest.Method) -> Bool {
        method != .get && method != .head && method != .options && method != .trace
    }

    private static let refusal = Problem(
        .forbidden, "cross_site", zh: "请求并非来自本系统的页面，已拒绝。程序请使用接口密钥（Authorization: Bearer）。",
        en: "The request does not come from a page of this server. Programs use a key (Authorization: Bearer).")
}
