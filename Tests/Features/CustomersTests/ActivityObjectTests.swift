import MartletKernel
import MartletRecords
import MartletTestSupport
import Testing

@Suite struct ActivityObjectTests {
    private func activity(_ subject: String, _ status: String, _ at: String, about account: RecordID, _ more: String = "") -> String {
        #"""
        {"kind": "call", "subject": "\#(subject)", "status": "\#(status)", "startAt": "\#(at)",
         "links": [{"object": "account", "id": "\#(account)"}]\#(more)}
        """#
    }

    @Test func `an account knows when it was last and will next be attended to`() async throws {
        let app = try await TestApp.make()
        let account = try await app.create("account", #"{"name": "云帆科技"}"#)
        func times() async throws -> [String?] {
            let json = try await app.json("account", account)
            return ["lastActivityAt", "nextActivityAt"].map { json[$0]?.string }
        }
        #expect(try await times() == [nil, nil])
        try await app.create("activity", activity("回访", "done", "2026-03-01T02:00:00Z", about: account))
        let visit = try await app.create("activity", activity("拜访", "planned", "2026-03-09T02:00:00Z", about: account))
        try await app.create("activity", activity("电话", "planned", "2026-03-20T02:00:00Z", about: account))
        try await app.create("activity", activity("旧约", "cancelled", "2026-03-06T02:00:00Z", about: account))
        #expect(try await times() == ["2026-03-01T02:00:00.000Z", "2026-03-09T02:00:00.000Z"])
        let before = try await app.json("account", account)["version"]?.int
        try await app.update("activity", visit, #"{"status": "done"}"#)
        #expect(try await times() == ["2026-03-09T02:00:00.000Z", "2026-03-20T02:00:00.000Z"])
        #expect(try await app.json("account", account)["version"]?.int == before, "a stored formula does not raise the version")
        try await app.write(.ada) { try $0.delete("activity", visit) }
        #expect(try await times() == ["2026-03-01T02:00:00.000Z", "2026-03-20T02:00:00.000Z"])
    }

    @Test func `an activity stands on the timeline of everything it is about, by when it happened`() async throws {
        let app = try await TestApp.make()
        let account = try await app.create("account", #"{"name": "云帆科技"}"#)
        let contact = try await app.create("contact", #"{"name": "王伟"}"#)
        try await app.create("activity", activity("近", "done", "2026-03-01T02:00:00Z", about: account))
        let both = #"""
            {"kind": "visit", "subject": "远", "startAt": "2023-03-01T02:00:00Z",
             "links": [{"object": "account", "id": "\#(account)"}, {"object": "contact", "id": "\#(contact)"}]}
            """#
        try await app.create("activity", both)
        func subjects(_ object: String, _ id: RecordID) async throws -> [String?] {
            let page = try await app.read(.ada) { try TimelineQuery(tx: $0).page(of: id, object: object, cursor: nil, limit: 10) }
            return page["entries"]?.array?.map { $0["record"]?["subject"]?.string } ?? []
        }
        #expect(try await subjects("account", account) == ["近", "远"])
        #expect(try await subjects("contact", contact) == ["远"])
    }

    @Test func `it cannot end before it starts`() async throws {
        let app = try await TestApp.make()
        let account = try await app.create("account", #"{"name": "云帆科技"}"#)
        let problem = try await refused {
            try await app.create(
                "activity", activity("会议", "planned", "2026-03-09T02:00:00Z", about: account, #", "endAt": "2026-03-09T01:00:00Z""#))
        }
        #expect(problem.errors.map { "\($0.field) \($0.code)" } == ["endAt period"])
    }

    @Test func `who sees the account sees what was done about it, others do not`() async throws {
        let app = try await TestApp.make()
        let account = try await app.create("account", #"{"name": "云帆科技"}"#, as: .ben)
        let mine = try await app.create("activity", activity("经理回访", "done", "2026-03-01T02:00:00Z", about: account), as: .cai)
        #expect(try await app.json("activity", mine, as: .ben)["subject"]?.string == "经理回访")
        let note = try await app.create("activity", #"{"kind": "note", "subject": "内部", "links": []}"#, as: .cai)
        #expect(try await refused { _ = try await app.json("activity", note, as: .ben) }.kind == .notFound)
    }

    @Test func `who takes part in a meeting sees it`() async throws {
        let app = try await TestApp.make()
        let ben = TestApp.Person.ben.id
        let json = #"{"kind": "meeting", "subject": "周会", "participants": [{"object": "user", "id": "\#(ben)"}]}"#
        let meeting = try await app.create("activity", json, as: .cai)
        #expect(try await app.json("activity", meeting, as: .ben)["subject"]?.string == "周会")
        let problem = try await refused { try await app.update("activity", meeting, #"{"subject": "x"}"#, as: .ben) }
        #expect(problem.kind == .forbidden || problem.kind == .notFound)
    }
}
