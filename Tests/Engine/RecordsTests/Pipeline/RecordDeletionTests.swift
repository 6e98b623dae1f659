import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Testing

// Also tests: RecordRestore, RecordLoading, TimelineIndex, MatchKeys
@Suite struct RecordDeletionTests {
    @Test(arguments: TestDatabases.available) func `parts go to the trash with their whole and come back with it`(on kind: TestDatabases)
        async throws
    {
        let app = try await TestApp.ledger(on: kind)
        let shelf = try await app.create("shelf", #"{"name": "甲", "items": [{"name": "一"}, {"name": "二"}]}"#)
        let gone = try await app.create("item", #"{"name": "三", "shelf": "\#(shelf)"}"#)
        try await app.write(.ada) { try $0.delete("item", gone) }
        app.clock.advance(milliseconds: 1)
        try await app.write(.ada) { try $0.delete("shelf", shelf) }
        #expect(try await app.names(RecordQuery(object: "item")).isEmpty)
        #expect(try await app.names(RecordQuery(object: "item", sort: ["name"], inTrash: true)).count == 3)
        try await app.run("record.restore", #"{"object": "shelf", "id": "\#(shelf)"}"#)
        #expect(Set(try await app.names(RecordQuery(object: "item"))) == ["一", "二"])
        #expect(try await app.json("shelf", shelf)["version"]?.int == 3)
        await app.close()
    }

    @Test func `a record that may not lose it stands in the way`() async throws {
        let app = try await TestApp.ledger()
        let shelf = try await app.create("shelf", #"{"name": "甲", "items": [{"name": "一"}]}"#)
        let lock = try await app.create("lock", #"{"name": "锁", "shelf": "\#(shelf)"}"#)
        let problem = try await refused { try await app.write(.ada) { try $0.delete("shelf", shelf) } }
        #expect(problem.code == "still_referenced")
        #expect(try await app.names(RecordQuery(object: "item")) == ["一"])
        try await app.write(.ada) { try $0.delete("lock", lock) }
        try await app.write(.ada) { try $0.delete("shelf", shelf) }
        #expect(try await app.names(RecordQuery(object: "shelf")).isEmpty)
    }

    @Test(arguments: TestDatabases.available) func `a unique value is free while its record lies in the trash, and blocks the way back`(
        on kind: TestDatabases
    ) async throws {
        let app = try await TestApp.ledger(on: kind)
        let first = try await app.create("shelf", #"{"name": "甲", "code": "A1"}"#)
        let twice = try await refused { try await app.create("shelf", #"{"name": "乙", "code": "A1"}"#) }
        #expect(twice.errors.map { "\($0.field) \($0.code)" } == ["code not_unique"])
        try await app.write(.ada) { try $0.delete("shelf", first) }
        try await app.create("shelf", #"{"name": "乙", "code": "A1"}"#)
        let problem = try await refused { try await app.run("record.restore", #"{"object": "shelf", "id": "\#(first)"}"#) }
        #expect(problem.errors.map { "\($0.field) \($0.code)" } == ["code not_unique"])
        await app.close()
    }

    @Test func `a part does not come back without its whole`() async throws {
        let app = try await TestApp.ledger()
        let shelf = try await app.create("shelf", #"{"name": "甲"}"#)
        let item = try await app.create("item", #"{"name": "一", "shelf": "\#(shelf)"}"#)
        try await app.write(.ada) { try $0.delete("shelf", shelf) }
        let problem = try await refused { try await app.run("record.restore", #"{"object": "item", "id": "\#(item)"}"#) }
        #expect(problem.code == "whole_in_trash")
    }

    @Test func `who deletes must have seen the newest version`() async throws {
        let app = try await TestApp.ledger()
        let id = try await app.create("shelf", #"{"name": "甲"}"#)
        try await app.update("shelf", id, #"{"name": "乙"}"#)
        let problem = try await refused { try await app.write(.ada) { try $0.delete("shelf", id, base: 1) } }
        #expect(problem.code == "version_conflict" && problem.details["version"]?.int == 2)
        try await app.write(.ada) { try $0.delete("shelf", id, base: 2) }
        let again = try await refused { try await app.write(.ada) { try $0.delete("shelf", id) } }
        #expect(again.kind == .notFound)
    }

    @Test func `a record in the trash is out of lists, paths, sums and timelines, and cannot be referred to`() async throws {
        let app = try await TestApp.ledger()
        let shelf = try await app.create("shelf", #"{"name": "甲"}"#)
        let label = try await app.create("label", #"{"name": "红"}"#)
        let item = try await app.create("item", #"{"name": "一", "shelf": "\#(shelf)", "amount": 5}"#)
        try await app.update("shelf", shelf, #"{"labels": ["\#(label)"]}"#)
        try await app.write(.ada) {
            try $0.delete("item", item)
            try $0.delete("label", label)
        }
        #expect(try await app.names(RecordQuery(object: "shelf", filter: "any(items)")).isEmpty)
        #expect(try await app.names(RecordQuery(object: "shelf", filter: "any(labelsAsLabel)")).isEmpty)
        #expect(try await app.json("shelf", shelf)["itemCount"]?.int == 0)
        let timeline = try await app.read(.ada) { try TimelineQuery(tx: $0).page(of: shelf, object: "shelf", cursor: nil, limit: 10) }
        #expect(timeline["entries"]?.array?.isEmpty == true)
        let problem = try await refused { try await app.create("shelf", #"{"name": "乙", "labels": ["\#(label)"]}"#) }
        #expect(problem.errors.map(\.code) == ["reference_missing"])
    }

    @Test func `who may not delete it may not restore it either`() async throws {
        let app = try await TestApp.ledger()
        try await app.grant(.ben, #"{"objects": {"shelf": {"create": true, "read": "own", "update": "own", "delete": "none"}}}"#)
        let id = try await app.create("shelf", #"{"name": "甲"}"#, as: .ben)
        let deletion = try await refused { try await app.write(.ben) { try $0.delete("shelf", id) } }
        try await app.write(.ada) { try $0.delete("shelf", id) }
        let restoration = try await refused { try await app.run("record.restore", #"{"object": "shelf", "id": "\#(id)"}"#, as: .ben) }
        #expect([deletion.kind, restoration.kind] == [.forbidden, .forbidden])
    }
}
