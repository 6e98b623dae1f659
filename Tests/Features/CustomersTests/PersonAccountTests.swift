import MartletKernel
import MartletRecords
import MartletTestSupport
import Testing

@Suite struct PersonAccountTests {
    private func contact(of account: RecordID, in app: TestApp) async throws -> RecordID {
        let json = try await app.json("account", account)
        return try #require(json["person"]?.string.flatMap(RecordID.init))
    }

    @Test func `a person account comes with its contact, owned alike`() async throws {
        let app = try await TestApp.make()
        let account = try await app.create("account", #"{"name": "王伟", "kind": "person", "source": "referral"}"#, as: .ben)
        let contact = try await app.json("contact", try await contact(of: account, in: app), as: .ben)
        #expect(contact["name"]?.string == "王伟")
        #expect(contact["source"]?.string == "referral")
        #expect(contact["owner"]?.string == TestApp.Person.ben.id.description)
    }

    @Test func `an existing contact may be the person`() async throws {
        let app = try await TestApp.make()
        let known = try await app.create("contact", #"{"name": "王伟"}"#)
        let account = try await app.create("account", #"{"name": "王伟", "kind": "person", "person": "\#(known)"}"#)
        #expect(try await contact(of: account, in: app) == known)
        let contacts = try await app.list(RecordQuery(object: "contact"))
        #expect(contacts["records"]?.array?.count == 1)
    }

    @Test func `an organisation has none, and may not name one`() async throws {
        let app = try await TestApp.make()
        let account = try await app.create("account", #"{"name": "云帆科技"}"#)
        #expect(try await app.json("account", account)["person"]?.isNull == true)
        let known = try await app.create("contact", #"{"name": "王伟"}"#)
        let problem = try await refused { try await app.update("account", account, #"{"person": "\#(known)"}"#) }
        #expect(problem.errors.map(\.field) == ["person"])
    }

    @Test func `account and person go to the trash and come back together`() async throws {
        let app = try await TestApp.make()
        let account = try await app.create("account", #"{"name": "王伟", "kind": "person"}"#)
        let person = try await contact(of: account, in: app)
        try await app.write(.ada) { try $0.delete("account", account) }
        #expect(try await refused { _ = try await app.json("contact", person) }.kind == .notFound)
        try await app.write(.ada) { _ = try $0.restore("account", account) }
        #expect(try await app.json("contact", person)["name"]?.string == "王伟")
    }
}
