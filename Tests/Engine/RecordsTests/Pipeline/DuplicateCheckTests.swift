import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Testing

// Also tests: DuplicateFinding, MatchKeys
@Suite struct DuplicateCheckTests {
    private func find(_ app: TestApp, _ values: String, object: String = "contact", as person: TestApp.Person = .ben) async throws -> [JSON]
    {
        try await app.run("record.findDuplicates", #"{"object": "\#(object)", "values": \#(values)}"#, as: person).result["duplicates"]?
            .array ?? []
    }

    private static let wang = #"{"name": "王小明", "contactPoints": [{"kind": "phone", "raw": "138 1234 5678"}]}"#

    @Test(arguments: TestDatabases.available) func `another's record is found by phone, masked and without its id`(on kind: TestDatabases)
        async throws
    {
        let app = try await TestApp.make(on: kind)
        try await app.create("contact", DuplicateCheckTests.wang, as: .cai)
        let found = try await find(app, #"{"name": "别人", "contactPoints": [{"kind": "phone", "raw": "+86 13812345678"}]}"#)
        #expect(found.count == 1)
        #expect(found.first?["id"]?.isNull == true && found.first?["title"]?.string == "王**" && found.first?["owner"]?.string == "c**")
        #expect(found.first?["agreeing"]?.array?.contains { $0.string?.contains("phone") == true } == true)
        let clear = try await find(app, #"{"name": "别人", "contactPoints": [{"kind": "phone", "raw": "13812345678"}]}"#, as: .ada)
        #expect(clear.first?["title"]?.string == "王小明" && clear.first?["id"]?.isNull == false)
        #expect(try await find(app, #"{"name": "别人", "contactPoints": [{"kind": "phone", "raw": "13812345679"}]}"#).isEmpty)
        await app.close()
    }

    @Test func `a write tells what it repeats, but not itself`() async throws {
        let app = try await TestApp.make()
        let schema = app.engine.schema
        let input = try RecordInput(json: JSONParser.parse(DuplicateCheckTests.wang.utf8), of: schema.require("contact"), in: schema)
        let first = try await app.engine.write(as: app.actor(.ada), name: "t") { try $0.create("contact", input).id }
        #expect(first.duplicates.isEmpty)
        let second = try await app.engine.write(as: app.actor(.ada), name: "t") { try $0.create("contact", input).id }
        #expect(second.duplicates.contains { $0.id == first.result })
        #expect(!second.duplicates.contains { $0.id == second.result })
    }

    @Test func `keys follow the value, the trash and the way back`() async throws {
        let app = try await TestApp.make()
        let contact = try await app.create("contact", DuplicateCheckTests.wang)
        let ask = #"{"name": "别人", "contactPoints": [{"kind": "phone", "raw": "13812345678"}]}"#
        let point = RecordID(try await app.list(RecordQuery(object: "contactPoint"))["records"]?.array?.first?["id"]?.string ?? "")!
        try await app.update("contactPoint", point, #"{"raw": "13900000000"}"#)
        #expect(try await find(app, ask).isEmpty)
        try await app.update("contactPoint", point, #"{"raw": "13812345678"}"#)
        #expect(try await find(app, ask).count == 1)
        try await app.write(.ada) { try $0.delete("contact", contact) }
        #expect(try await find(app, ask).isEmpty)
        try await app.run("record.restore", #"{"object": "contact", "id": "\#(contact)"}"#)
        #expect(try await find(app, ask).count == 1)
    }
}
