import MartletExpressions
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Testing

// Also tests: FormulaGraph, Computing
@Suite struct FormulaUpkeepTests {
    private func figures(_ app: TestApp, _ id: RecordID) async throws -> [Int64?] {
        let json = try await app.json("shelf", id)
        return [json["itemCount"]?.int.map(Int64.init), json["openCount"]?.int.map(Int64.init), json["doubled"]?.int.map(Int64.init)]
    }

    @Test(arguments: TestDatabases.available) func `a new record has its rollups, not nothing`(on kind: TestDatabases) async throws {
        let app = try await TestApp.ledger(on: kind)
        let id = try await app.create("shelf", #"{"name": "甲"}"#)
        #expect(try await figures(app, id) == [0, 0, 0])
        #expect(try await app.names(RecordQuery(object: "shelf", filter: "itemCount = 0")) == ["甲"])
        await app.close()
    }

    @Test(arguments: TestDatabases.available) func `a part that moves changes both wholes`(on kind: TestDatabases) async throws {
        let app = try await TestApp.ledger(on: kind)
        let first = try await app.create(
            "shelf", #"{"name": "甲", "score": 5, "items": [{"name": "一", "amount": 10}, {"name": "二", "amount": 2.5}]}"#)
        let second = try await app.create("shelf", #"{"name": "乙"}"#)
        #expect(try await figures(app, first) == [2, 2, 9])
        #expect(try await app.json("shelf", first)["total"]?["amount"]?.number == "12.5000")
        let item = RecordID(
            try await app.list(RecordQuery(object: "item", filter: "name = \"一\""))["records"]?.array?.first?["id"]?.string ?? "")!
        try await app.update("item", item, #"{"shelf": "\#(second)", "status": "done"}"#)
        #expect(try await figures(app, first) == [1, 1, 7])
        #expect(try await figures(app, second) == [1, 0, 2])
        #expect(try await app.json("shelf", second)["total"]?["amount"]?.number == "10.0000")
        #expect(try await app.json("item", item)["shelfName"]?.string == "乙")
        try await app.update("item", item, #"{"shelf": null}"#)
        #expect(try await figures(app, second) == [0, 0, 0])
        #expect(try await app.json("item", item)["shelfName"]?.isNull == true)
        await app.close()
    }

    @Test func `formulas do not raise the version of what they belong to`() async throws {
        let app = try await TestApp.ledger()
        let id = try await app.create("shelf", #"{"name": "甲", "items": [{"name": "一"}]}"#)
        #expect(try await app.json("shelf", id)["version"]?.int == 1)
    }

    @Test func `a lookup follows a change of the record it looks at, a chain in its order`() async throws {
        let app = try await TestApp.ledger()
        let top = try await app.create("shelf", #"{"name": "甲", "items": [{"name": "一", "price": "1.25", "quantity": 3}]}"#)
        let below = try await app.create("shelf", #"{"name": "乙", "parent": "\#(top)"}"#)
        #expect(try await app.json("shelf", below)["parentName"]?.string == "甲")
        try await app.update("shelf", top, #"{"name": "丙", "score": 7}"#)
        #expect(try await app.json("shelf", below)["parentName"]?.string == "丙")
        #expect(try await app.list(RecordQuery(object: "item"))["records"]?.array?.first?["shelfName"]?.string == "丙")
        #expect(try await app.list(RecordQuery(object: "item"))["records"]?.array?.first?["line"]?.number == "3.75")
        #expect(try await figures(app, top) == [1, 1, 9])
    }

    @Test func `the trash and the way back count`() async throws {
        let app = try await TestApp.ledger()
        let top = try await app.create("shelf", #"{"name": "甲", "items": [{"name": "一"}, {"name": "二"}]}"#)
        let below = try await app.create("shelf", #"{"name": "乙", "parent": "\#(top)"}"#)
        let item = RecordID(
            try await app.list(RecordQuery(object: "item", filter: "name = \"一\""))["records"]?.array?.first?["id"]?.string ?? "")!
        try await app.write(.ada) { try $0.delete("item", item) }
        #expect(try await figures(app, top) == [1, 1, 2])
        try await app.write(.ada) { try $0.delete("shelf", top) }
        #expect(try await app.json("shelf", below)["parentName"]?.isNull == true)
        app.clock.advance(milliseconds: 1)
        try await app.run("record.restore", #"{"object": "shelf", "id": "\#(top)"}"#)
        #expect(try await app.json("shelf", below)["parentName"]?.string == "甲")
    }

    @Test func `what changed while a record lay in the trash is seen when it is back`() async throws {
        let app = try await TestApp.ledger()
        let top = try await app.create("shelf", #"{"name": "甲"}"#)
        let below = try await app.create("shelf", #"{"name": "乙", "parent": "\#(top)"}"#)
        try await app.write(.ada) { try $0.delete("shelf", below) }
        try await app.update("shelf", top, #"{"name": "丙"}"#)
        try await app.run("record.restore", #"{"object": "shelf", "id": "\#(below)"}"#)
        #expect(try await app.json("shelf", below)["parentName"]?.string == "丙")
    }

    @Test(arguments: TestDatabases.available) func `a rollup over a list follows the list and what it holds`(on kind: TestDatabases)
        async throws
    {
        let app = try await TestApp.ledger(on: kind)
        let red = try await app.create("label", #"{"name": "红"}"#)
        let blue = try await app.create("label", #"{"name": "蓝"}"#)
        let id = try await app.create("shelf", #"{"name": "甲", "labels": ["\#(red)", "\#(blue)"]}"#)
        func active() async throws -> Int? { try await app.json("shelf", id)["activeLabels"]?.int }
        #expect(try await active() == 2)
        try await app.update("label", red, #"{"isActive": false}"#)
        #expect(try await active() == 1)
        try await app.write(.ada) { try $0.delete("label", blue) }
        #expect(try await active() == 0)
        try await app.run("record.restore", #"{"object": "label", "id": "\#(blue)"}"#)
        #expect(try await active() == 1)
        try await app.update("shelf", id, #"{"labels": null}"#)
        #expect(try await active() == 0)
        await app.close()
    }

    private func object(_ name: String, _ formulas: [(String, String, String?)]) -> ObjectDefinition {
        ObjectDefinition(
            name, table: name + "s", zh: name, en: name, plural: name, title: "name",
            fields: [
                FieldDefinition("name", zh: "n", en: "n", TextField()),
                FieldDefinition("up", zh: "u", en: "u", ReferenceField("node", inverse: name + "Parts", onDelete: .keep)),
            ]
                + formulas.map { FieldDefinition($0.0, zh: $0.0, en: $0.0, FormulaField($0.1, as: IntegerField())).computed })
    }

    @Test func `a circle of formulas is refused with the path that closes it`() async throws {
        let own = try Schema([object("node", [("a", "b + 1", nil), ("b", "c * 2", nil), ("c", "a", nil)])] + Engine.definitions(of: []))
        let problem = try await refused { _ = try FormulaGraph(own) }
        #expect(problem.code == "formula_circle")
        #expect(problem.details["path"]?.array?.map(\.string) == ["node.a", "node.b", "node.c", "node.a"])
        let across = try Schema(
            [object("node", [("total", "sum(leafParts, share)", nil)]), object("leaf", [("share", "up.total", nil)])]
                + Engine.definitions(of: []))
        let second = try await refused { _ = try FormulaGraph(across) }
        #expect(second.message.en.contains("node.total → leaf.share → node.total"))
    }

    @Test(arguments: ["year(today)", "if(me = null, 1, 2)"]) func `a stored formula must not depend on when or by whom it is read`(
        text: String
    ) async throws {
        let schema = try Schema([object("node", [("a", text, nil)])] + Engine.definitions(of: []))
        let problem = try await refused { _ = try FormulaGraph(schema) }
        #expect(problem.code == "formula_volatile")
    }
}
