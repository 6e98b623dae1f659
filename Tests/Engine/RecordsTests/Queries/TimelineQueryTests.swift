import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Testing

// Also tests: TimelineIndex
@Suite struct TimelineQueryTests {
    @Test func `a thousand entries are paged newest first, each once, hidden ones passed over`() async throws {
        let app = try await TestApp.make()
        let account = try await app.create("account", #"{"name": "Acme", "owner": "\#(TestApp.Person.ben.id)"}"#)
        try await app.grant(
            .ben,
            #"""
            {"objects": {"account": {"read": "own"}, "activity": {"read": "none"}},
             "rules": [{"object": "activity", "operations": ["read"], "when": "kind = \"visit\""}]}
            """#)
        try await app.write(.ada) { tx in
            let link = LinkField.link("account", account)
            for number in 0..<1000 {
                try tx.create(
                    "activity",
                    RecordInput([
                        "subject": .text("\(number)"), "kind": .text(number % 10 == 0 ? "visit" : "call"), "links": .list([link]),
                        // Several at the same instant, and not in the order they were entered.
                        "startAt": .instant(tx.now.advanced(byMilliseconds: Int64((number * 7919) % 500) * 1000)),
                    ]))
            }
        }
        #expect(try await subjects(app, account, limit: 50, as: .ada).count == 1000)
        let visits = try await subjects(app, account, limit: 7, as: .ben)
        #expect(visits.count == 100 && Set(visits) == Set((0..<100).map { "\($0 * 10)" }))
    }

    /// All pages; checks on the way that they are full, in order and without repetition.
    private func subjects(_ app: TestApp, _ account: RecordID, limit: Int, as person: TestApp.Person) async throws -> [String] {
        var cursor: String?
        var result = [String]()
        var times = [String]()
        repeat {
            let place = cursor
            let page = try await app.read(person) {
                try TimelineQuery(tx: $0).page(of: account, object: "account", cursor: place, limit: limit)
            }
            let entries = page["entries"]?.array ?? []
            cursor = page["nextCursor"]?.string
            #expect(cursor == nil || entries.count == limit)
            result += entries.compactMap { $0["record"]?["subject"]?.string }
            times += entries.compactMap { $0["at"]?.string }
        } while cursor != nil
        #expect(times == times.sorted(by: >))
        #expect(Set(result).count == result.count)
        return result
    }

    @Test func `an entry moves with its time and its links, and leaves with the trash`() async throws {
        let app = try await TestApp.make()
        let first = try await app.create("account", #"{"name": "Acme"}"#)
        let second = try await app.create("account", #"{"name": "Bolt"}"#)
        let activity = try await app.create(
            "activity",
            #"{"kind": "call", "subject": "s", "links": [{"object": "account", "id": "\#(first)"}], "startAt": "2026-01-01T00:00:00Z"}"#)
        #expect(try await subjects(app, first, limit: 5, as: .ada) == ["s"])
        try await app.update("activity", activity, #"{"links": [{"object": "account", "id": "\#(second)"}]}"#)
        #expect(try await subjects(app, first, limit: 5, as: .ada) == [])
        #expect(try await subjects(app, second, limit: 5, as: .ada) == ["s"])
        try await app.write(.ada) { try $0.delete("activity", activity) }
        #expect(try await subjects(app, second, limit: 5, as: .ada) == [])
    }

    @Test func `the timeline of a record out of sight is not found, and a wrong cursor is refused`() async throws {
        let app = try await TestApp.make()
        let id = try await app.create("account", #"{"name": "Acme"}"#)
        let hidden = try await refused { _ = try await subjects(app, id, limit: 5, as: .ben) }
        #expect(hidden.kind == .notFound)
        let wrong = try await refused {
            _ = try await app.read(.ada) { try TimelineQuery(tx: $0).page(of: id, object: "account", cursor: "x", limit: 5) }
        }
        #expect(wrong.code == "cursor_invalid")
    }
}
