import MartletAccess
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletStorage
import MartletTestSupport
import MartletWorkspace
import Testing

// Also tests: SessionStore, KeyCreation, UserDeactivation, Token
@Suite struct CallerLoaderTests {
    @Test func `somebody deactivated by another process is out within a second`() async throws {
        let app = try await TestApp.make()
        _ = try await app.names(RecordQuery(object: "user"), as: .ben)
        _ = try await app.engine.database.write { try $0.execute("UPDATE users SET is_active = FALSE WHERE id = \(TestApp.Person.ben.id)") }
        app.clock.advance(milliseconds: 1000)
        let problem = try await refused { _ = try await app.names(RecordQuery(object: "user"), as: .ben) }
        #expect(problem.kind == .unauthenticated && problem.code == "user_inactive")
    }

    @Test func `somebody deactivated here is out at once, his sessions and keys with him`() async throws {
        let app = try await TestApp.make()
        let sessions = SessionStore(app.engine)
        let signedIn = try await sessions.start(for: TestApp.Person.ben.id, kind: .token, client: "test", language: .english)
        let key = try await app.run("apiKey.create", #"{"name": "k", "scope": "write"}"#, as: .ben).result["key"]?.string ?? ""
        _ = try await sessions.actor(for: signedIn.token, channel: .api, language: .english)
        try await app.update("user", TestApp.Person.ben.id, #"{"isActive": false}"#)
        sessions.forget()
        for token in [signedIn.token, key] {
            let problem = try await refused { _ = try await sessions.actor(for: token, channel: .api, language: .english) }
            #expect(problem.kind == .unauthenticated)
        }
        let problem = try await refused { _ = try await app.names(RecordQuery(object: "user"), as: .ben) }
        #expect(problem.code == "user_inactive")
        // Active again, he signs in anew; the old tokens stay void.
        try await app.update("user", TestApp.Person.ben.id, #"{"isActive": true}"#)
        let old = try await refused { _ = try await sessions.actor(for: key, channel: .api, language: .english) }
        #expect(old.kind == .unauthenticated)
    }

    @Test func `a change of role, team or department counts from the next request`() async throws {
        let app = try await TestApp.ledger()
        try await app.create("shelf", #"{"name": "甲"}"#)
        #expect(try await app.names(RecordQuery(object: "shelf"), as: .ben).isEmpty)
        let role = try await app.grant(.ben, #"{"objects": {"shelf": {"read": "all"}}}"#)
        #expect(try await app.names(RecordQuery(object: "shelf"), as: .ben) == ["甲"])
        try await app.update("role", role, #"{"grants": {"objects": {}}}"#)
        #expect(try await app.names(RecordQuery(object: "shelf"), as: .ben).isEmpty)
    }

    @Test(arguments: TestDatabases.available) func `a membership counts from its first day to its last`(on kind: TestDatabases) async throws
    {
        let app = try await TestApp.ledger(on: kind)
        let department = try await app.create("department", #"{"name": "华南"}"#)
        try await app.create("shelf", #"{"name": "甲", "department": "\#(department)"}"#)
        try await app.grant(.ben, #"{"objects": {"shelf": {"read": "department"}}}"#)
        // The clock stands at 2026-03-05, ten in the morning in Shanghai.
        let membership = try await app.create(
            "membership",
            #"{"user": "\#(TestApp.Person.ben.id)", "department": "\#(department)", "from": "2026-03-05", "to": "2026-03-06"}"#)
        func sees() async throws -> Bool { try await app.names(RecordQuery(object: "shelf"), as: .ben) == ["甲"] }
        #expect(try await sees())
        app.clock.advance(days: 1)
        #expect(try await sees())
        app.clock.advance(milliseconds: 14 * 3_600_000)
        #expect(try await !sees())
        try await app.update("membership", membership, #"{"to": null, "from": "2026-03-08"}"#)
        #expect(try await !sees())
        app.clock.advance(days: 1)
        #expect(try await sees())
        await app.close()
    }

    @Test func `a key lends one role, for reading only unless it says otherwise`() async throws {
        let app = try await TestApp.ledger()
        let sessions = SessionStore(app.engine)
        let narrow = try await app.grant(.ben, #"{"objects": {"label": {"create": true, "read": "all"}}}"#)
        let wide = try await app.grant(.ben, #"{"objects": {"shelf": {"create": true, "read": "all"}}}"#)
        try await app.update("user", TestApp.Person.ben.id, #"{"roles": ["\#(narrow)", "\#(wide)"]}"#)
        try await app.create("shelf", #"{"name": "甲"}"#)
        func actor(_ input: String) async throws -> Actor {
            let key = try await app.run("apiKey.create", input, as: .ben).result["key"]?.string ?? ""
            return try await sessions.actor(for: key, channel: .api, language: .english)
        }
        let reader = try await actor(#"{"name": "r"}"#)
        let limited = try await actor(#"{"name": "l", "scope": "write", "role": "\#(narrow)"}"#)
        let shelves = { @Sendable (actor: Actor) in
            try await app.engine.read(as: actor) { try JSONParser.parse($0.list(RecordQuery(object: "shelf")))["records"]?.array?.count }
        }
        #expect(try await shelves(reader) == 1)
        #expect(try await shelves(limited) == 0)
        let refusal = try await refused {
            _ = try await app.engine.write(as: reader, name: "t") { try $0.create("label", RecordInput(["name": .text("x")])).id }
        }
        #expect(refusal.code == "key_read_only")
        _ = try await app.engine.write(as: limited, name: "t") { try $0.create("label", RecordInput(["name": .text("x")])).id }
        let other = try await refused {
            _ = try await app.engine.write(as: limited, name: "t") { try $0.create("shelf", RecordInput(["name": .text("x")])).id }
        }
        #expect(other.kind == .forbidden)
        let foreign = try await refused { _ = try await actor(#"{"name": "f", "role": "\#(TestApp.Person.ada.id)"}"#) }
        #expect(foreign.errors.map(\.code) == ["not_yours"])
    }

    @Test func `a key made with a limited key reaches no further than that one`() async throws {
        let app = try await TestApp.ledger()
        let sessions = SessionStore(app.engine)
        let role = try await app.grant(.ben, #"{"objects": {"label": {"read": "all"}}}"#)
        let key =
            try await app.run("apiKey.create", #"{"name": "l", "scope": "write", "role": "\#(role)"}"#, as: .ben).result["key"]?.string
            ?? ""
        let actor = try await sessions.actor(for: key, channel: .api, language: .english)
        let input = try JSONParser.parse(#"{"name": "wider", "scope": "write"}"#.utf8)
        let second = try await app.engine.run("apiKey.create", input: input, as: actor).result["key"]?.string ?? ""
        #expect(try await sessions.actor(for: second, channel: .api, language: .english).onlyRole == role)
    }

    @Test func `an expired key and a revoked one are void`() async throws {
        let app = try await TestApp.make()
        let sessions = SessionStore(app.engine)
        let end = app.clock.now().advanced(byMilliseconds: 5000)
        let key = try await app.run("apiKey.create", #"{"name": "k", "expiresAt": "\#(end)"}"#, as: .ben).result
        let token = key["key"]?.string ?? ""
        _ = try await sessions.actor(for: token, channel: .api, language: .english)
        app.clock.advance(milliseconds: 6000)
        let expired = try await refused { _ = try await sessions.actor(for: token, channel: .api, language: .english) }
        #expect(expired.code == "session_expired")
        let second = try await app.run("apiKey.create", #"{"name": "k2"}"#, as: .ben).result
        let stranger = try await refused { try await app.run("apiKey.revoke", #"{"id": "\#(second["id"]?.string ?? "")"}"#, as: .cai) }
        #expect(stranger.kind == .notFound)
        try await app.run("apiKey.revoke", #"{"id": "\#(second["id"]?.string ?? "")"}"#, as: .ben)
        let revoked = try await refused {
            _ = try await sessions.actor(for: second["key"]?.string ?? "", channel: .api, language: .english)
        }
        #expect(revoked.code == "session_expired")
    }

    @Test(arguments: [
        #"{"isActive": false}"#, #"{"roles": null}"#, #"{"roles": []}"#,
    ]) func `the last administrator stays`(change: String) async throws {
        let app = try await TestApp.make()
        let problem = try await refused { try await app.update("user", TestApp.Person.ada.id, change) }
        #expect(problem.code == "last_administrator")
        let deletion = try await refused { try await app.write(.ada) { try $0.delete("user", TestApp.Person.ada.id) } }
        #expect(deletion.kind == .conflict)
    }

    @Test(arguments: TestDatabases.available) func `two administrators cannot take each other away at once`(on kind: TestDatabases)
        async throws
    {
        let app = try await TestApp.make(on: kind)
        let roles = try await app.json("user", TestApp.Person.ada.id)["roles"]?.description ?? ""
        try await app.update("user", TestApp.Person.ben.id, #"{"roles": \#(roles)}"#)
        let pairs: [(TestApp.Person, TestApp.Person)] = [(.ada, .ben), (.ben, .ada)]
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for (person, other) in pairs {
                group.addTask { (try? await app.update("user", other.id, #"{"isActive": false}"#, as: person)) != nil }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.filter(\.self).count == 1)
        await app.close()
    }

    @Test func `the last administrator's role keeps what makes it one`() async throws {
        let app = try await TestApp.make()
        let id = RecordID(
            try await app.list(RecordQuery(object: "role", filter: "code = \"administrator\""))["records"]?.array?.first?["id"]?.string
                ?? "")!
        let grants = try await refused { try await app.update("role", id, #"{"grants": {}}"#) }
        let deletion = try await refused { try await app.write(.ada) { try $0.delete("role", id) } }
        #expect([grants.code, deletion.code] == ["last_administrator", "last_administrator"])
    }
}
