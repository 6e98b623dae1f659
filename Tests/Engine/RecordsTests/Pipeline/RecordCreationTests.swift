import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Testing

@Suite struct RecordCreationTests {
    @Test func `a new record has its owner, department, version and times`() async throws {
        let app = try await TestApp.make()
        let id = try await app.create("account", #"{"name": "北京云帆科技有限公司", "kind": "organisation"}"#, as: .ben)
        let json = try await app.json("account", id, as: .ben)
        #expect(json["name"]?.string == "北京云帆科技有限公司")
        #expect(json["owner"]?.string == TestApp.Person.ben.id.description)
        #expect(json["department"]?.isNull == false)
        #expect(json["version"]?.int == 1)
        #expect(json["createdAt"]?.string == TestApp.start.description)
    }

    @Test func `parts are made along with their whole`() async throws {
        let app = try await TestApp.make()
        let id = try await app.create(
            "contact",
            #"{"name": "张三", "contactPoints": [{"kind": "phone", "raw": "138 1234 5678"}, {"kind": "email", "raw": "Zhang@Example.com"}]}"#)
        let list = try await app.list(RecordQuery(object: "contactPoint", filter: "contact = \"\(id)\"", sort: ["kind"]))
        #expect(list["records"]?.array?.map { $0["normalised"]?.string } == ["zhang@example.com", "+8613812345678"])
    }

    @Test func `every wrong field is named in one answer`() async throws {
        let app = try await TestApp.make()
        let problem = try await refused {
            try await app.create("account", #"{"employees": "many", "website": "javascript:alert(1)", "createdAt": "2026-01-01T00:00Z"}"#)
        }
        #expect(problem.kind == .unprocessable)
        #expect(Set(problem.errors.map(\.field)) == ["employees", "website", "createdAt"])
    }

    @Test func `an unknown field is a bad request that offers the nearest name`() async throws {
        let app = try await TestApp.make()
        let problem = try await refused { try await app.create("account", #"{"nmae": "Acme"}"#) }
        #expect(problem.kind == .invalid)
        #expect(problem.message.en.contains("\"name\""))
    }

    @Test func `a reference to a record that is not there is refused`() async throws {
        let app = try await TestApp.make()
        let problem = try await refused {
            try await app.create("account", #"{"name": "Acme", "parent": "01900000-0000-7000-8000-00000000ffff"}"#)
        }
        #expect(problem.errors.map(\.code) == ["reference_missing"])
    }

    @Test func `who has no role may make nothing`() async throws {
        let app = try await TestApp.make()
        let problem = try await refused { try await app.create("account", #"{"name": "Acme"}"#, as: .zoe) }
        #expect(problem.kind == .forbidden)
    }

    @Test func `a dry run tells the result and writes nothing`() async throws {
        let app = try await TestApp.make()
        let before = try await app.logEnd()
        let written = try await app.engine.write(as: app.actor(.ada), name: "test", dryRun: true) { tx in
            try tx.create("account", RecordInput(["name": .text("Acme"), "kind": .text("organisation")])).id
        }
        #expect(try await app.logged(after: before).isEmpty)
        let problem = try await refused { _ = try await app.json("account", written.result) }
        #expect(problem.kind == .notFound)
    }

    @Test func `an id belongs to one record of the workspace, whatever its object, for ever`() async throws {
        let app = try await TestApp.make()
        let secret = try await app.create("account", #"{"name": "Secret"}"#)
        let body = #"{"id": "\#(secret)", "name": "probe"}"#
        for attempt in 0..<2 {
            let problem = try await refused { try await app.create("contact", body, as: .ben) }
            #expect(problem.code == "id_taken")
            if attempt == 0 { try await app.write(.ada) { try $0.delete("account", secret) } }
        }
        let user = try await refused { try await app.create("contact", #"{"id": "\#(TestApp.Person.ada.id)", "name": "probe"}"#, as: .ben) }
        #expect(user.code == "id_taken")
        let none = try await refused {
            try await app.create("contact", #"{"id": "00000000-0000-0000-0000-000000000000", "name": "probe"}"#)
        }
        #expect(none.errors.map(\.code) == ["not_an_id"])
    }
}
