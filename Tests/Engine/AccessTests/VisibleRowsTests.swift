import MartletAccess
import MartletExpressions
import MartletKernel
import MartletMetadata
@testable import MartletRecords
import MartletStorage
import MartletTestSupport
import Testing

/// What a list shows is what the caller's condition, evaluated record by record in memory, lets through.
@Suite struct VisibleRowsTests {
    private static let scopes = ["none", "own", "department", "subtree", "reports", "all"]
    private static let rules = [
        "level = \"A\"", "score > 50", "parent.level = \"B\"", "any(items, status = \"done\")", "count(items) = 0",
        "department = me.department",
    ]

    @Test(arguments: TestDatabases.available, [1, 2, 3] as [UInt64]) func `lists and evaluation agree for random roles, shares and records`(
        on kind: TestDatabases, seed: UInt64
    ) async throws {
        let app = try await TestApp.ledger(on: kind)
        var random = SeededRandom(seed: seed)
        func pick<Element>(_ list: [Element]) -> Element { list[Int(random.next() % UInt64(list.count))] }
        let shelves = try await shelves(app, pick: &random)
        for person in [TestApp.Person.ben, .cai, .zoe] {
            for _ in 0..<4 {
                let rule = pick(VisibleRowsTests.rules).replacing("\"", with: "\\\"")
                try await app.grant(
                    person,
                    #"""
                    {"objects": {"shelf": {"read": "\#(pick(VisibleRowsTests.scopes))"}, "item": {"read": "\#(pick(["none", "own", "department"]))"}},
                     "rules": [{"object": "shelf", "operations": ["read"], "when": "\#(rule)"}]}
                    """#)
                try await app.create(
                    "share",
                    #"{"record": {"object": "shelf", "id": "\#(pick(shelves))"}, "grantee": {"object": "user", "id": "\#(person.id)"}}"#)
                for object in ["shelf", "item", "user", "department", "share"] {
                    let listed = Set(
                        try await app.list(RecordQuery(object: object, limit: 1000), as: person)["records"]?.array?.compactMap {
                            $0["id"]?.string
                        } ?? [])
                    let evaluated = try await evaluated(app, object, as: person)
                    #expect(listed == evaluated, "\(person) \(object)")
                }
            }
        }
        await app.close()
    }

    /// Thirty, of random people in three departments, some below another, most with a part.
    private func shelves(_ app: TestApp, pick random: inout SeededRandom) async throws -> [RecordID] {
        func pick<Element>(_ list: [Element]) -> Element { list[Int(random.next() % UInt64(list.count))] }
        let home = try await app.json("user", TestApp.Person.ben.id)["department"]?.string ?? ""
        let departments = [
            home, try await app.create("department", #"{"name": "杭州", "parent": "\#(home)"}"#).description,
            try await app.create("department", #"{"name": "华南"}"#).description,
        ]
        var shelves = [RecordID]()
        for number in 0..<30 {
            let parent = shelves.isEmpty || number % 3 == 0 ? "null" : "\"\(pick(shelves))\""
            let items = number % 4 == 0 ? "[]" : #"[{"name": "x", "status": "\#(pick(["open", "done"]))"}]"#
            let owner = pick(TestApp.Person.allCases).id
            shelves.append(
                try await app.create(
                    "shelf",
                    #"""
                    {"name": "\#(number)", "owner": "\#(owner)", "department": "\#(pick(departments))", "level": "\#(pick(["A", "B"]))",
                     "score": \#(pick([1, 60, 90])), "parent": \#(parent), "items": \#(items)}
                    """#))
        }
        return shelves
    }

    private func evaluated(_ app: TestApp, _ object: String, as person: TestApp.Person) async throws -> Set<String> {
        try await app.read(person) { tx in
            let schema = try tx.schema.require(object)
            let condition = tx.access.condition(of: schema, for: .read).expression
            let records = try tx.connection.all(
                "SELECT \(sql: SQL(stringLiteral: schema.columnList)) FROM \(name: schema.table) WHERE deleted_at IS NULL"
            ) { schema.record(from: $0) }
            return Set(
                try records.filter { record in try condition.map { try tx.isTrue($0, of: record, guard: OpenGuard()) } ?? true }.map(
                    \.id.description))
        }
    }
}
