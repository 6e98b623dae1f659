import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Testing

// Also tests: RecordHistory
@Suite struct TimeTravelTests {
    private func asOf(_ app: TestApp, _ ids: [RecordID], _ at: Instant, object: String = "shelf", as person: TestApp.Person = .ada)
        async throws -> [JSON]
    {
        let list = ids.map { "\"\($0)\"" }.joined(separator: ",")
        return try await app.run("record.asOf", #"{"object": "\#(object)", "ids": [\#(list)], "at": "\#(at)"}"#, as: person).result[
            "records"]?.array ?? []
    }

    @Test(arguments: TestDatabases.available) func `records of a random history are found as they stood`(on kind: TestDatabases)
        async throws
    {
        let app = try await TestApp.ledger(on: kind)
        var history = RandomHistory(seed: 99)
        var snapshots = [(at: Instant, rows: [RecordID: [String: JSON]])]()
        for round in 0..<80 {
            _ = try await history.step(app)
            if round % 8 == 7 {
                app.clock.advance(milliseconds: 1)
                snapshots.append((app.clock.now(), try await snapshot(app)))
                app.clock.advance(milliseconds: 1)
            }
        }
        for snapshot in snapshots {
            let found = try await asOf(app, history.shelves, snapshot.at)
            let rows = Dictionary(
                uniqueKeysWithValues: found.map {
                    (RecordID($0["id"]?.string ?? "") ?? RecordID(high: 0, low: 0), TimeTravelTests.plain($0))
                })
            #expect(rows == snapshot.rows)
        }
        await app.close()
    }

    private func snapshot(_ app: TestApp) async throws -> [RecordID: [String: JSON]] {
        let records = try await app.list(RecordQuery(object: "shelf", limit: 1000))["records"]?.array ?? []
        return Dictionary(
            uniqueKeysWithValues: records.map { (RecordID($0["id"]?.string ?? "") ?? RecordID(high: 0, low: 0), TimeTravelTests.plain($0)) }
        )
    }

    /// Without stored formulas, which the log does not keep, and without the time of the last change.
    private static func plain(_ json: JSON) -> [String: JSON] {
        let left: Set<String> = ["itemCount", "total", "openCount", "doubled", "activeLabels", "parentName", "updatedAt", "updatedBy"]
        return Dictionary(uniqueKeysWithValues: (json.object ?? []).filter { !left.contains($0.name) }.map { ($0.name, $0.value) })
    }

    @Test func `a thousand ids are answered at once and one more is refused`() async throws {
        let app = try await TestApp.ledger()
        let ids = try await app.write(.ada) { tx in try (0..<1000).map { try tx.create("label", RecordInput(["name": .text("\($0)")])).id }
        }
        let at = app.clock.now()
        app.clock.advance(milliseconds: 5)
        try await app.write(.ada) { tx in for id in ids { try tx.update("label", id, RecordInput(["name": .text("neu")])) } }
        let found = try await asOf(app, ids, at, object: "label")
        #expect(found.map { $0["name"]?.string } == (0..<1000).map { "\($0)" })
        let problem = try await refused { _ = try await asOf(app, ids + [ids[0]], at, object: "label") }
        #expect(problem.errors.map(\.field) == ["ids"])
    }

    @Test func `the past of a record shows what the reader may see now`() async throws {
        let app = try await TestApp.ledger()
        try await app.grant(
            .ben,
            #"""
            {"objects": {"shelf": {"create": true, "read": "own", "update": "own"}},
             "fields": [{"object": "shelf", "field": "secret", "mode": "hide"}, {"object": "shelf", "field": "score", "mode": "mask"}]}
            """#)
        let mine = try await app.create("shelf", #"{"name": "甲", "secret": "x", "score": 42, "owner": "\#(TestApp.Person.ben.id)"}"#)
        let other = try await app.create("shelf", #"{"name": "乙"}"#)
        let found = try await asOf(app, [mine, other], app.clock.now(), as: .ben)
        #expect(found.map { $0["name"]?.string } == ["甲"])
        #expect(found.first?["secret"] == nil && found.first?["score"]?.string == "***")
    }

    @Test func `history tells who changed what, newest first, page by page`() async throws {
        let app = try await TestApp.ledger()
        let id = try await app.create("shelf", #"{"name": "甲", "score": 0}"#, as: .ben)
        for number in 1...7 { try await app.update("shelf", id, #"{"score": \#(number)}"#, as: number % 2 == 0 ? .ada : .ben) }
        try await app.update("shelf", id, #"{"name": "乙"}"#)
        let history = { @Sendable (field: String?, before: Int64?, limit: Int) in
            try await app.read(.ada) { tx in
                try RecordHistory(tx: tx, object: tx.schema.require("shelf")).page(of: id, field: field, before: before, limit: limit)
            }
        }
        let first = try await history(nil, nil, 4)
        #expect(first["entries"]?.array?.map { $0["version"]?.int } == [9, 8, 7, 6])
        #expect(first["entries"]?.array?.map { $0["actorName"]?.string } == ["ada", "ben", "ada", "ben"])
        #expect(first["entries"]?.array?.first?["changes"]?.description == #"[{"field":"name","before":"甲","after":"乙"}]"#)
        let next = first["nextCursor"]?.string.flatMap { Int64($0) }
        let second = try await history(nil, next, 10)
        #expect(second["entries"]?.array?.map { $0["version"]?.int } == [5, 4, 3, 2, 1])
        #expect(second["nextCursor"]?.isNull == true)
        let named = try await history("name", nil, 10)
        #expect(named["entries"]?.array?.map { $0["version"]?.int } == [9, 1])
        let unknown = try await refused { _ = try await history("colour", nil, 10) }
        #expect(unknown.code == "unknown_field")
    }

    @Test func `history masks what is masked and does not know what is hidden`() async throws {
        let app = try await TestApp.ledger()
        try await app.grant(
            .ben,
            #"""
            {"objects": {"shelf": {"read": "all"}},
             "fields": [{"object": "shelf", "field": "doubled", "mode": "hide"}, {"object": "shelf", "field": "secret", "mode": "hide"}, {"object": "shelf", "field": "score", "mode": "mask"}]}
            """#)
        let id = try await app.create("shelf", #"{"name": "甲", "secret": "abc", "score": 42}"#)
        try await app.update("shelf", id, #"{"secret": "def", "score": 43}"#)
        let page = try await app.read(.ben) { tx in
            try RecordHistory(tx: tx, object: tx.schema.require("shelf")).page(of: id, field: nil, before: nil, limit: 10)
        }
        #expect(page["entries"]?.array?.first?["changes"]?.description == #"[{"field":"score","before":"***","after":"***"}]"#)
        for text in ["abc", "def", "42", "43"] {
            #expect(!page["entries"]!.array!.contains { $0["changes"]!.description.contains("\"\(text)") })
        }
        let problem = try await refused {
            _ = try await app.read(.ben) { tx in
                try RecordHistory(tx: tx, object: tx.schema.require("shelf")).page(of: id, field: "secret", before: nil, limit: 10)
            }
        }
        #expect(problem.code == "unknown_field")
    }
}
