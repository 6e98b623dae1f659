// Also tests: ContactObject, ContactPointObject, AffiliationObject, ConsentObject, AccountRelationObject, TaskObject
import MartletKernel
import MartletRecords
import MartletTestSupport
import Testing

/// The ledger of customers (客户台账) through the whole pipeline.
@Suite struct CustomerLedgerTests {
    private func codes(_ body: () async throws -> Void) async throws -> [String] {
        try await refused(body).errors.map { "\($0.field) \($0.code)" }
    }

    @Test func `a person is entered with companies and numbers in one go`() async throws {
        let app = try await TestApp.make()
        let account = try await app.create("account", #"{"name": "北京云帆科技有限公司", "industry": "software", "level": "A"}"#, as: .ben)
        let contact = try await app.create(
            "contact",
            #"""
            {"familyName": "欧阳", "givenName": "娜娜", "birthday": "L--08-15",
             "affiliations": [{"account": "\#(account)", "position": "采购经理", "departmentName": "采购部"}],
             "contactPoints": [{"kind": "phone", "raw": "0532-1234 5678 转 801", "label": "公司"}, {"kind": "wechat", "raw": "Nana88"}]}
            """#, as: .ben)
        let person = try await app.json("contact", contact, as: .ben)
        #expect(person["name"]?.string == "欧阳娜娜")
        #expect(person["birthday"]?.string == "L--08-15")
        let points = try await app.list(
            RecordQuery(object: "contactPoint", filter: "contact = \"\(contact)\"", fields: ["normalised", "extension"], sort: ["kind"]),
            as: .ben)
        #expect(points["records"]?.array?.map { $0["normalised"]?.string } == ["+8653212345678", "nana88"])
        #expect(points["records"]?.array?.first?["extension"]?.string == "801")
        let there = try await app.list(RecordQuery(object: "affiliation", filter: "account.level = \"A\""), as: .ben)
        #expect(there["records"]?.array?.count == 1)
    }

    @Test func `a contact without any name is refused`() async throws {
        let app = try await TestApp.make()
        #expect(try await codes { try await app.create("contact", #"{"salutation": "先生"}"#) } == ["name required"])
    }

    @Test func `a contact point belongs to exactly one owner for good`() async throws {
        let app = try await TestApp.make()
        let account = try await app.create("account", #"{"name": "云帆科技"}"#)
        let contact = try await app.create("contact", #"{"name": "王伟"}"#)
        #expect(
            try await codes { try await app.create("contactPoint", #"{"kind": "phone", "raw": "13812345678"}"#) } == ["contact one_owner"])
        let both = #"{"kind": "phone", "raw": "13812345678", "contact": "\#(contact)", "account": "\#(account)"}"#
        #expect(try await codes { try await app.create("contactPoint", both) } == ["contact one_owner"])
        let point = try await app.create("contactPoint", #"{"kind": "phone", "raw": "13812345678", "contact": "\#(contact)"}"#)
        let moved = try await refused { try await app.update("contactPoint", point, #"{"contact": null, "account": "\#(account)"}"#) }
        #expect(moved.errors.contains { $0.field == "contact" })
    }

    @Test func `correcting a number corrects its form, and a wrong one is refused`() async throws {
        let app = try await TestApp.make()
        let contact = try await app.create("contact", #"{"name": "王伟", "contactPoints": [{"kind": "email", "raw": "Wang@Example.com"}]}"#)
        let list = try await app.list(RecordQuery(object: "contactPoint", filter: "contact = \"\(contact)\""))
        let point = try #require(list["records"]?.array?.first?["id"]?.string.flatMap(RecordID.init))
        try await app.update("contactPoint", point, #"{"raw": "Wei@Example.com"}"#)
        #expect(try await app.json("contactPoint", point)["normalised"]?.string == "wei@example.com")
        #expect(try await codes { try await app.update("contactPoint", point, #"{"raw": "wei"}"#) } == ["raw not_an_email"])
        let written = try await refused { try await app.update("contactPoint", point, #"{"normalised": "other@example.com"}"#) }
        #expect(written.errors.map(\.field) == ["normalised"])
    }

    @Test func `consent is added, never changed`() async throws {
        let app = try await TestApp.make()
        let contact = try await app.create("contact", #"{"name": "王伟", "contactPoints": [{"kind": "email", "raw": "wang@example.com"}]}"#)
        let list = try await app.list(RecordQuery(object: "contactPoint", filter: "contact = \"\(contact)\""))
        let point = try #require(list["records"]?.array?.first?["id"]?.string)
        let consent = try await app.create(
            "consent", #"{"contactPoint": "\#(point)", "purpose": "marketing", "channel": "email", "evidence": "表单 7"}"#)
        let json = try await app.json("consent", consent)
        #expect(json["decision"]?.string == "given" && json["givenAt"]?.string == TestApp.start.description)
        let problem = try await refused { try await app.update("consent", consent, #"{"decision": "withdrawn"}"#) }
        #expect(problem.code == "append_only")
    }

    @Test func `a period does not end before it begins`() async throws {
        let app = try await TestApp.make()
        let account = try await app.create("account", #"{"name": "云帆科技"}"#)
        let other = try await app.create("account", #"{"name": "凌云科技"}"#)
        let contact = try await app.create("contact", #"{"name": "王伟"}"#)
        let affiliation = #"{"contact": "\#(contact)", "account": "\#(account)", "from": "2026-02-01", "to": "2026-01-31"}"#
        #expect(try await codes { try await app.create("affiliation", affiliation) } == ["to period"])
        let relation =
            #"{"account": "\#(account)", "counterpart": "\#(other)", "kind": "dealer", "from": "2026-02-01", "to": "2026-01-31"}"#
        #expect(try await codes { try await app.create("accountRelation", relation) } == ["to period"])
        let selfish = #"{"account": "\#(account)", "counterpart": "\#(account)", "kind": "dealer"}"#
        #expect(try await codes { try await app.create("accountRelation", selfish) } == ["counterpart two_accounts"])
    }

    @Test func `an account is not part of its own subsidiary`() async throws {
        let app = try await TestApp.make()
        let group = try await app.create("account", #"{"name": "云帆集团"}"#)
        let branch = try await app.create("account", #"{"name": "云帆科技", "parent": "\#(group)"}"#)
        #expect(try await codes { try await app.update("account", group, #"{"parent": "\#(branch)"}"#) } == ["parent circle"])
        #expect(try await codes { try await app.update("account", group, #"{"parent": "\#(group)"}"#) } == ["parent circle"])
        let below = try await app.list(RecordQuery(object: "account", filter: "within(parent, \"\(group)\")"))
        #expect(below["records"]?.array?.map { $0["name"]?.string } == ["云帆科技"])
    }

    @Test func `a task keeps its checklist in shape`() async throws {
        let app = try await TestApp.make()
        let task = try await app.create(
            "task", #"{"title": "寄样品", "checklist": [{"text": "打包", "done": false}], "repeat": "FREQ=WEEKLY"}"#, as: .ben)
        let json = try await app.json("task", task, as: .ben)
        #expect(json["status"]?.string == "open" && json["priority"]?.string == "normal")
        #expect(
            try await codes { try await app.update("task", task, #"{"checklist": ["打包"]}"#, as: .ben) } == ["checklist not_a_checklist"])
    }

    @Test func `a repeated company is told with a masked name to whom may not see it`() async throws {
        let app = try await TestApp.make()
        try await app.create("account", #"{"name": "北京云帆科技有限公司"}"#, as: .cai)
        let matches = try await app.write(.ben) { tx in
            try tx.create("account", RecordInput(["name": .text("云帆科技（中国）有限责任公司")]))
            return tx.duplicates
        }
        #expect(matches.map(\.agreeing) == [["name"]])
        #expect(matches.first?.id == nil, "ben may not see cai's account")
        #expect(matches.first?.title.contains("云帆科技") == false)
    }
}
