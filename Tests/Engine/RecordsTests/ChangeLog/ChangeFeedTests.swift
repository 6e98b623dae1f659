import MartletKernel
import MartletMetadata
import MartletRecords
import MartletStorage
import MartletTestSupport
import Testing

// Also tests: Base64URL
@Suite struct ChangeFeedTests {
    private func page(_ app: TestApp, after: String?, limit: Int = 100, as person: TestApp.Person = .ada) async throws -> ChangeFeed.Page {
        try await app.read(person) { try ChangeFeed(tx: $0).page(after: after, limit: limit) }
    }

    @Test(arguments: TestDatabases.available)
    func `eight writers at once: readers who poll see every change once and in order`(on kind: TestDatabases) async throws {
        let app = try await TestApp.ledger(on: kind)
        let start = try await app.logEnd()
        let writers = 8
        let each = 25
        async let first = follow(app, from: start, until: writers * each, limit: 7)
        async let second = follow(app, from: start, until: writers * each, limit: 50)
        try await withThrowingTaskGroup { group in
            for writer in 0..<writers {
                group.addTask {
                    for number in 0..<each {
                        try await app.write(.ada) { tx in
                            _ = try tx.create("label", RecordInput(["name": .text("\(writer)-\(number)")]))
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let seen = try await [first, second]
        let stored = try await app.read(.ada) { tx in
            Set(try tx.connection.all("SELECT id FROM labels") { $0.id(0)?.description ?? "" })
        }
        for ids in seen {
            #expect(ids.count == writers * each)
            #expect(Set(ids) == stored)
        }
        #expect(seen[0] == seen[1])
        await app.close()
    }

    /// Polls pages as a client does until it has seen as many creations, or has waited in vain: on PostgreSQL an entry shows once all
    /// older transactions of the cluster have ended, those of other tests among them.
    private func follow(_ app: TestApp, from start: String, until count: Int, limit: Int) async throws -> [String] {
        var place = start
        var ids = [String]()
        var idle = 0
        while ids.count < count, idle < 6000 {
            let page = try await page(app, after: place, limit: limit)
            place = page.end.text
            let new = page.items.compactMap { $0.json["object"]?.string == "label" ? $0.json["id"]?.string : nil }
            ids += new
            idle = new.isEmpty ? idle + 1 : 0
            if new.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
        }
        return ids
    }

    @Test func `a record that leaves somebody's sight is gone for him, by its id alone`() async throws {
        let app = try await TestApp.ledger()
        let start = try await app.logEnd()
        let id = try await app.create("shelf", #"{"name": "甲"}"#, as: .ben)
        try await app.update("shelf", id, #"{"name": "乙"}"#, as: .ben)
        try await app.update("shelf", id, #"{"owner": "\#(TestApp.Person.ada.id)"}"#)
        try await app.update("shelf", id, #"{"name": "丙"}"#)
        let items = try await page(app, after: start, as: .ben).items.map(\.json)
        #expect(items.map { $0["kind"]?.string } == ["gone"])
        #expect(items.first?["id"]?.string == id.description)
        #expect(items.first?.object?.map(\.name) == ["object", "id", "at", "kind"])
    }

    @Test func `of what one never saw nothing is heard, deleted or not`() async throws {
        let app = try await TestApp.ledger()
        let start = try await app.logEnd()
        let id = try await app.create("shelf", #"{"name": "甲"}"#)
        try await app.update("shelf", id, #"{"name": "乙", "owner": "\#(TestApp.Person.cai.id)"}"#)
        try await app.write(.ada) { try $0.delete("shelf", id) }
        for person in [TestApp.Person.ben, .zoe] { #expect(try await page(app, after: start, as: person).items.isEmpty) }
        let own = try await app.create("shelf", #"{"name": "丁"}"#, as: .ben)
        let middle = try await app.logEnd()
        try await app.write(.ada) { try $0.delete("shelf", own) }
        #expect(try await page(app, after: middle, as: .ben).items.map { $0.json["kind"]?.string } == ["gone"])
    }

    @Test func `changed fields are named only where the reader sees them`() async throws {
        let app = try await TestApp.ledger()
        try await app.grant(
            .ben,
            #"""
            {"objects": {"shelf": {"create": true, "read": "all", "update": "own"}},
             "fields": [{"object": "shelf", "field": "secret", "mode": "hide"}, {"object": "shelf", "field": "budget", "mode": "mask"}]}
            """#)
        let id = try await app.create("shelf", #"{"name": "甲"}"#)
        let start = try await app.logEnd()
        try await app.update("shelf", id, #"{"name": "乙", "secret": "x", "budget": 7}"#)
        #expect(try await page(app, after: start, as: .ben).items.map { $0.json["fields"]?.array?.map(\.string) } == [["name"]])
    }

    @Test func `pages go on past what the reader may not see`() async throws {
        let app = try await TestApp.ledger()
        let start = try await app.logEnd()
        for number in 0..<20 { try await app.create("shelf", #"{"name": "\#(number)"}"#, as: number % 5 == 0 ? .ben : .ada) }
        var place: String? = start
        var names = [String]()
        for _ in 0..<10 {
            let page = try await page(app, after: place, limit: 3, as: .ben)
            names += page.items.compactMap { $0.json["id"]?.string }
            place = page.end.text
            if page.isLast { break }
        }
        #expect(names.count == 4 && Set(names).count == 4)
    }

    @Test(arguments: ["", "x", "AAAA", "MTIzLjAuMA"]) func `a place that no answer gave is refused`(place: String) async throws {
        let app = try await TestApp.ledger()
        let problem = try await refused { _ = try await page(app, after: place) }
        #expect(problem.code == "position_unknown")
    }

    @Test func `a place in a log that a restore replaced is refused`() async throws {
        let app = try await TestApp.ledger()
        let place = try await app.logEnd()
        _ = try await app.engine.database.write { try $0.execute("UPDATE log_state SET epoch = 'another'") }
        let problem = try await refused { _ = try await page(app, after: place) }
        #expect(problem.code == "position_unknown")
    }
}
