import HTTPTypes
import Hummingbird
import Logging
import MartletKernel

/// Gives each request a number, taken over from a proxy that gave one, shown in the answer, the log and every problem; and
/// settles the language it is answered in.
struct RequestIdentity: RouterMiddleware {
    static let header = HTTPField.Name.requestID
    let random: any RandomSource

    func handle(
        _ request: Request, context: EdgeContext, next: (Request, EdgeContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let id = RequestIdentity.given(request) ?? RequestIdentity.made(random)
        let wanted = request.headers[.acceptLanguage]
        let language = Language(acceptLanguage: wanted, fallback: .chinese)
        // With either fallback the same: the header itself names a language we speak.
        let isAsked = wanted != nil && Language(acceptLanguage: wanted, fallback: .english) == language
        context.notes.begin(id: id, language: language, isAsked: isAsked)
        context.logger[metadataKey: "request"] = .string(id)
        var response = try await next(request, context)
        response.headers[.requestID] = id
        return response
    }

    /// Short and plain, because it is written into logs.
    private static func given(_ request: Request) -> String? {
        guard let id = request.headers[.requestID], (8...64).contains(id.utf8.count),
            id.utf8.allSatisfy({ ($0 >= 48 && $0 <= 57) || ($0 | 0x20 >= 97 && $0 | 0x20 <= 122) || $0 == 45 || $0 == 95 })
        else { return nil }
        return id
    }

    private static func made(_ random: any RandomSource) -> String {
        let digits = String(random.next(), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension HTTPField.Name {
    private static func name(_ text: String) -> HTTPField.Name { HTTPField.Name(text) ?? .server }

    static let requestID = name("X-Request-Id")
    static let idempotencyKey = name("Idempotency-Key")
    static let operationID = name("Operation-Id")
    static let isReplay = name("Idempotent-Replayed")
    static let fetchSite = name("Sec-Fetch-Site")
    static let forwardedFor = name("X-Forwarded-For")
    static let forwardedProtocol = name("X-Forwarded-Proto")
    static let forwardedHost = name("X-Forwarded-Host")
    static let lastEventID = name("Last-Event-ID")
    static let contentSecurityPolicy = name("Content-Security-Policy")
    static let contentTypeOptions = name("X-Content-Type-Options")
    static let frameOptions = name("X-Frame-Options")
    static let referrerPolicy = name("Referrer-Policy")
    static let permissionsPolicy = name("Permissions-Policy")
    static let openerPolicy = name("Cross-Origin-Opener-Policy")
    static let resourcePolicy = name("Cross-Origin-Resource-Policy")
    static let accelBuffering = name("X-Accel-Buffering")
}
