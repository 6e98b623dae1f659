import MartletAccess
import MartletKernel
import MartletRecords
import MartletStorage
import Synchronization

/// Signs people in and out and says who a token belongs to. Tokens are 256 random bits of which only the digest is kept.
package final class SessionStore: Sendable {
    package enum Kind: String, Sendable { case cookie, token }

    /// What a sign-in gives.
    package struct SignedIn: Sendable {
        /// The user's record as he sees it himself, JSON.
        package let user: [UInt8]
        package let token: String
        package let expiresAt: Instant
    }

    package static let lifetime: Int64 = 14 * 86_400_000
    private let engine: Engine
    private let known = Mutex<[String: Known]>([:])

    /// A token looked up within the last second.
    private struct Known {
        let user: RecordID
        let session: RecordID?
        let onlyRole: RecordID?
        let isReadOnly: Bool
        let until: Instant
    }

    package init(_ engine: Engine) { self.engine = engine }

    /// - Throws: `Problem` `sign_in_failed`, the same for an unknown address, a wrong password and a deactivated user.
    package func signIn(
        email: String, password: String, kind: Kind, client: String, address: String? = nil, language: Language
    ) async throws -> SignedIn {
        let normalised = email.lowercased()
        let user = try await engine.read(as: .system(language: language)) { tx in
            try tx.connection.first(
                "SELECT id, password_hash, is_active FROM users WHERE email = \(normalised) AND deleted_at IS NULL"
            ) { (id: $0.id(0), hash: $0.text(1), isActive: $0.boolean(2) ?? false) }
        }
        let isRight = try await Passwords.verify(password, against: user?.hash)
        guard isRight, let id = user?.id, user?.isActive == true else {
            throw Problem(.unauthenticated, "sign_in_failed", zh: "邮箱或密码不正确。", en: "The mail address or the password is not right.")
        }
        return try await start(for: id, kind: kind, client: client, address: address, language: language)
    }

    /// For a user whose identity is settled already: the first administrator, a passed second factor.
    package func start(
        for user: RecordID, kind: Kind, client: String, address: String? = nil, language: Language
    ) async throws -> SignedIn {
        let token = Token.make(prefix: "ms_", random: engine.random)
        let actor = Actor.user(user, channel: kind == .cookie ? .web : .api, language: language)
        return try await engine.write(as: actor, name: "session.start") { tx in
            let expiresAt = tx.now.advanced(byMilliseconds: SessionStore.lifetime)
            let session = try tx.create(
                "session",
                RecordInput([
                    "user": .id(user), "tokenDigest": .text(Token.digest(token)), "client": .text(String(client.prefix(300))),
                    "address": address.map(Value.text) ?? .null, "expiresAt": .instant(expiresAt), "lastSeenAt": .instant(tx.now),
                ]), by: .rule)
            try tx.announce("session.started", on: session)
            try tx.update("user", user, RecordInput(["lastSignInAt": .instant(tx.now)]), by: .rule)
            return SignedIn(user: try tx.json(of: user, object: "user"), token: token, expiresAt: expiresAt)
        }.result
    }

    /// Who presents a session token (`ms_…`) or an API key (`mk_…`).
    /// - Throws: `Problem` `session_expired` for a token that is unknown, expired or revoked.
    package func actor(for token: String, channel: Actor.Channel, language: Language) async throws -> Actor {
        let digest = Token.digest(token)
        let now = engine.clock.now()
        let cached = known.withLock { $0[digest] }
        let found: Known?
        if let cached, cached.until > now {
            found = cached
        } else {
            found = try await look(up: digest, isKey: token.hasPrefix("mk_"), at: now)
        }
        guard let found else {
            throw Problem(.unauthenticated, "session_expired", zh: "登录已失效，请重新登录。", en: "You are signed out; sign in again.")
        }
        return .user(found.user, channel: channel, language: language, onlyRole: found.onlyRole, isReadOnly: found.isReadOnly)
    }

    package func signOut(token: String) async throws {
        let digest = Token.digest(token)
        _ = try await engine.write(as: .system(channel: .web), name: "session.end") { tx in
            let id = try tx.connection.first("SELECT id FROM sessions WHERE token_digest = \(digest) AND revoked_at IS NULL") { $0.id(0) }
            guard case let id?? = id else { return }
            try tx.update("session", id, RecordInput(["revokedAt": .instant(tx.now)]), by: .rule)
        }
        forget()
    }

    /// Tokens are looked up anew; after revoking, so that it holds at once.
    package func forget() { known.withLock { $0.removeAll() } }

    private func look(up digest: String, isKey: Bool, at now: Instant) async throws -> Known? {
        let found = try await engine.read(as: .system()) { tx -> Known? in
            let until = now.advanced(byMilliseconds: 1000)
            if isKey {
                return try tx.connection.first(
                    """
                    SELECT \(name: "user"), role, scope FROM api_keys WHERE token_digest = \(digest) AND revoked_at IS NULL
                      AND deleted_at IS NULL AND (expires_at IS NULL OR expires_at > \(now))
                    """
                ) { row in
                    row.id(0).map { Known(user: $0, session: nil, onlyRole: row.id(1), isReadOnly: row.text(2) != "write", until: until) }
                } ?? nil
            }
            return try tx.connection.first(
                """
                SELECT \(name: "user"), id FROM sessions
                WHERE token_digest = \(digest) AND revoked_at IS NULL AND deleted_at IS NULL AND expires_at > \(now)
                """
            ) { row in row.id(0).map { Known(user: $0, session: row.id(1), onlyRole: nil, isReadOnly: false, until: until) } } ?? nil
        }
        known.withLock { cache in
            if cache.count > 10_000 { cache.removeAll() }
            cache[digest] = found
        }
        return found
    }
}
