import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Testing

// Also tests: RecordInput, Transaction
@Suite struct RecordBatchTests {
    private func run(_ app: TestApp, _ body: String, atomic: Bool = false, dryRun: Bool = false, object: String = "shelf") async throws
        -> Written<JSON>
    {
        let batch = try RecordBatch(object: object, body: JSONParser.parse(body.utf8), isAtomic: atomic)
        return try await app.engine.write(as: app.actor(.ada), name: "record.batch", dryRun: dryRun, alone: true) { try batch.run(in: $0) }
    }

    @Test(arguments: TestDatabases.available) func `good rows are written and each bad one says why`(on kind: TestDatabases) async throws {
        let app = try await TestApp.ledger(on: kind)
        let known = try await app.create("shelf", #"{"name": "甲", "code": "A"}"#)
        let written = try await run(
            app,
            #"""
            {"records": [
              {"name": "坏", "items": [{"name": "好"}, {"name": null}]},
              {"name": "乙", "code": "B", "items": [{"name": "一"}]},
              {"id": "\#(known)", "name": "甲二"},
              {"name": null, "score": "many"},
              {"id": "\#(known)", "version": 9, "score": 1},
              {"name": "丙", "code": "B"},
              7,
              {"name": "丁", "colour": "red"}
            ]}
            """#)
        let results = written.result["results"]?.array ?? []
        #expect(results.map { $0["status"]?.int } == [422, 201, 200, 422, 409, 422, 400, 400])
        #expect(written.result["created"]?.int == 1 && written.result["updated"]?.int == 1 && written.result["failed"]?.int == 6)
        #expect(results[3]["error"]?["errors"]?.array?.map { $0["field"]?.string } == ["score"])
        #expect(try await app.names(RecordQuery(object: "shelf", sort: ["code"])) == ["甲二", "乙"])
        #expect(try await app.names(RecordQuery(object: "item")) == ["一"])
        await app.close()
    }

    @Test(arguments: TestDatabases.available) func `after a failed first row the rest can still be undone`(on kind: TestDatabases)
        async throws
    {
        let app = try await TestApp.ledger(on: kind)
        let written = try await run(app, #"{"records": [{"name": "坏", "items": [{"name": null}]}, {"name": "乙"}]}"#)
        #expect(written.result["created"]?.int == 1)
        let undone = try await app.undo(written.operation)
        #expect(undone.result["undone"]?.int == 1)
        #expect(try await app.names(RecordQuery(object: "shelf")).isEmpty)
        await app.close()
    }

    @Test func `a batch in which every row failed leaves no operation`() async throws {
        let app = try await TestApp.ledger()
        let log = try await app.logEnd()
        let written = try await run(app, #"{"records": [{"name": "坏", "items": [{"name": null}]}]}"#)
        #expect(written.operation == nil && written.objects.isEmpty)
        #expect(try await app.logged(after: log).isEmpty)
    }

    @Test func `an atomic batch writes all or names the first row that does not fit`() async throws {
        let app = try await TestApp.ledger()
        let problem = try await refused {
            _ = try await run(app, #"{"records": [{"name": "甲"}, {"name": "乙", "score": 101}, {"name": null}]}"#, atomic: true)
        }
        #expect(problem.details["row"]?.int == 1 && problem.errors.map(\.field) == ["score"])
        #expect(try await app.names(RecordQuery(object: "shelf")).isEmpty)
        let written = try await run(app, #"{"records": [{"name": "甲"}, {"name": "乙"}]}"#, atomic: true)
        #expect(written.result["created"]?.int == 2)
    }

    @Test func `a dry run of a batch tells every row's result and writes none`() async throws {
        let app = try await TestApp.ledger()
        let written = try await run(app, #"{"records": [{"name": "甲"}, {"name": null}]}"#, dryRun: true)
        #expect(written.result["created"]?.int == 1 && written.result["failed"]?.int == 1)
        #expect(try await app.names(RecordQuery(object: "shelf")).isEmpty)
    }

    @Test(arguments: ["{}", #"{"records": {}}"#, #"{"records": []}"#]) func `a body without rows is refused`(body: String) async throws {
        let problem = try await refused { _ = try RecordBatch(object: "shelf", body: JSONParser.parse(body.utf8), isAtomic: false) }
        #expect(["batch_malformed", "batch_too_large"].contains(problem.code))
    }

    @Test func `more rows than ten thousand are refused`() async throws {
        let rows = JSON.array(Array(repeating: .object([]), count: RecordBatch.maximum + 1))
        let problem = try await refused { _ = try RecordBatch(object: "shelf", body: .members(["records": rows]), isAtomic: false) }
        #expect(problem.kind == .tooLarge)
    }
}
