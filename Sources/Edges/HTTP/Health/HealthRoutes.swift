import Hummingbird
import MartletKernel
import MartletRecords
import MartletStorage

/// `/healthz`: the process answers. `/readyz`: the database does too.
struct HealthRoutes: Sendable {
    let engine: Engine
    let version: String

    var routes: [Route] {
        [
            Route(.get, "/healthz") { [version] _, _ in .json(.members(["status": "ok", "version": .string(version)])) }.open,
            Route(.get, "/readyz", answer: ready).open,
        ]
    }

    private func ready(_ request: Request, _ context: EdgeContext) async throws -> Response {
        _ = try await engine.database.read(limit: .seconds(2)) { try $0.integer("SELECT 1") }
        return .json(.members(["status": "ready"]))
    }
}
