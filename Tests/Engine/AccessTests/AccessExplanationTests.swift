import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Testing

@Suite struct AccessExplanationTests {
    private func explain(
        _ app: TestApp, _ id: RecordID, user: TestApp.Person? = nil, as person: TestApp.Person = .ada, object: String = "shelf"
    ) async throws -> JSON {
        let extra = user.map { #", "user": "\#($0.id)""# } ?? ""
        return try await app.run("access.explain", #"{"object": "\#(object)", "id": "\#(id)"\#(extra)}"#, as: person).result
    }

    private func because(_ json: JSON, _ operation: String) -> [String] {
        json["operations"]?[operation]?["because"]?.array?.compactMap(\.string) ?? []
    }

    @Test(arguments: TestDatabases.available) func `the rules that let somebody in are named, each by its kind`(on kind: TestDatabases)
        async throws
    {
        let app = try await TestApp.ledger(on: kind)
        try await app.grant(
            .cai,
            #"""
            {"objects": {"shelf": {"read": "reports", "update": "own"}}, "rules": [{"object": "shelf", "operations": ["read"], "when": "score > 5"}],
             "fields": [{"object": "shelf", "field": "secret", "mode": "hide", "when": "owner != me"}, {"object": "shelf", "field": "budget", "mode": "mask"}]}
            """#)
        let id = try await app.create("shelf", #"{"name": "甲", "score": 9}"#, as: .ben)
        try await app.create(
            "share",
            #"{"record": {"object": "shelf", "id": "\#(id)"}, "grantee": {"object": "user", "id": "\#(TestApp.Person.cai.id)"}, "level": "write"}"#
        )
        let json = try await explain(app, id, user: .cai)
        #expect(because(json, "read").count == 4)
        #expect(
            because(json, "read").contains("it belongs to one's departments")
                && because(json, "read").contains("somebody who reports to one owns it"))
        #expect(because(json, "read").contains { $0.contains("score > 5") } && because(json, "read").contains("it was shared"))
        #expect(because(json, "update") == ["it was shared"])
        #expect(json["operations"]?["delete"]?["allowed"]?.boolean == false)
        #expect(
            json["fields"]?.array?.map { "\($0["field"]?.string ?? "") \($0["otherwise"]?.string ?? "")" } == [
                "budget masked", "secret hidden",
            ])
        #expect(because(try await explain(app, id), "read") == ["an administrator role"])
        await app.close()
    }

    @Test func `a part names the whole it is seen through`() async throws {
        let app = try await TestApp.ledger()
        let shelf = try await app.create("shelf", #"{"name": "甲"}"#, as: .ben)
        let item = try await app.create("item", #"{"name": "一", "shelf": "\#(shelf)", "owner": "\#(TestApp.Person.ada.id)"}"#)
        #expect(because(try await explain(app, item, as: .ben, object: "item"), "read") == ["through its shelf"])
    }

    @Test func `of what one cannot see nothing is explained, and only administrators ask for others`() async throws {
        let app = try await TestApp.ledger()
        let id = try await app.create("shelf", #"{"name": "甲"}"#)
        let hidden = try await refused { _ = try await explain(app, id, as: .ben) }
        #expect(hidden.kind == .notFound)
        let other = try await refused { _ = try await explain(app, id, user: .cai, as: .ben) }
        #expect(other.kind == .forbidden)
    }
}
