import HTTPTypes
import Hummingbird
import Logging
import MartletKernel

/// One line per request: method, path template, status, time, bytes, user. Never what is in queries, headers or bodies, so that
/// a log holds neither customers' data nor keys.
struct AccessLog: RouterMiddleware {
    let logger: Logger

    func handle(
        _ request: Request, context: EdgeContext, next: (Request, EdgeContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let elapsed = start.duration(to: .now)
        let milliseconds = Double(elapsed.components.seconds) * 1000 + Double(elapsed.components.attoseconds) / 1e15
        let path = context.endpointPath ?? "-"
        logger.log(
            level: response.status.code >= 500 ? .error : .info, "\(request.method.rawValue) \(path) \(response.status.code)",
            metadata: [
                "method": .string(request.method.rawValue), "path": .string(path), "status": .stringConvertible(response.status.code),
                "ms": .stringConvertible((milliseconds * 100).rounded() / 100), "bytes": .string(response.headers[.contentLength] ?? "-"),
                "user": .string(context.notes.user?.description ?? "-"), "request": .string(context.notes.id),
            ])
        return response
    }
}
