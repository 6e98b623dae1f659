// Also tests: NotificationReading, Reaction

import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Testing

@Suite struct MentionNotificationTests {
    @Test func `who is mentioned is told, in his language, once`() async throws {
        let app = try await TestApp.make()
        let account = try await app.create("account", #"{"name": "Acme"}"#)
        let ben = TestApp.Person.ben.id
        let comment = try await app.create(
            "comment", #"{"record": {"object": "account", "id": "\#(account)"}, "body": "look", "mentions": ["\#(ben)"]}"#)
        let told = try await app.list(RecordQuery(object: "notification"), as: .ben)
        #expect(told["records"]?.array?.map { $0["title"]?.string } == ["ada mentioned you in a comment"])
        try await app.update("comment", comment, #"{"body": "look again"}"#)
        #expect(try await app.list(RecordQuery(object: "notification"), as: .ben)["count"]?["value"]?.int == 1)
        #expect(try await app.list(RecordQuery(object: "notification"), as: .cai)["count"]?["value"]?.int == 0)
    }

    @Test func `the comment and its notification come and go together`() async throws {
        let app = try await TestApp.make()
        let account = try await app.create("account", #"{"name": "Acme"}"#)
        let ben = TestApp.Person.ben.id
        let written = try await app.engine.write(as: app.actor(.ada), name: "comment.create") { tx in
            let schema = try tx.schema.require("comment")
            let json = #"{"record": {"object": "account", "id": "\#(account)"}, "body": "look", "mentions": ["\#(ben)"]}"#
            return try tx.create("comment", RecordInput(json: JSONParser.parse(json.utf8), of: schema, in: tx.schema)).id
        }
        let operation = try #require(written.operation)
        _ = try await app.engine.run("operation.undo", input: .members(["operation": .string(operation.description)]), as: app.actor(.ada))
        #expect(try await app.list(RecordQuery(object: "notification"), as: .ben)["count"]?["value"]?.int == 0)
    }

    @Test func `read is read, for oneself only`() async throws {
        let app = try await TestApp.make()
        let account = try await app.create("account", #"{"name": "Acme"}"#)
        try await app.create(
            "comment", #"{"record": {"object": "account", "id": "\#(account)"}, "body": "look", "mentions": ["\#(TestApp.Person.ben.id)"]}"#
        )
        #expect(try await app.engine.run("notification.read", input: .object([]), as: app.actor(.cai)).result["read"]?.int == 0)
        #expect(try await app.engine.run("notification.read", input: .object([]), as: app.actor(.ben)).result["read"]?.int == 1)
        let unread = RecordQuery(object: "notification", filter: "readAt = null")
        #expect(try await app.list(unread, as: .ben)["count"]?["value"]?.int == 0)
    }
}
