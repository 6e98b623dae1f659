import HTTPTypes
import Hummingbird
import MartletAccess
import MartletKernel
import MartletRecords
import MartletWorkspace
import Synchronization

/// What a request shows to say who sends it.
struct Credential: Sendable {
    let token: String
    /// `web` for the cookie, `api` for a key or token in `Authorization`.
    let channel: MartletKernel.Actor.Channel

    /// A key counts before a cookie: who sends one means it.
    init?(of request: Request) throws {
        if let header = request.headers[.authorization] {
            let parts = header.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "bearer" else {
                throw Problem(
                    .unauthenticated, "authorization_scheme", zh: "Authorization 应为“Bearer <密钥>”。",
                    en: "Authorization must be \"Bearer <key>\".")
            }
            token = parts[1].filter { $0 != " " }
            channel = .api
        } else if let cookie = Credential.cookie(in: request) {
            token = cookie
            channel = .web
        } else {
            return nil
        }
    }

    static func cookie(in request: Request) -> String? {
        for header in request.headers[values: .cookie] {
            for part in header.split(separator: ";") {
                let trimmed = part.drop { $0 == " " }
                if trimmed.hasPrefix(SessionCookie.name + "=") { return String(trimmed.dropFirst(SessionCookie.name.count + 1)) }
            }
        }
        return nil
    }
}

/// Finds out who asks, and lets only signed-in users to routes that are for them.
struct Authentication: Sendable {
    let engine: Engine
    let sessions: SessionStore
    private let languages = OwnLanguages()

    init(engine: Engine, sessions: SessionStore) {
        self.engine = engine
        self.sessions = sessions
    }

    /// The context with its actor, on routes for signed-in users.
    /// - Throws: `Problem` of kind `unauthenticated`.
    func admit(_ context: EdgeContext, of request: Request, to route: Route) async throws -> EdgeContext {
        guard route.access == .signedIn else { return context }
        guard let credential = try Credential(of: request) else { throw Problem.notSignedIn }
        return try await recognised(context, credential)
    }

    /// The context with its actor where the cookie still holds; pages show the sign-in form otherwise.
    func admitIfPossible(_ context: EdgeContext, of request: Request) async -> EdgeContext {
        guard let token = Credential.cookie(in: request), let credential = Credential(token: token, channel: .web) else { return context }
        return (try? await recognised(context, credential)) ?? context
    }

    private func recognised(_ context: EdgeContext, _ credential: Credential) async throws -> EdgeContext {
        var context = context
        let notes = context.notes
        var actor = try await sessions.actor(for: credential.token, channel: credential.channel, language: notes.language)
        if !notes.isLanguageAsked, let own = try await language(of: actor) { actor = actor.speaking(own) }
        notes.recognise(actor.user, language: actor.language)
        context.credential = credential
        context.actor = actor
        return context
    }

    private func language(of actor: MartletKernel.Actor) async throws -> Language? {
        guard let user = actor.user else { return nil }
        let now = engine.clock.now()
        if let known = languages.language(of: user, at: now) { return known }
        let own = try await engine.read(as: actor) { $0.caller.me["language"]?.text.flatMap(Language.init(rawValue:)) }
        if let own { languages.keep(own, of: user, at: now) }
        return own
    }
}

/// The languages of users whose programs name none, for a few seconds, which spares such a request a second read.
private final class OwnLanguages: Sendable {
    private static let lifetime: Int64 = 5000
    private let known = Mutex<[RecordID: (language: Language, until: Instant)]>([:])

    func language(of user: RecordID, at now: Instant) -> Language? {
        known.withLock { $0[user].flatMap { $0.until > now ? $0.language : nil } }
    }

    func keep(_ language: Language, of user: RecordID, at now: Instant) {
        known.withLock { known in
            if known.count > 5000 { known.removeAll() }
            known[user] = (language, now.advanced(byMilliseconds: OwnLanguages.lifetime))
        }
    }
}

extension Credential {
    init?(token: String, channel: MartletKernel.Actor.Channel) {
        guard !token.isEmpty else { return nil }
        self.token = token
        self.channel = channel
    }
}

extension Problem {
    static let notSignedIn = Problem(.unauthenticated, "not_signed_in", zh: "请先登录。", en: "Sign in first.")
}
