import MartletCustomers
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Testing

@testable import MartletWorkspace

@Suite struct ImportUndoTests {
    private func load(_ app: TestApp, _ rows: Int, as person: TestApp.Person = .ada) async throws -> RecordID {
        var mapping = ImportMapping(object: "account")
        mapping.key = ["externalId"]
        mapping.references = ["parent": .init(to: "parent", by: "externalId", mayCreate: false)]
        let lines = (0..<rows).map { "A\($0),公司\($0),138\(10_000_000 + $0),\($0 == 0 ? "A1" : "")" }.joined(separator: "\n")
        let table = try TemporaryTable("externalId,name,手机,parent\n" + lines)
        let run = ImportRun(engine: app.engine, actor: app.actor(person), mapping: mapping, recognisers: [CustomerColumns()])
        return try #require(try await run.run(table.path).run)
    }

    private func undo(_ app: TestApp, _ run: RecordID, partial: Bool = false, as person: TestApp.Person = .ada) async throws -> JSON {
        let input = JSON.members(["import": .string(run.description), "partial": .boolean(partial)])
        return try await app.engine.run("import.undo", input: input, as: app.actor(person)).result
    }

    private func count(_ app: TestApp, _ object: String) async throws -> Int? {
        try await app.list(RecordQuery(object: object))["count"]?["value"]?.int
    }

    @Test(arguments: TestDatabases.available)
    func `an import is taken back with its parts, over as many calls as it needs`(kind: TestDatabases) async throws {
        let app = try await TestApp.make(on: kind)
        try await app.create("account", #"{"name": "留下的", "externalId": "A3", "shortName": "原来的"}"#)
        let run = try await load(app, 1_200)
        #expect(try await count(app, "account") == 1_200)
        var calls = 0
        while try await undo(app, run)["remaining"]?.int ?? 0 > 0 { calls += 1 }
        #expect(calls >= 1)
        #expect(try await count(app, "account") == 1)
        #expect(try await count(app, "contactPoint") == 0)
        let kept = try await app.list(RecordQuery(object: "account", fields: ["name"]))
        #expect(kept["records"]?.array?.first?["name"]?.string == "留下的")
        await app.close()
    }

    @Test func `what was changed since stands in the way, unless the rest is enough`() async throws {
        let app = try await TestApp.make()
        let run = try await load(app, 3)
        let records = try await app.list(RecordQuery(object: "account", filter: "externalId = \"A2\"", fields: ["id"]))
        let id = try #require(records["records"]?.array?.first?["id"]?.string.flatMap { RecordID($0) })
        try await app.update("account", id, #"{"level": "A"}"#)
        #expect(try await refused { while try await undo(app, run)["remaining"]?.int ?? 0 > 0 {} }.code == "undo_incomplete")
        var kept = 0
        var remaining = 1
        while remaining > 0 {
            let result = try await undo(app, run, partial: true)
            kept += result["kept"]?.array?.count ?? 0
            remaining = result["remaining"]?.int ?? 0
        }
        #expect(kept >= 1)
        #expect(try await count(app, "account") == 1)
        await app.close()
    }

    @Test func `nobody takes back another's import`() async throws {
        let app = try await TestApp.make()
        let run = try await load(app, 2, as: .cai)
        #expect(try await refused { _ = try await undo(app, run, as: .ben) }.kind == .notFound)
        #expect(try await count(app, "account") == 2)
        await app.close()
    }
}
