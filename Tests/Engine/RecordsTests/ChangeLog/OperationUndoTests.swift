import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Testing

// Also tests: ChangeLogWriter, ChangeEntry
@Suite struct OperationUndoTests {
    @Test(arguments: TestDatabases.available) func `every kind of change is taken back`(on kind: TestDatabases) async throws {
        let app = try await TestApp.ledger(on: kind)
        let id = try await app.create("shelf", #"{"name": "甲", "score": 1, "budget": {"amount": 5, "currency": "CNY"}}"#)
        let change = try await app.operation { try $0.update("shelf", id, RecordInput(["score": .integer(2), "budget": .null])) }
        try await app.undo(change)
        #expect(try await app.json("shelf", id)["budget"]?["amount"]?.number == "5.0000")
        let deletion = try await app.operation { try $0.delete("shelf", id) }
        try await app.undo(deletion)
        #expect(try await app.json("shelf", id)["score"]?.int == 1)
        try await app.write(.ada) { try $0.delete("shelf", id) }
        let restoration = try await app.run("record.restore", #"{"object": "shelf", "id": "\#(id)"}"#).operation
        try await app.undo(restoration)
        #expect(try await app.names(RecordQuery(object: "shelf")).isEmpty)
        let creation = try await app.operation { tx in
            let schema = try tx.schema.require("shelf")
            let json = try JSONParser.parse(#"{"name": "乙", "items": [{"name": "一"}]}"#.utf8)
            try tx.create("shelf", RecordInput(json: json, of: schema, in: tx.schema))
        }
        try await app.undo(creation)
        #expect(try await app.names(RecordQuery(object: "item")).isEmpty)
        await app.close()
    }

    @Test func `a later change of the same field stands in the way, one of another field does not`() async throws {
        let app = try await TestApp.ledger()
        let id = try await app.create("shelf", #"{"name": "甲", "score": 1, "secret": "a"}"#)
        let change = try await app.operation { try $0.update("shelf", id, RecordInput(["score": .integer(2), "secret": .text("b")])) }
        try await app.update("shelf", id, #"{"name": "乙"}"#)
        let later = try await app.operation { try $0.update("shelf", id, RecordInput(["score": .integer(3)])) }
        let problem = try await refused { try await app.undo(change) }
        #expect(problem.code == "undo_incomplete")
        #expect(problem.details["kept"]?.array?.first?["code"]?.string == "changed_since")
        #expect(try await app.json("shelf", id)["secret"]?.string == "b")
        try await app.undo(later)
        try await app.undo(change)
        let json = try await app.json("shelf", id)
        #expect(json["score"]?.int == 1 && json["secret"]?.string == "a" && json["name"]?.string == "乙")
    }

    @Test func `a partial undo takes back what it can and lists the rest`() async throws {
        let app = try await TestApp.ledger()
        let first = try await app.create("shelf", #"{"name": "甲", "score": 1}"#)
        let second = try await app.create("shelf", #"{"name": "乙", "score": 1}"#)
        let third = try await app.create("shelf", #"{"name": "丙", "score": 1}"#)
        let change = try await app.operation { tx in
            for id in [first, second, third] { try tx.update("shelf", id, RecordInput(["score": .integer(2)])) }
        }
        try await app.update("shelf", second, #"{"score": 3}"#)
        try await app.write(.ada) { try $0.delete("shelf", third) }
        let result = try await app.undo(change, partial: true).result
        #expect(result["undone"]?.int == 1)
        #expect(
            Set(result["kept"]?.array?.map { "\($0["id"]?.string ?? "") \($0["code"]?.string ?? "")" } ?? []) == [
                "\(second) changed_since", "\(third) gone",
            ])
        #expect(try await app.json("shelf", first)["score"]?.int == 1)
        #expect(try await app.json("shelf", second)["score"]?.int == 3)
    }

    @Test func `a record changed since it was made is not taken away`() async throws {
        let app = try await TestApp.ledger()
        let made = RecordID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_00AA)
        let creation = try await app.operation { try $0.create("shelf", RecordInput(["id": .id(made), "name": .text("甲")])) }
        let change = try await app.operation { try $0.update("shelf", made, RecordInput(["score": .integer(2)])) }
        let problem = try await refused { try await app.undo(creation) }
        #expect(problem.code == "undo_incomplete")
        let undo = try await app.undo(change).operation
        // The change done again by taking back its undo counts again.
        try await app.undo(undo)
        _ = try await refused { try await app.undo(creation) }
        try await app.undo(change)
        try await app.undo(creation)
        #expect(try await app.names(RecordQuery(object: "shelf")).isEmpty)
    }

    @Test func `an undo is an operation that can be undone, and then the first again`() async throws {
        let app = try await TestApp.ledger()
        let id = try await app.create("shelf", #"{"name": "甲", "score": 1}"#)
        let change = try await app.operation { try $0.update("shelf", id, RecordInput(["score": .integer(2)])) }
        for _ in 0..<3 {
            let undo = try await app.undo(change).operation
            #expect(try await app.json("shelf", id)["score"]?.int == 1)
            let twice = try await refused { try await app.undo(change) }
            #expect(twice.code == "already_undone")
            try await app.undo(undo)
            #expect(try await app.json("shelf", id)["score"]?.int == 2)
        }
    }

    @Test func `only its author and administrators undo an operation`() async throws {
        let app = try await TestApp.ledger()
        let id = try await app.create("shelf", #"{"name": "甲", "score": 1}"#, as: .ben)
        let change = try await app.operation(as: .ben) { try $0.update("shelf", id, RecordInput(["score": .integer(2)])) }
        for stranger in [TestApp.Person.cai, .zoe] {
            let problem = try await refused { try await app.undo(change, as: stranger) }
            #expect(problem.kind == .notFound)
        }
        try await app.undo(change, as: .ben)
        #expect(try await app.json("shelf", id)["score"]?.int == 1)
        let again = try await app.operation(as: .ben) { try $0.update("shelf", id, RecordInput(["score": .integer(4)])) }
        try await app.undo(again, as: .ada)
        #expect(try await app.json("shelf", id)["score"]?.int == 1)
    }

    @Test func `an operation that never was is not found`() async throws {
        let app = try await TestApp.ledger()
        let problem = try await refused { try await app.undo(RecordID(high: 1, low: 2)) }
        #expect(problem.kind == .notFound)
    }

    @Test(arguments: TestDatabases.available) func `an undo of a dry run's kind writes nothing`(on kind: TestDatabases) async throws {
        let app = try await TestApp.ledger(on: kind)
        let id = try await app.create("shelf", #"{"name": "甲", "score": 1}"#)
        let change = try await app.operation { try $0.update("shelf", id, RecordInput(["score": .integer(2)])) }
        let input = try JSONParser.parse(#"{"operation": "\#(change?.description ?? "")"}"#.utf8)
        let written = try await app.engine.run("operation.undo", input: input, as: app.actor(.ada), dryRun: true)
        #expect(written.result["undone"]?.int == 1)
        #expect(try await app.json("shelf", id)["score"]?.int == 2)
        await app.close()
    }

    @Test func `two undoes of one operation at the same time count once`() async throws {
        for kind in TestDatabases.available {
            let app = try await TestApp.ledger(on: kind)
            let id = try await app.create("shelf", #"{"name": "甲", "score": 1}"#)
            let change = try await app.operation { try $0.update("shelf", id, RecordInput(["score": .integer(2)])) }
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<4 { group.addTask { (try? await app.undo(change)) != nil } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter(\.self).count == 1)
            #expect(try await app.json("shelf", id)["version"]?.int == 3)
            await app.close()
        }
    }

    @Test(arguments: TestDatabases.available) func `a batch of ten thousand rows is taken back`(on kind: TestDatabases) async throws {
        let app = try await TestApp.ledger(on: kind)
        let rows = (0..<10_000).map { JSON.members(["name": .string("标记\($0)")]) }
        let batch = try RecordBatch(object: "label", body: .members(["records": .array(rows)]), isAtomic: false)
        let clock = ContinuousClock()
        let begin = clock.now
        let written = try await app.engine.write(as: app.actor(.ada), name: "record.batch", alone: true) { try batch.run(in: $0) }
        #expect(written.result["created"]?.int == 10_000)
        let middle = clock.now
        let undone = try await app.undo(written.operation)
        print("\(kind): 10,000 rows created in \(middle - begin), undone in \(clock.now - middle) (debug build)")
        #expect(undone.result["undone"]?.int == 10_000)
        #expect(try await app.names(RecordQuery(object: "label")).isEmpty)
        await app.close()
    }
}
