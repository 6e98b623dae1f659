// Also tests: SessionRevoking, KeyCreation

import MartletKernel
import MartletRecords
import MartletTestSupport
import MartletWorkspace
import Testing

@Suite struct SessionStoreTests {
    private func signIn(_ sessions: SessionStore, _ email: String = "ben@example.com", _ password: String = TestApp.password) async throws
        -> SessionStore.SignedIn
    {
        try await sessions.signIn(email: email, password: password, kind: .token, client: "test", language: .english)
    }

    @Test func `a wrong password, an unknown address and a deactivated user get the same answer`() async throws {
        let app = try await TestApp.make()
        let sessions = SessionStore(app.engine)
        try await app.update("user", TestApp.Person.zoe.id, #"{"isActive": false}"#)
        for (email, password) in [
            ("ben@example.com", "wrong password"), ("nobody@example.com", TestApp.password), ("zoe@example.com", TestApp.password),
        ] {
            let problem = try await refused { _ = try await signIn(sessions, email, password) }
            #expect(problem.code == "sign_in_failed")
        }
    }

    @Test func `a session ends when its time is over, when it is revoked and when its user signs out`() async throws {
        let app = try await TestApp.make()
        let sessions = SessionStore(app.engine)
        let first = try await signIn(sessions)
        #expect(try await sessions.actor(for: first.token, channel: .api, language: .english).user == TestApp.Person.ben.id)
        try await sessions.signOut(token: first.token)
        _ = try await refused { _ = try await sessions.actor(for: first.token, channel: .api, language: .english) }
        let second = try await signIn(sessions)
        app.clock.advance(days: 15)
        _ = try await refused { _ = try await sessions.actor(for: second.token, channel: .api, language: .english) }
        let third = try await signIn(sessions)
        let list = try await app.list(RecordQuery(object: "session", filter: "revokedAt = null and expiresAt > now"), as: .ben)
        let id = try #require(list["records"]?.array?.first?["id"]?.string)
        let stranger = try await refused {
            _ = try await app.engine.run("session.revoke", input: .members(["id": .string(id)]), as: app.actor(.cai))
        }
        #expect(stranger.kind == .notFound)
        _ = try await app.engine.run("session.revoke", input: .members(["id": .string(id)]), as: app.actor(.ben))
        app.clock.advance(milliseconds: 1001)
        _ = try await refused { _ = try await sessions.actor(for: third.token, channel: .api, language: .english) }
    }

    @Test func `no answer holds a token's digest`() async throws {
        let app = try await TestApp.make()
        _ = try await signIn(SessionStore(app.engine))
        let json = try await app.list(RecordQuery(object: "session"), as: .ben)
        #expect(json["records"]?.array?.count == 1)
        #expect(!json.description.contains("igest"))
        let problem = try await refused { _ = try await app.list(RecordQuery(object: "session", filter: "tokenDigest != null"), as: .ben) }
        #expect(problem.code == "expression_unknown_field")
    }

    @Test func `a read-only key reads and does not write`() async throws {
        let app = try await TestApp.make()
        let sessions = SessionStore(app.engine)
        let made = try await app.engine.run("apiKey.create", input: .members(["name": "script"]), as: app.actor(.ada)).result
        let key = try #require(made["key"]?.string)
        let actor = try await sessions.actor(for: key, channel: .api, language: .english)
        _ = try await app.engine.read(as: actor) { try $0.list(RecordQuery(object: "account")) }
        let problem = try await refused {
            _ = try await app.engine.write(as: actor, name: "test") { try $0.create("account", RecordInput(["name": .text("Acme")])) }
        }
        #expect(problem.code == "key_read_only")
    }
}
