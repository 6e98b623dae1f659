import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Testing

@Suite struct RecordMergeTests {
    private func merge(
        _ app: TestApp, _ survivor: RecordID, _ duplicate: RecordID, take: String = "[]", object: String = "shelf",
        as person: TestApp.Person = .ada
    ) async throws -> Written<JSON> {
        try await app.run(
            "record.merge", #"{"object": "\#(object)", "id": "\#(survivor)", "duplicate": "\#(duplicate)", "take": \#(take)}"#, as: person)
    }

    @Test(arguments: TestDatabases.available) func `every kind of reference moves, gaps are filled, and one undo brings both back`(
        on kind: TestDatabases
    ) async throws {
        let app = try await TestApp.ledger(on: kind)
        let red = try await app.create("label", #"{"name": "红"}"#)
        let blue = try await app.create("label", #"{"name": "蓝"}"#)
        let survivor = try await app.create("shelf", #"{"name": "甲", "score": 1, "labels": ["\#(red)"]}"#)
        let other = try await app.create(
            "shelf",
            #"{"name": "乙", "score": 2, "level": "B", "code": "X", "budget": 7, "labels": ["\#(red)", "\#(blue)"], "items": [{"name": "一", "amount": 3}]}"#
        )
        let below = try await app.create(
            "shelf",
            #"{"name": "丙", "parent": "\#(other)", "links": [{"object": "shelf", "id": "\#(other)"}, {"object": "shelf", "id": "\#(survivor)"}]}"#
        )
        let lock = try await app.create("lock", #"{"name": "锁", "shelf": "\#(other)"}"#)
        let about = try await app.create("item", #"{"name": "二", "about": {"object": "shelf", "id": "\#(other)"}}"#)
        let comment = try await app.create("comment", #"{"record": {"object": "shelf", "id": "\#(other)"}, "body": "c"}"#)
        let objects = ["shelf", "item", "label", "lock", "comment"]
        let before = try await TableSnapshot(of: objects, in: app)
        let written = try await merge(app, survivor, other, take: #"["score"]"#)
        let merged = try await app.json("shelf", survivor)
        #expect(
            merged["name"]?.string == "甲" && merged["score"]?.int == 2 && merged["level"]?.string == "B" && merged["code"]?.string == "X")
        #expect(merged["labels"]?.array?.compactMap(\.string) == [red.description, blue.description])
        #expect(merged["itemCount"]?.int == 1 && merged["total"]?["amount"]?.number == "3.0000")
        #expect(try await app.json("shelf", below)["parent"]?.string == survivor.description)
        #expect(try await app.json("shelf", below)["links"]?.array?.map { $0["id"]?.string } == [survivor.description])
        #expect(try await app.json("lock", lock)["shelf"]?.string == survivor.description)
        #expect(try await app.json("item", about)["about"]?["id"]?.string == survivor.description)
        #expect(try await app.json("comment", comment)["record"]?["id"]?.string == survivor.description)
        let gone = try await refused { _ = try await app.json("shelf", other) }
        #expect(gone.kind == .notFound)
        try await app.undo(written.operation)
        #expect(try await TableSnapshot(of: objects, in: app).difference(from: before) == [])
        await app.close()
    }

    @Test func `a record and its parent are merged either way round`() async throws {
        for takesParent in [true, false] {
            let app = try await TestApp.ledger()
            let top = try await app.create("shelf", #"{"name": "总"}"#)
            let parent = try await app.create("shelf", #"{"name": "上", "parent": "\#(top)"}"#)
            let child = try await app.create("shelf", #"{"name": "下", "parent": "\#(parent)"}"#)
            let survivor = takesParent ? parent : child
            _ = try await merge(app, survivor, takesParent ? child : parent)
            #expect(try await app.json("shelf", survivor)["parent"]?.string == top.description)
        }
    }

    @Test func `a field that is locked or hidden for him is not taken over`() async throws {
        let app = try await TestApp.ledger()
        try await app.grant(
            .ben,
            #"""
            {"objects": {"shelf": {"read": "all", "update": "all", "delete": "all"}}, "actions": ["record.merge"],
             "fields": [{"object": "shelf", "field": "secret", "mode": "hide"}]}
            """#)
        let survivor = try await app.create("shelf", #"{"name": "甲", "secret": "a"}"#)
        let other = try await app.create("shelf", #"{"name": "乙", "secret": "b"}"#)
        let problem = try await refused { _ = try await merge(app, survivor, other, take: #"["secret"]"#, as: .ben) }
        #expect(problem.errors.map { "\($0.field) \($0.code)" } == ["secret locked"])
        for take in [#"["colour"]"#, #"["itemCount"]"#] {
            let problem = try await refused { _ = try await merge(app, survivor, other, take: take) }
            #expect(problem.kind == .invalid || problem.kind == .unprocessable)
        }
    }

    @Test func `merging needs the action, the right to change one and the right to delete the other`() async throws {
        let app = try await TestApp.ledger()
        let mine = try await app.create("shelf", #"{"name": "甲"}"#, as: .ben)
        let second = try await app.create("shelf", #"{"name": "乙"}"#, as: .ben)
        let others = try await app.create("shelf", #"{"name": "丙"}"#)
        let action = try await refused { _ = try await merge(app, mine, second, as: .ben) }
        #expect(action.code == "action_not_allowed")
        try await app.grant(
            .ben, #"{"objects": {"shelf": {"read": "all", "update": "own", "delete": "own"}}, "actions": ["record.merge"]}"#)
        for (survivor, duplicate) in [(mine, others), (others, mine)] {
            let problem = try await refused { _ = try await merge(app, survivor, duplicate, as: .ben) }
            #expect(problem.kind == .forbidden)
        }
        let itself = try await refused { _ = try await merge(app, mine, mine, as: .ben) }
        #expect(itself.code == "same_record")
        _ = try await merge(app, mine, second, as: .ben)
    }
}
