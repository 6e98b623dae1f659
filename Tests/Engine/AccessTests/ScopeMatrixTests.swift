import MartletAccess
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Testing

// Also tests: AccessCondition, Operation, Caller
@Suite struct ScopeMatrixTests {
    /// Who owns a record, seen from ben, who belongs to 华东, above 杭州, and to whom zoe reports.
    enum Standing: String, CaseIterable { case own, colleague, below, report, stranger }

    private static let reach: [(scope: Scope, standings: Set<Standing>)] = [
        (.none, []),
        (.own, [.own]),
        (.department, [.own, .colleague]),
        (.subtree, [.own, .colleague, .below]),
        (.reports, [.own, .colleague, .below, .report]),
        (.all, Set(Standing.allCases)),
    ]

    private struct Ground {
        let app: TestApp
        let shelves: [Standing: RecordID]
        let items: [Standing: RecordID]
    }

    private func ground(on kind: TestDatabases) async throws -> Ground {
        let app = try await TestApp.ledger(on: kind)
        let home = try await app.json("user", TestApp.Person.ben.id)["department"]?.string ?? ""
        let below = try await app.create("department", #"{"name": "杭州", "parent": "\#(home)"}"#)
        let far = try await app.create("department", #"{"name": "华南"}"#)
        try await app.update("user", TestApp.Person.zoe.id, #"{"manager": "\#(TestApp.Person.ben.id)"}"#)
        let places: [Standing: (TestApp.Person, String)] = [
            .own: (.ben, far.description), .colleague: (.cai, home), .below: (.ada, below.description), .report: (.zoe, far.description),
            .stranger: (.ada, far.description),
        ]
        var shelves: [Standing: RecordID] = [:]
        var items: [Standing: RecordID] = [:]
        for (standing, place) in places {
            let shelf = try await app.create("shelf", #"{"name": "\#(standing)", "owner": "\#(place.0.id)", "department": "\#(place.1)"}"#)
            shelves[standing] = shelf
            // The part itself is a stranger's: it is seen through its shelf or not at all.
            items[standing] = try await app.create(
                "item", #"{"name": "\#(standing)", "shelf": "\#(shelf)", "owner": "\#(TestApp.Person.ada.id)", "department": "\#(far)"}"#)
        }
        return Ground(app: app, shelves: shelves, items: items)
    }

    @Test(arguments: TestDatabases.available) func `each scope reads, changes and deletes what it reaches and nothing more`(
        on kind: TestDatabases
    ) async throws {
        let ground = try await ground(on: kind)
        for (scope, expected) in ScopeMatrixTests.reach {
            try await ground.app.grant(
                .ben, #"{"objects": {"shelf": {"read": "all", "update": "\#(scope.rawValue)", "delete": "\#(scope.rawValue)"}}}"#)
            for (standing, id) in ground.shelves {
                let mayUpdate = try await allowed { try await ground.app.update("shelf", id, #"{"score": 1}"#, as: .ben) }
                let mayDelete = try await allowed {
                    _ = try await ground.app.engine.write(as: ground.app.actor(.ben), name: "t", dryRun: true) {
                        try $0.delete("shelf", id)
                    }
                }
                #expect(mayUpdate == expected.contains(standing) && mayDelete == expected.contains(standing), "\(scope) \(standing)")
            }
            try await ground.app.grant(.ben, #"{"objects": {"shelf": {"read": "\#(scope.rawValue)"}, "item": {"read": "own"}}}"#)
            let seen = Set(try await ground.app.names(RecordQuery(object: "shelf"), as: .ben).compactMap(Standing.init))
            #expect(seen == expected, "\(scope)")
            let parts = Set(try await ground.app.names(RecordQuery(object: "item"), as: .ben).compactMap(Standing.init))
            #expect(parts == expected, "parts under \(scope)")
            for (standing, id) in ground.shelves {
                let found = try await allowed { _ = try await ground.app.json("shelf", id, as: .ben) }
                #expect(found == expected.contains(standing), "\(scope) \(standing)")
            }
        }
        await ground.app.close()
    }

    private func allowed(_ body: () async throws -> Void) async throws -> Bool {
        do {
            try await body()
            return true
        } catch let problem as Problem where problem.kind == .forbidden || problem.kind == .notFound {
            return false
        }
    }

    @Test func `parts are changed and added only where their whole may be changed`() async throws {
        let ground = try await ground(on: .sqlite)
        try await ground.app.grant(
            .ben,
            #"{"objects": {"shelf": {"read": "all", "update": "own"}, "item": {"create": true, "read": "own", "update": "own", "delete": "own"}}}"#
        )
        for (standing, id) in ground.items {
            #expect(
                try await allowed { try await ground.app.update("item", id, #"{"quantity": 1}"#, as: .ben) } == (standing == .own),
                "\(standing)")
            let shelf = ground.shelves[standing]?.description ?? ""
            #expect(
                try await allowed { try await ground.app.create("item", #"{"name": "x", "shelf": "\#(shelf)"}"#, as: .ben) }
                    == (standing == .own), "\(standing)")
        }
    }

    @Test(arguments: TestDatabases.available) func `what hangs on a part is seen as the whole is`(on kind: TestDatabases) async throws {
        let app = try await TestApp.make(on: kind)
        try await app.grant(.ben, #"{"objects": {"*": {"create": true, "read": "own", "update": "own"}}}"#)
        for owner in [TestApp.Person.ada, .ben] {
            let contact = try await app.create("contact", #"{"name": "\#(owner)", "owner": "\#(owner.id)"}"#)
            let point = try await app.create("contactPoint", #"{"kind": "email", "raw": "\#(owner)@x.cn", "contact": "\#(contact)"}"#)
            try await app.create(
                "consent", #"{"contactPoint": "\#(point)", "purpose": "marketing", "channel": "email", "evidence": "\#(owner)"}"#)
            for (object, id) in [("contact", contact), ("contactPoint", point)] {
                try await app.create("comment", #"{"record": {"object": "\#(object)", "id": "\#(id)"}, "body": "\#(owner) on \#(object)"}"#)
            }
            try await app.create(
                "activity", #"{"kind": "call", "subject": "\#(owner)", "links": [{"object": "contact", "id": "\#(contact)"}]}"#)
        }
        func seen(_ object: String, _ field: String) async throws -> Set<String?> {
            Set(try await app.list(RecordQuery(object: object), as: .ben)["records"]?.array?.map { $0[field]?.string } ?? [])
        }
        #expect(try await seen("contactPoint", "raw") == ["ben@x.cn"])
        #expect(try await seen("consent", "evidence") == ["ben"])
        #expect(try await seen("comment", "body") == ["ben on contact", "ben on contactPoint"])
        #expect(try await seen("activity", "subject") == ["ben"])
        let through = try await app.list(
            RecordQuery(object: "contact", filter: "any(contactPoints, any(consents, evidence = \"ada\"))"), as: .ben)
        #expect(through["records"]?.array?.isEmpty == true)
        await app.close()
    }

    @Test func `a criteria rule widens what a scope allows, for its operations only`() async throws {
        let ground = try await ground(on: .sqlite)
        try await ground.app.update("shelf", ground.shelves[.stranger]!, #"{"level": "A"}"#)
        try await ground.app.grant(
            .ben,
            #"{"objects": {"shelf": {"read": "own", "update": "own"}}, "rules": [{"object": "shelf", "operations": ["read"], "when": "level = \"A\""}]}"#
        )
        #expect(Set(try await ground.app.names(RecordQuery(object: "shelf"), as: .ben)) == ["own", "stranger"])
        let problem = try await refused { try await ground.app.update("shelf", ground.shelves[.stranger]!, #"{"score": 1}"#, as: .ben) }
        #expect(problem.kind == .forbidden)
    }

    @Test(arguments: ["user", "team", "department", "role"]) func `a share opens one record to whom it names until it expires`(kind: String)
        async throws
    {
        let ground = try await ground(on: .sqlite)
        let app = ground.app
        let role = try await app.grant(.ben, #"{"objects": {"shelf": {"read": "own", "update": "own"}}}"#)
        let grantee: String =
            switch kind {
            case "team": try await app.create("team", #"{"name": "t", "members": ["\#(TestApp.Person.ben.id)"]}"#).description
            case "department": try await app.json("user", TestApp.Person.ben.id)["department"]?.string ?? ""
            case "role": role.description
            default: TestApp.Person.ben.id.description
            }
        let id = ground.shelves[.stranger]!
        let end = app.clock.now().advanced(byMilliseconds: 60_000)
        let share = try await app.create(
            "share",
            #"{"record": {"object": "shelf", "id": "\#(id)"}, "grantee": {"object": "\#(kind)", "id": "\#(grantee)"}, "level": "read", "expiresAt": "\#(end)"}"#
        )
        #expect(try await app.names(RecordQuery(object: "shelf"), as: .ben).sorted() == ["own", "stranger"])
        #expect(try await !allowed { try await app.update("shelf", id, #"{"score": 2}"#, as: .ben) })
        try await app.update("share", share, #"{"level": "write"}"#)
        #expect(try await allowed { try await app.update("shelf", id, #"{"score": 2}"#, as: .ben) })
        #expect(try await !allowed { try await app.write(.ben) { try $0.delete("shelf", id) } })
        app.clock.advance(milliseconds: 60_000)
        #expect(try await app.names(RecordQuery(object: "shelf"), as: .ben) == ["own"])
        #expect(try await !allowed { try await app.update("shelf", id, #"{"score": 3}"#, as: .ben) })
    }

    @Test func `directories are read by all staff, administration by administrators, personal records by their person`() async throws {
        let app = try await TestApp.make()
        let department = try await app.json("user", TestApp.Person.ben.id)["department"]?.string ?? ""
        try await app.create(
            "share",
            #"{"record": {"object": "department", "id": "\#(department)"}, "grantee": {"object": "user", "id": "\#(TestApp.Person.cai.id)"}}"#
        )
        for person in [TestApp.Person.ben, .zoe] {
            #expect(try await app.names(RecordQuery(object: "user"), as: person).count == 4)
            #expect(try await app.names(RecordQuery(object: "department"), as: person).count == 1)
            #expect(try await app.list(RecordQuery(object: "share"), as: person)["records"]?.array?.isEmpty == true)
            let write = try await refused { try await app.create("department", #"{"name": "x"}"#, as: person) }
            #expect(write.kind == .forbidden)
        }
        _ = try await app.run("apiKey.create", #"{"name": "ben's"}"#, as: .ben)
        #expect(try await app.names(RecordQuery(object: "apiKey"), as: .ben) == ["ben's"])
        #expect(try await app.names(RecordQuery(object: "apiKey"), as: .ada).isEmpty)
    }

    @Test func `a portal user sees nothing that no role opens`() async throws {
        let app = try await TestApp.make()
        try await app.update("user", TestApp.Person.zoe.id, #"{"kind": "portal"}"#)
        for object in app.engine.schema.objects where object.definition.access != .personal("user") {
            let answer = try await app.list(RecordQuery(object: object.name, isCounting: true), as: .zoe)
            #expect(answer["records"]?.array?.isEmpty == true && answer["count"]?["value"]?.int == 0, "\(object.name)")
        }
    }

    @Test func `who has no role reads no record that people work on, and writes none at all`() async throws {
        let app = try await TestApp.ledger()
        for object in app.engine.schema.objects {
            let isOpen = object.definition.access == .shared
            let answer = try await app.list(RecordQuery(object: object.name), as: .zoe)
            if !isOpen { #expect(answer["records"]?.array?.isEmpty == true, "\(object.name)") }
            if case .personal = object.definition.access { continue }
            let problem = try await refused { try await app.write(.zoe) { tx in _ = try tx.create(object.name, RecordInput()) } }
            #expect(problem.kind == .forbidden, "\(object.name)")
        }
    }
}
