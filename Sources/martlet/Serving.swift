import Foundation
import Logging
import MartletHTTP
import MartletKernel
import MartletRecords
import MartletStorage
import MartletWorkspace
import ServiceLifecycle
import UnixSignals

/// Runs the server until SIGTERM or SIGINT, then finishes what it began.
struct Serving: Sendable {
    private let settings: Settings

    init(_ settings: Settings) { self.settings = settings }

    func run() async throws {
        let installation = Installation(settings)
        let logger = Serving.logger(settings)
        let (engine, database) = try await installation.open()
        let lock = try WorkspaceLock(settings, isShared: true)
        defer { withExtendedLifetime(lock) {} }
        do {
            try await announce(engine, logger)
            try await serve(engine, installation, logger)
        } catch {
            await database.close()
            throw Serving.problem(error, settings)
        }
        await database.close()
        logger.notice("stopped")
    }

    private func serve(_ engine: Engine, _ installation: Installation, _ logger: Logger) async throws {
        let configuration = ServerConfiguration(
            baseURL: settings.baseURL, trustedProxies: settings.trustedProxies, version: Assembly.version, webAssets: Serving.webAssets(),
            tls: settings.tls)
        let server = MartletServer(
            engine: engine, sessions: SessionStore(engine), files: FileStore(engine: engine, folder: installation.filesFolder),
            configuration: configuration, logger: logger)
        let application = try server.application(host: settings.host, port: settings.port)
        let group = ServiceGroup(
            configuration: .init(services: [.init(service: application)], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
    }

    private func announce(_ engine: Engine, _ logger: Logger) async throws {
        let address = settings.baseURL?.description ?? "\(settings.tls == nil ? "http" : "https")://\(settings.host):\(settings.port)"
        logger.notice("Martlet \(Assembly.version) serves \(address)")
        guard try await FirstRun(engine).isNeeded() else { return }
        logger.notice("Nobody can sign in yet: open \(address), or run martlet user add EMAIL --name NAME")
    }

    /// The browser's parts beside the program or in the checkout it was built in.
    private static func webAssets() -> String? {
        let program = URL(fileURLWithPath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath().deletingLastPathComponent().path
        return [program + "/Web", FileManager.default.currentDirectoryPath + "/Web"].first { FileManager.default.fileExists(atPath: $0) }
    }

    static func logger(_ settings: Settings) -> Logger {
        var logger = Logger(label: "martlet") { label in
            switch settings.logFormat {
            case .text: StreamLogHandler.standardError(label: label)
            case .json: JSONLogLines()
            }
        }
        logger.logLevel = settings.logLevel
        return logger
    }

    /// A port that is taken is the commonest fault of a first start.
    private static func problem(_ error: any Error, _ settings: Settings) -> any Error {
        let text = String(describing: error)
        guard text.contains("bind("), !(error is Problem) else { return Installation.problem(error) }
        return Problem(
            .unavailable, "cannot_listen", zh: "无法监听 \(settings.host):\(settings.port)，端口可能已被占用；请用 --listen 换一个。（\(text)）",
            en: "Cannot listen on \(settings.host):\(settings.port); it is probably taken. Choose another with --listen. (\(text))")
    }
}
