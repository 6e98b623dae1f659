// Also tests: PasswordSetting, Passwords, UserDeactivation, PasswordHash

import MartletAccess
import MartletKernel
import MartletRecords
import MartletTestSupport
import MartletWorkspace
import Testing

@Suite struct FirstRunTests {
    @Test func `where somebody is there already nobody becomes the first administrator`() async throws {
        let app = try await TestApp.make()
        #expect(try await FirstRun(app.engine).isNeeded() == false)
        let problem = try await refused {
            _ = try await FirstRun(app.engine).create(
                email: "eve@example.com", name: "Eve", password: "a long enough one", language: .english)
        }
        #expect(problem.code == "already_set_up")
    }

    @Test func `a short or monotonous password is refused`() async throws {
        for password in ["short", "aaaaaaaaaaaa", "eve@example.com"] {
            #expect(throws: Problem.self) { try PasswordRule.check(password, email: "eve@example.com") }
        }
        try PasswordRule.check("four plain words here", email: "eve@example.com")
    }

    @Test func `a digest fits its password only, and two of one password differ`() throws {
        let one = try PasswordHash.make("correct horse", random: SeededSource(seed: 1))
        let two = try PasswordHash.make("correct horse", random: SeededSource(seed: 2))
        #expect(one != two)
        #expect(try PasswordHash.verify("correct horse", against: one))
        #expect(try !PasswordHash.verify("correct hors", against: one))
        #expect(try !PasswordHash.verify("correct horse", against: "nonsense"))
    }

    @Test func `one changes one's own password with the current one, and all sessions end`() async throws {
        let app = try await TestApp.make()
        let sessions = SessionStore(app.engine)
        let signedIn = try await sessions.signIn(
            email: "ben@example.com", password: TestApp.password, kind: .token, client: "test", language: .english)
        let wrong = try await refused {
            _ = try await app.engine.run(
                "user.setPassword", input: .members(["current": "not it at all", "password": "another good one"]), as: app.actor(.ben))
        }
        #expect(wrong.errors.map(\.code) == ["wrong_password"])
        _ = try await app.engine.run(
            "user.setPassword", input: .members(["current": .string(TestApp.password), "password": "another good one"]), as: app.actor(.ben)
        )
        sessions.forget()
        let problem = try await refused { _ = try await sessions.actor(for: signedIn.token, channel: .api, language: .english) }
        #expect(problem.kind == .unauthenticated)
        _ = try await sessions.signIn(
            email: "ben@example.com", password: "another good one", kind: .token, client: "test", language: .english)
    }

    @Test func `nobody sets somebody else's password but an administrator`() async throws {
        let app = try await TestApp.make()
        let input: JSON = .members(["user": .string(TestApp.Person.cai.id.description), "password": "another good one"])
        let problem = try await refused { _ = try await app.engine.run("user.setPassword", input: input, as: app.actor(.ben)) }
        #expect(problem.kind == .forbidden)
        _ = try await app.engine.run("user.setPassword", input: input, as: app.actor(.ada))
    }
}
