import MartletAccess
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Testing

// Also tests: AccessGuard, FieldViews, FieldReveal, Masking
/// Two workspaces that differ in nothing but a value ben may not see: whatever he asks, both answer the same.
@Suite struct HiddenValueTests {
    /// Field rules that hide amount and text, each in its own way.
    private static let rules: [String] = [
        #"[{"object": "shelf", "field": "budget", "mode": "hide"}, {"object": "shelf", "field": "secret", "mode": "hide"}]"#,
        #"[{"object": "shelf", "field": "budget", "mode": "hide", "when": "owner != me"}, {"object": "shelf", "field": "secret", "mode": "hide", "when": "owner != me"}]"#,
        #"[{"object": "shelf", "field": "budget", "mode": "hide", "when": "level = \"A\""}, {"object": "shelf", "field": "secret", "mode": "hide", "when": "level = \"A\""}]"#,
        #"[{"object": "shelf", "field": "budget", "mode": "mask"}, {"object": "shelf", "field": "budget", "mode": "hide"}, {"object": "shelf", "field": "secret", "mode": "hide"}]"#,
    ]

    private func workspace(on kind: TestDatabases, rules: String, amount: Int, secret: String) async throws -> TestApp {
        let app = try await TestApp.ledger(on: kind)
        try await app.grant(
            .ben,
            #"{"objects": {"shelf": {"create": true, "read": "all", "update": "all", "delete": "own"}, "item": {"read": "all"}}, "fields": \#(rules)}"#
        )
        try await app.create(
            "shelf", #"{"id": "\#(HiddenValueQuestions.parent)", "name": "甲", "level": "A", "budget": \#(amount), "secret": "\#(secret)"}"#)
        try await app.create(
            "shelf",
            #"{"id": "\#(HiddenValueQuestions.child)", "name": "乙", "level": "A", "parent": "\#(HiddenValueQuestions.parent)", "budget": 300, "secret": "m"}"#
        )
        try await app.create("shelf", #"{"name": "丙", "level": "A", "budget": 500, "secret": "n", "score": 1}"#)
        return app
    }

    @Test(arguments: TestDatabases.available, rules.indices)
    func `no filter, sort, page, group, path, history or duplicate check tells a hidden value`(
        on kind: TestDatabases, variant: Int
    ) async throws {
        let rules = HiddenValueTests.rules[variant]
        let small = try await workspace(on: kind, rules: rules, amount: 100, secret: "aa")
        let large = try await workspace(on: kind, rules: rules, amount: 900, secret: "zz")
        let answers = try await [HiddenValueQuestions.answers(small, as: .ben), HiddenValueQuestions.answers(large, as: .ben)]
        #expect(answers[0].count > 60)
        for (question, answer) in answers[0] { #expect(answer == answers[1][question], "\(question)") }
        for value in ["100.0000", "900.0000", "\"aa\"", "\"zz\""] {
            for (question, answer) in answers[0].merging(answers[1], uniquingKeysWith: { $0 + $1 }) {
                #expect(!answer.contains(value), "\(question) shows \(value)")
            }
        }
        // The same questions do tell them to an administrator: they are questions worth refusing.
        let open = try await [HiddenValueQuestions.answers(small, as: .ada), HiddenValueQuestions.answers(large, as: .ada)]
        #expect(open[0].filter { open[1][$0.key] != $0.value }.count > 30)
        await small.close()
        await large.close()
    }

    @Test(arguments: TestDatabases.available) func `a masked value is shown masked, revealed by whoever may, and the look is logged`(
        on kind: TestDatabases
    ) async throws {
        let app = try await TestApp.make(on: kind)
        try await app.grant(
            .ben,
            #"""
            {"objects": {"contact": {"read": "all"}, "contactPoint": {"read": "all"}}, "actions": ["field.reveal"],
             "fields": [{"object": "contactPoint", "field": "raw", "mode": "mask"}, {"object": "contactPoint", "field": "normalised", "mode": "hide"}]}
            """#)
        let contact = try await app.create("contact", #"{"name": "张三"}"#)
        let point = try await app.create("contactPoint", #"{"kind": "phone", "raw": "13812341234", "contact": "\#(contact)"}"#)
        let json = try await app.json("contactPoint", point, as: .ben)
        #expect(json["raw"]?.string == "138****1234" && json["normalised"] == nil)
        #expect(try await app.list(RecordQuery(object: "contactPoint"), as: .ben)["records"]?.array?.first?["raw"]?.string == "138****1234")
        let log = try await app.logEnd()
        let shown = try await app.run("field.reveal", #"{"object": "contactPoint", "id": "\#(point)", "field": "raw"}"#, as: .ben)
        #expect(shown.result["value"]?.string == "13812341234")
        // On a busy PostgreSQL server an entry is read once all older transactions of the cluster have ended.
        for _ in 0..<6000 where try await app.logged(after: log).isEmpty { try await Task.sleep(for: .milliseconds(10)) }
        #expect(try await app.logged(after: log) == ["field.revealed"])
        let hidden = try await refused {
            try await app.run("field.reveal", #"{"object": "contactPoint", "id": "\#(point)", "field": "normalised"}"#, as: .ben)
        }
        #expect(hidden.code == "unknown_field")
        let write = try await refused { try await app.update("contactPoint", point, #"{"raw": "1"}"#, as: .ben) }
        #expect(write.kind == .forbidden)
        await app.close()
    }

    @Test func `field rules hold for records that everyone reads and for shared ones`() async throws {
        let app = try await TestApp.ledger()
        try await app.grant(
            .ben,
            #"""
            {"objects": {"label": {"read": "own"}},
             "fields": [{"object": "user", "field": "email", "mode": "mask"}, {"object": "shelf", "field": "secret", "mode": "hide"}]}
            """#)
        let id = try await app.create("shelf", #"{"name": "甲", "secret": "x"}"#)
        try await app.create(
            "share", #"{"record": {"object": "shelf", "id": "\#(id)"}, "grantee": {"object": "user", "id": "\#(TestApp.Person.ben.id)"}}"#)
        let shelf = try await app.json("shelf", id, as: .ben)
        #expect(shelf["name"]?.string == "甲" && shelf["secret"] == nil)
        #expect(try await app.json("user", TestApp.Person.ada.id, as: .ben)["email"]?.string == "a***@example.com")
        #expect(
            try await app.list(RecordQuery(object: "user", filter: "email = \"ada@example.com\""), as: .ben)["records"]?.array?.isEmpty
                == true)
    }

    @Test func `of two roles the one that shows a field wins`() async throws {
        let app = try await TestApp.ledger()
        let hiding = try await app.grant(
            .ben, #"{"objects": {"shelf": {"read": "all"}}, "fields": [{"object": "shelf", "field": "secret", "mode": "hide"}]}"#)
        let showing = try await app.grant(.ben, #"{"objects": {"shelf": {"read": "own"}}}"#)
        try await app.update("user", TestApp.Person.ben.id, #"{"roles": ["\#(hiding)", "\#(showing)"]}"#)
        try await app.create("shelf", #"{"name": "甲", "secret": "x"}"#)
        #expect(try await app.list(RecordQuery(object: "shelf"), as: .ben)["records"]?.array?.first?["secret"]?.string == "x")
    }

    @Test func `a lock holds while its condition does, on new records too`() async throws {
        let app = try await TestApp.ledger()
        try await app.grant(
            .ben,
            #"""
            {"objects": {"shelf": {"create": true, "read": "own", "update": "own"}}, "actions": ["record.transfer"],
             "fields": [{"object": "shelf", "field": "score", "mode": "lock", "when": "level = \"A\""}, {"object": "shelf", "field": "secret", "mode": "lock"},
                        {"object": "shelf", "field": "owner", "mode": "lock"}]}
            """#)
        let id = try await app.create("shelf", #"{"name": "甲", "level": "B", "score": 3}"#, as: .ben)
        try await app.update("shelf", id, #"{"score": 4}"#, as: .ben)
        try await app.update("shelf", id, #"{"level": "A"}"#, as: .ben)
        let locked = try await refused { try await app.update("shelf", id, #"{"score": 5, "secret": "x", "name": "乙"}"#, as: .ben) }
        #expect(Set(locked.errors.map { "\($0.field) \($0.code)" }) == ["score locked", "secret locked"])
        let new = try await refused { try await app.create("shelf", #"{"name": "丙", "level": "A", "score": 3}"#, as: .ben) }
        #expect(new.errors.map { "\($0.field) \($0.code)" } == ["score locked"])
        let transfer = try await refused {
            try await app.run("record.transfer", #"{"object": "shelf", "id": "\#(id)", "owner": "\#(TestApp.Person.ada.id)"}"#, as: .ben)
        }
        #expect(transfer.errors.map(\.field) == ["owner"])
        #expect(try await app.json("shelf", id, as: .ben)["name"]?.string == "甲")
    }

    @Test(arguments: [
        ("13812341234", "138****1234"), ("+8613812341234", "138****1234"), ("anna@example.com", "a***@example.com"), ("张三丰", "张**"),
        ("x", "*"), ("", "*"),
    ]) func `a mask shows enough to recognise and no more`(text: String, masked: String) { #expect(Masking.masked(text) == masked) }
}
