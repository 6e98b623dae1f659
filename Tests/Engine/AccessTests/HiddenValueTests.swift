import MartletAccess
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Testing

// Also tests: AccessGuard, FieldViews, Masking
/// Two workspaces that differ in nothing but a value ben may not see: whatever he asks, both answer the same.
@Suite struct HiddenValueTests {
    /// Field rules that hide amount and text, each in its own way.
    private static let rules: [String] = [
        #"[{"object": "shelf", "field": "budget", "mode": "hide"}, {"object": "shelf", "field": "secret", "mode": "hide"}]"#,
        #"[{"object": "shelf", "field": "budget", "mode": "hide", "when": "owner != me"}, {"object": "shelf", "field": "secret", "mode": "hide", "when": "owner != me"}]"#,
        #"[{"object": "shelf", "field": "budget", "mode": "hide", "when": "level = \"A\""}, {"object": "shelf", "field": "secret", "mode": "hide", "when": "level = \"A\""}]"#,
        #"[{"object": "shelf", "field": "budget", "mode": "mask"}, {"object": "shelf", "field": "budget", "mode": "hide"}, {"object": "shelf", "field": "secret", "mode": "hide"}]"#,
    ]

    private static let parent = RecordID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0AAA)
    private static let child = RecordID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0AAB)

    private func workspace(on kind: TestDatabases, rules: String, amount: Int, secret: String) async throws -> TestApp {
        let app = try await TestApp.ledger(on: kind)
        try await app.grant(.ben, #"{"objects": {"shelf": {"create": true, "read": "all", "update": "all", "delete": "own"}, "item": {"read": "all"}}, "fields": \#(rules)}"#)
        try await app.create("shelf", #"{"id": "\#(HiddenValueTests.parent)", "name": "甲", "level": "A", "budget": \#(amount), "secret": "\#(secret)"}"#)
        try await app.create(
            "shelf", #"{"id": "\#(HiddenValueTests.child)", "name": "乙", "level": "A", "parent": "\#(HiddenValueTests.parent)", "budget": 300, "secret": "m"}"#)
        try await app.create("shelf", #"{"name": "丙", "level": "A", "budget": 500, "secret": "n", "score": 1}"#)
        return app
    }

    private static let filters: [String] = [
        "budget > 400", "budget = 100", "budget = null", "budget != null", "budget in [100, 200]", "budget between 50 and 150", "not (budget > 400)",
        "coalesce(budget, 0) > 400", "if(budget > 400, true, false)", "parent.budget > 400", "parent.budget = null", "any(children, budget > 400)",
        "any(children, budget > parent.budget)", "count(children, budget > 200) = 1", "sum(children, budget) > 100", "max(children, budget) > 100",
        "any(children, parent.budget > 400)", "secret = \"aa\"", "contains(secret, \"a\")", "startsWith(secret, \"z\")", "secret < \"m\"",
        "parent.secret > \"m\"", "any(children, startsWith(parent.secret, \"a\"))", "length(secret) = 2", "budget * 2 > 800",
    ]

    private static let sorts: [[String]] = [
        ["budget"], ["-budget"], ["secret"], ["-secret", "name"], ["parent.budget", "name"], ["-parent.secret"], ["parent.secret"],
    ]

    @Test(arguments: TestDatabases.available, rules.indices) func `no filter, sort, page, group, path, history or duplicate check tells a hidden value`(
        on kind: TestDatabases, variant: Int
    ) async throws {
        let rules = HiddenValueTests.rules[variant]
        let small = try await workspace(on: kind, rules: rules, amount: 100, secret: "aa")
        let large = try await workspace(on: kind, rules: rules, amount: 900, secret: "zz")
        let answers = try await [answers(small), answers(large)]
        #expect(answers[0].count > 60)
        for (question, answer) in answers[0] { #expect(answer == answers[1][question], "\(question)") }
        for value in ["100.0000", "900.0000", "\"aa\"", "\"zz\""] {
            for (question, answer) in answers[0].merging(answers[1], uniquingKeysWith: { $0 + $1 }) {
                #expect(!answer.contains(value), "\(question) shows \(value)")
            }
        }
        // The same questions do tell them to an administrator: they are questions worth refusing.
        let open = try await [self.answers(small, as: .ada), self.answers(large, as: .ada)]
        #expect(open[0].filter { open[1][$0.key] != $0.value }.count > 30)
        await small.close()
        await large.close()
    }

    /// Everything ben can ask, by what he asked.
    private func answers(_ app: TestApp, as person: TestApp.Person = .ben) async throws -> [String: String] {
        var result: [String: String] = [:]
        func ask(_ question: String, _ body: () async throws -> String) async {
            do { result[question] = try await body() } catch let problem as Problem {
                result[question] = "\(problem.code) \(problem.message.en) \(problem.details)"
            } catch { result[question] = "\(error)" }
        }
        for filter in HiddenValueTests.filters {
            await ask("filter \(filter)") { try await app.list(RecordQuery(object: "shelf", filter: filter, sort: ["name"]), as: person).description }
        }
        for sort in HiddenValueTests.sorts {
            await ask("sort \(sort)") { try await pages(app, sort, as: person) }
        }
        for fields in [["budget"], ["parent.budget"], ["secret", "parent.secret"], ["parent.parent.budget"]] {
            await ask("fields \(fields)") { try await app.list(RecordQuery(object: "shelf", fields: fields, sort: ["name"]), as: person).description }
        }
        await ask("open") { try await app.json("shelf", HiddenValueTests.parent, as: person).description }
        for measure in ["sum(budget)", "avg(budget)", "min(budget)", "max(budget)", "count(budget)", "min(secret)", "max(parent.secret)", "sum(parent.budget)", "sum(budget * 2)", "max(length(secret))"] {
            for key in [[], ["budget"], ["secret"], ["parent.budget"], ["level"], ["budget > 400"]] {
                await ask("group \(key) \(measure)") {
                    try await app.read(person) { try $0.group(Grouping(object: "shelf", groupBy: key, measures: [measure])).description }
                }
            }
        }
        await ask("history") {
            try await app.read(person) { tx in
                try RecordHistory(tx: tx, object: tx.schema.require("shelf")).page(of: HiddenValueTests.parent, field: nil, before: nil, limit: 10)["entries"]?.array?.first?["changes"]?.description ?? ""
            }
        }
        await ask("as of") {
            try await app.run("record.asOf", #"{"object": "shelf", "ids": ["\#(HiddenValueTests.parent)"], "at": "\#(app.clock.now())"}"#, as: person).result.description
        }
        await ask("changes") {
            try await app.read(person) { try ChangeFeed(tx: $0).page(after: nil, limit: 1000) }.items.compactMap { $0.json["fields"]?.description }.joined()
        }
        for secret in ["aa", "zz"] {
            await ask("duplicates of \(secret)") {
                try await app.run("record.findDuplicates", #"{"object": "shelf", "values": {"name": "x", "secret": "\#(secret)"}}"#, as: person).result.description
            }
        }
        await ask("write on an old version") {
            try await String(app.engine.write(as: app.actor(person), name: "t", dryRun: true) { tx in
                try tx.update("shelf", HiddenValueTests.parent, RecordInput(["budget": .null]), base: 1).version
            }.result)
        }
        await ask("explain") {
            try await app.run("access.explain", #"{"object": "shelf", "id": "\#(HiddenValueTests.parent)"}"#, as: person).result.description
        }
        await ask("reveal") {
            try await app.run("field.reveal", #"{"object": "shelf", "id": "\#(HiddenValueTests.parent)", "field": "budget"}"#, as: person).result.description
        }
        return result
    }

    /// All pages of two, cursors included.
    private func pages(_ app: TestApp, _ sort: [String], as person: TestApp.Person) async throws -> String {
        var text = ""
        var cursor: String?
        repeat {
            let answer = try await app.list(RecordQuery(object: "shelf", fields: ["name"], sort: sort + ["name"], limit: 1, cursor: cursor), as: person)
            cursor = answer["nextCursor"]?.string
            // Names only: the ids made by the engine are its own.
            text += (answer["records"]?.array?.first?["name"]?.string ?? "") + (cursor.map { " \($0.count)" } ?? "")
        } while cursor != nil
        return text
    }

    @Test(arguments: TestDatabases.available) func `a masked value is shown masked, revealed by whoever may, and the look is logged`(on kind: TestDatabases) async throws {
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
        #expect(try await app.logged(after: log) == ["field.revealed"])
        let hidden = try await refused { try await app.run("field.reveal", #"{"object": "contactPoint", "id": "\#(point)", "field": "normalised"}"#, as: .ben) }
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
        try await app.create("share", #"{"record": {"object": "shelf", "id": "\#(id)"}, "grantee": {"object": "user", "id": "\#(TestApp.Person.ben.id)"}}"#)
        let shelf = try await app.json("shelf", id, as: .ben)
        #expect(shelf["name"]?.string == "甲" && shelf["secret"] == nil)
        #expect(try await app.json("user", TestApp.Person.ada.id, as: .ben)["email"]?.string == "a***@example.com")
        #expect(try await app.list(RecordQuery(object: "user", filter: "email = \"ada@example.com\""), as: .ben)["records"]?.array?.isEmpty == true)
    }

    @Test func `of two roles the one that shows a field wins`() async throws {
        let app = try await TestApp.ledger()
        let hiding = try await app.grant(.ben, #"{"objects": {"shelf": {"read": "all"}}, "fields": [{"object": "shelf", "field": "secret", "mode": "hide"}]}"#)
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
        ("13812341234", "138****1234"), ("+8613812341234", "138****1234"), ("anna@example.com", "a***@example.com"), ("张三丰", "张**"), ("x", "*"), ("", "*"),
    ]) func `a mask shows enough to recognise and no more`(text: String, masked: String) { #expect(Masking.masked(text) == masked) }
}
