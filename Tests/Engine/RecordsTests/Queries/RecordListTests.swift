import MartletKernel
import MartletMetadata
import MartletRecords
import MartletStorage
import MartletTestSupport
import Testing

// Also tests: SortTerm, SelectedField, RecordQuery
@Suite struct RecordListTests {
    /// Names with surnames of more than one reading, Latin ones, and two that are the same.
    private static let names = ["王伟", "李娜", "张伟", "单田芳", "曾国藩", "查良镛", "仇英", "Anna", "bob", "Émile", "王伟", "阿里", "10号", "9号"]

    private func fill(_ app: TestApp) async throws {
        try await app.write(.ada) { tx in
            for (number, name) in RecordListTests.names.enumerated() {
                try tx.create(
                    "shelf",
                    RecordInput([
                        "name": .text(name), "score": number % 3 == 0 ? .null : .integer(Int64(number % 4)),
                        "level": number % 2 == 0 ? .null : .text(number % 4 == 1 ? "A" : "B"),
                        "openedOn": number % 4 == 0 ? .null : .date(CalendarDate(days: Int32(20_000 + number % 3))),
                        "budget": number % 5 == 0
                            ? .null : .money(Money(baseUnits: Int64(number % 3) * 10_000_000_000, currency: tx.environment.currency)),
                    ]))
            }
        }
    }

    @Test func `Chinese names sort by pinyin, the same in both databases`() async throws {
        var answers = [[String]]()
        for kind in TestDatabases.available {
            let app = try await TestApp.ledger(on: kind)
            try await fill(app)
            answers.append(try await app.names(RecordQuery(object: "shelf", sort: ["name"])))
            let parents = try await app.names(RecordQuery(object: "shelf", sort: ["-name"]))
            #expect(parents == answers.last.map { Array($0.reversed()) })
            await app.close()
        }
        #expect(Set(answers).count == 1)
        let chinese = answers[0].filter { ["李娜", "张伟", "单田芳", "阿里"].contains($0) }
        #expect(chinese == ["阿里", "单田芳", "李娜", "张伟"])
        #expect(answers[0].firstIndex(of: "9号")! < answers[0].firstIndex(of: "10号")!)
    }

    @Test func `a name along a reference sorts by pinyin too`() async throws {
        for kind in TestDatabases.available {
            let app = try await TestApp.ledger(on: kind)
            for name in ["张", "李", "阿", "单"] {
                let parent = try await app.create("shelf", #"{"name": "\#(name)", "code": "p"}"#.replacing("\"p\"", with: "\"\(name)\""))
                try await app.create("shelf", #"{"name": "子\#(name)", "parent": "\#(parent)"}"#)
            }
            #expect(
                try await app.names(RecordQuery(object: "shelf", filter: "parent != null", sort: ["parent.name"])) == [
                    "子阿", "子单", "子李", "子张",
                ])
            #expect(
                try await app.names(RecordQuery(object: "shelf", filter: "parent != null", sort: ["-parent.name"])) == [
                    "子张", "子李", "子单", "子阿",
                ])
            await app.close()
        }
    }

    @Test func `a person's surname is read as one`() async throws {
        for kind in TestDatabases.available {
            let app = try await TestApp.make(on: kind)
            // 单 is Shàn as a surname, 曾 Zēng, 查 Zhā, 仇 Qiú.
            for name in ["曾国藩", "单田芳", "仇英", "查良镛", "李娜", "王伟"] { try await app.create("contact", #"{"name": "\#(name)"}"#) }
            #expect(try await app.names(RecordQuery(object: "contact", sort: ["name"])) == ["李娜", "仇英", "单田芳", "王伟", "曾国藩", "查良镛"])
            await app.close()
        }
    }

    private static let sorts: [[String]] = [
        [], ["name"], ["-name"], ["score"], ["-score"], ["score", "-name"], ["-openedOn", "level"], ["budget"], ["-budget", "score"],
        ["createdAt"], ["id"], ["-id"], ["owner"], ["owner.name", "-level"], ["parent.score", "name"], ["itemCount", "-updatedAt"],
        ["version", "-openedOn", "score", "level", "name"],
    ]

    @Test(arguments: TestDatabases.available)
    func `every sort pages through all rows once, with nulls and ties, while rows come in`(on kind: TestDatabases) async throws {
        let app = try await TestApp.ledger(on: kind)
        try await fill(app)
        let all = Set(try await ids(app.list(RecordQuery(object: "shelf", limit: 1000))))
        for sort in RecordListTests.sorts {
            var seen = [String]()
            var cursor: String?
            var round = 0
            repeat {
                let answer = try await app.list(RecordQuery(object: "shelf", sort: sort, limit: 3, cursor: cursor, isCounting: false))
                seen += ids(answer)
                cursor = answer["nextCursor"]?.string
                round += 1
                if round % 2 == 1 { try await app.create("shelf", #"{"name": "新", "level": "B"}"#) }
            } while cursor != nil && round < 40
            #expect(Set(seen).count == seen.count, "twice under \(sort)")
            #expect(all.isSubset(of: Set(seen)), "missing under \(sort)")
            try await app.write(.ada) { tx in
                for id in try tx.connection.all("SELECT id FROM shelves WHERE name = '新' AND deleted_at IS NULL", { $0.id(0) }) {
                    if let id { try tx.delete("shelf", id) }
                }
            }
        }
        await app.close()
    }

    private func ids(_ answer: JSON) -> [String] { answer["records"]?.array?.compactMap { $0["id"]?.string } ?? [] }

    @Test func `the order of pages is the order of the whole, on both databases alike`() async throws {
        var answers = [[[String]]]()
        for kind in TestDatabases.available {
            let app = try await TestApp.ledger(on: kind)
            try await fill(app)
            var mine = [[String]]()
            for sort in RecordListTests.sorts where !sort.contains("id") && !sort.contains("-id") && sort.count < 5 {
                let whole = try await app.names(RecordQuery(object: "shelf", sort: sort + ["name"], limit: 1000))
                var paged = [String]()
                var cursor: String?
                repeat {
                    let answer = try await app.list(RecordQuery(object: "shelf", sort: sort + ["name"], limit: 4, cursor: cursor))
                    paged += answer["records"]?.array?.compactMap { $0["name"]?.string } ?? []
                    cursor = answer["nextCursor"]?.string
                } while cursor != nil
                #expect(paged == whole, "\(sort)")
                mine.append(whole)
            }
            answers.append(mine)
            await app.close()
        }
        #expect(answers.allSatisfy { $0 == answers[0] })
    }

    @Test(arguments: TestDatabases.available) func `a cursor of another sort, cut or made up is refused`(on kind: TestDatabases)
        async throws
    {
        let app = try await TestApp.ledger(on: kind)
        try await fill(app)
        let cursor = try await app.list(RecordQuery(object: "shelf", sort: ["score"], limit: 3))["nextCursor"]?.string ?? ""
        func base64(_ text: String) -> String { Base64URLText.of(text) }
        let forged = [
            base64(#"["score",["text",{"i":"01900000-0000-7000-8000-000000000001"}]]"#), base64(#"["score",[1,2]]"#),
            base64(#"["score",[1]]"#),
            base64(#"["score",[{"b":[1]},{"i":"01900000-0000-7000-8000-000000000001"}]]"#), base64("[]"), base64("[[[["), "%%%", "",
            String(cursor.dropLast(5)), base64(#"["score",[1.5,{"i":"01900000-0000-7000-8000-000000000001"}]]"#),
        ]
        for text in forged {
            let problem = try await refused {
                _ = try await app.list(RecordQuery(object: "shelf", sort: ["score"], limit: 3, cursor: text))
            }
            #expect(problem.code == "cursor_invalid", "\(text)")
        }
        let other = try await refused { _ = try await app.list(RecordQuery(object: "shelf", sort: ["-score"], limit: 3, cursor: cursor)) }
        #expect(other.code == "cursor_invalid")
        await app.close()
    }

    @Test func `columns follow paths, and one that does not exist is named`() async throws {
        let app = try await TestApp.ledger()
        let top = try await app.create("shelf", #"{"name": "甲", "score": 3}"#)
        let id = try await app.create("shelf", #"{"name": "乙", "parent": "\#(top)"}"#)
        let answer = try await app.list(
            RecordQuery(
                object: "shelf", filter: "id = \"\(id)\"", fields: ["parent.name", "parent.score", "owner.name", "parent.parent.name"]))
        let record = answer["records"]?.array?.first
        #expect(record?["parent.name"]?.string == "甲" && record?["parent.score"]?.int == 3 && record?["owner.name"]?.string == "ada")
        #expect(record?["parent.parent.name"]?.isNull == true)
        #expect(record?["id"]?.string == id.description && record?["version"]?.int == 1)
        for path in ["parent.colour", "colour", "name.length", "owner.passwordHash", "parent."] {
            let problem = try await refused { _ = try await app.list(RecordQuery(object: "shelf", fields: [path])) }
            #expect(problem.kind == .invalid, "\(path)")
        }
    }

    @Test(arguments: ["colour", "labels", "links", "passwordHash", "parent.labels", "owner.passwordHash", ""])
    func `what cannot be sorted by is refused`(sort: String) async throws {
        let app = try await TestApp.ledger()
        let problem = try await refused { _ = try await app.list(RecordQuery(object: "shelf", sort: [sort])) }
        #expect(problem.kind == .invalid)
    }

    @Test func `structures are not sorted by, neither here nor along a path`() async throws {
        let app = try await TestApp.make()
        for (object, sort) in [("account", "address"), ("account", "parent.address"), ("account", "tags")] {
            let problem = try await refused { _ = try await app.list(RecordQuery(object: object, sort: [sort])) }
            #expect(problem.kind == .invalid, "\(sort)")
        }
    }

    @Test func `counting stops at ten thousand`() async throws {
        let app = try await TestApp.ledger()
        try await app.write(.ada) { tx in
            for number in 0..<10_001 {
                try tx.connection.execute(
                    "INSERT INTO labels (id, version, created_at, updated_at, name, is_active) VALUES (\(tx.newID()), 1, 0, 0, \("\(number)"), TRUE)"
                )
            }
        }
        let many = try await app.list(RecordQuery(object: "label", limit: 1))["count"]
        #expect(many?["value"]?.int == 10_000 && many?["exact"]?.boolean == false)
        let few = try await app.list(RecordQuery(object: "label", filter: "startsWith(name, \"100\")", limit: 1))["count"]
        #expect(few?["exact"]?.boolean == true)
    }

    @Test(arguments: [0, -1, 1001]) func `a limit out of range is refused`(limit: Int) async throws {
        let app = try await TestApp.ledger()
        let problem = try await refused { _ = try await app.list(RecordQuery(object: "shelf", limit: limit)) }
        #expect(problem.code == "limit_out_of_range")
    }
}
