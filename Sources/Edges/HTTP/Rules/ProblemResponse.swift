import HTTPTypes
import Hummingbird
import Logging
import MartletKernel
import MartletRecords
import MartletStorage
import NIOCore

/// Turns whatever goes wrong into one shape, `application/problem+json` (RFC 9457), in the caller's language. What was not meant
/// for a caller is logged and answered without its details.
struct ProblemResponse: RouterMiddleware {
    let routes: RouteTable
    let logger: Logger

    func handle(
        _ request: Request, context: EdgeContext, next: (Request, EdgeContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let refusal = refusal(for: error, request, context)
            return ProblemAnswer(refusal, notes: context.notes).response
        }
    }

    private func refusal(for error: any Error, _ request: Request, _ context: EdgeContext) -> HTTPRefusal {
        switch error {
        case let refusal as HTTPRefusal: return refusal
        case let problem as Problem:
            if problem.kind == .internalError { log(problem.code, context) }
            return HTTPRefusal(problem)
        case let error as StorageError:
            if case .statement(let detail) = error { log(detail, context) }
            return HTTPRefusal(error.problem)
        case let error as HTTPError where error.status == .notFound: return unknownRoute(request)
        case is NIOTooManyBytesError, is CancellationError:
            return HTTPRefusal(Problem(.unavailable, "request_aborted", zh: "请求已中止。", en: "The request was aborted."))
        default:
            log(String(describing: error), context)
            return HTTPRefusal(StorageError.statement(detail: "").problem)
        }
    }

    private func unknownRoute(_ request: Request) -> HTTPRefusal {
        let methods = routes.methods(of: request.uri.path)
        guard !methods.isEmpty else {
            return HTTPRefusal(
                Problem(
                    .notFound, "unknown_path", zh: "没有这个地址。接口列表见 /docs。",
                    en: "There is nothing at this address. See /docs for what there is."))
        }
        let list = methods.joined(separator: ", ")
        let problem = Problem(
            .invalid, "method_not_allowed", zh: "此地址不支持 \(request.method.rawValue)，可用：\(list)。",
            en: "\(request.method.rawValue) is not possible here; use \(list).")
        return HTTPRefusal(problem, status: .methodNotAllowed, headers: [.allow: list])
    }

    private func log(_ detail: String, _ context: EdgeContext) {
        logger.error(
            "defect",
            metadata: ["detail": .string(detail), "path": .string(context.endpointPath ?? "-"), "request": .string(context.notes.id)])
    }
}
