import Hummingbird
import HummingbirdCore
import Logging
import MartletKernel
import MartletRecords
import MartletWorkspace

/// The HTTP edge: routes, and the rules every request passes. Holds no rule of the product.
package struct MartletServer: Sendable {
    let engine: Engine
    let sessions: SessionStore
    let files: FileStore
    let configuration: ServerConfiguration
    let logger: Logger

    package init(engine: Engine, sessions: SessionStore, files: FileStore, configuration: ServerConfiguration, logger: Logger) {
        self.engine = engine
        self.sessions = sessions
        self.files = files
        self.configuration = configuration
        self.logger = logger
    }

    var routes: [Route] {
        let throttle = LoginThrottle(clock: engine.clock)
        let origins = OwnOrigin(configuration: configuration)
        let signIn = SignIn(engine: engine, sessions: sessions, throttle: throttle, origins: origins)
        let bodies = configuration
        return SessionRoutes(signIn: signIn, sessions: sessions).routes
            + ObjectRoutes(engine: engine).routes
            + RecordReading(engine: engine).routes
            + RecordWriting(engine: engine).routes
            + BatchRoutes(engine: engine, limit: bodies.maximumBatch).routes
            + HistoryRoutes(engine: engine).routes
            + ActionRoutes(engine: engine).routes
            + ChangeRoutes(engine: engine).routes
            + EventRoutes(engine: engine, sessions: sessions, heartbeat: configuration.heartbeat).routes
            + FileRoutes(engine: engine, files: files, limit: bodies.maximumFile).routes
            + OpenAPIRoutes(engine: engine, configuration: configuration).routes
            + DocumentationPages(assets: configuration.webAssets).routes
            + HealthRoutes(engine: engine, version: configuration.version).routes
            + StartPages(engine: engine, sessions: sessions, signIn: signIn).routes
    }

    /// The rules in the order a request meets them; an answer meets them the other way round.
    package func router() -> Router<EdgeContext> {
        let router = Router(context: EdgeContext.self, options: [.autoGenerateHeadEndpoints])
        let routes = routes
        let origins = OwnOrigin(configuration: configuration)
        router.addMiddleware {
            RequestIdentity(random: engine.random)
            AccessLog(logger: logger)
            SecurityHeaders(isSecure: configuration.isSecure)
            Compression()
            ProblemResponse(routes: RouteTable(routes), logger: logger)
            OriginCheck(origins: origins)
        }
        let authentication = Authentication(engine: engine, sessions: sessions)
        let time = RequestTimeLimit(limit: configuration.timeLimit)
        for route in routes {
            let body = BodyLimit(limit: route.bodyLimit ?? configuration.maximumBody)
            router.on(RouterPath(route.path), method: route.method) { request, context in
                let context = try await authentication.admit(context, of: request, to: route)
                let request = try body.limited(request)
                return try await time.run(isTimed: route.isTimed) { try await route.answer(request, context) }
            }
        }
        return router
    }

    /// Ready to run in a service group, which ends it gracefully: no new connections, what has begun is finished.
    /// - Throws: `Problem` `tls_invalid`.
    package func application(host: String, port: Int) throws -> some ApplicationProtocol {
        let plain = HTTPServerBuilder.http1(
            configuration: .init(
                idleTimeout: .seconds(75),
                httpDecoderConfiguration: .init(maxHeaderFieldSize: 16_384, maxHeaderListSize: 65_536, maxHeaderFieldCount: 100)))
        let server = try configuration.tls.map { try $0.server(over: plain) } ?? plain
        return Application(
            router: router(), server: server, configuration: .init(address: .hostname(host, port: port), serverName: nil), logger: logger)
    }
}
