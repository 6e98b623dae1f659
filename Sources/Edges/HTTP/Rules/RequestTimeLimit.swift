import Hummingbird
import MartletKernel

/// Bounds how long a request may take. When time is up its task is cancelled, which ends waiting for a slow client; a write that
/// the database has already begun is waited for, because its answer is the truth.
struct RequestTimeLimit: Sendable {
    let limit: Duration

    /// - Throws: `Problem` `request_timeout`, or what `body` throws.
    func run(isTimed: Bool, _ body: @escaping @Sendable () async throws -> Response) async throws -> Response {
        guard isTimed else { return try await body() }
        return try await withThrowingTaskGroup(of: Response?.self) { group in
            group.addTask { try await body() }
            group.addTask { [limit] in
                try? await Task.sleep(for: limit)
                return nil
            }
            let first = try await group.next()
            group.cancelAll()
            if case .some(.some(let response)) = first { return response }
            do {
                if case .some(.some(let response)) = try await group.next() { return response }
            } catch is CancellationError {
                // Told below.
            }
            throw Problem(.timeout, "request_timeout", zh: "请求处理超时，请稍后重试。", en: "The request took too long; try again later.")
        }
    }
}
