import MartletKernel
import MartletMetadata
import MartletRecords
import MartletStorage
import MartletTestSupport

/// Everything somebody can ask about a shelf's budget and secret, and what he is answered, by the question.
struct HiddenValueQuestions {
    static let parent = RecordID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0AAA)
    static let child = RecordID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0AAB)

    private static let filters: [String] = [
        "budget > 400", "budget = 100", "budget = null", "budget != null", "budget in [100, 200]", "budget between 50 and 150",
        "not (budget > 400)",
        "coalesce(budget, 0) > 400", "if(budget > 400, true, false)", "parent.budget > 400", "parent.budget = null",
        "any(children, budget > 400)",
        "any(children, budget > parent.budget)", "count(children, budget > 200) = 1", "sum(children, budget) > 100",
        "max(children, budget) > 100",
        "any(children, parent.budget > 400)", "secret = \"aa\"", "contains(secret, \"a\")", "startsWith(secret, \"z\")", "secret < \"m\"",
        "parent.secret > \"m\"", "any(children, startsWith(parent.secret, \"a\"))", "length(secret) = 2", "budget * 2 > 800",
    ]

    private static let sorts: [[String]] = [
        ["budget"], ["-budget"], ["secret"], ["-secret", "name"], ["parent.budget", "name"], ["-parent.secret"], ["parent.secret"],
    ]

    private static let measures = [
        "sum(budget)", "avg(budget)", "min(budget)", "max(budget)", "count(budget)", "min(secret)", "max(parent.secret)",
        "sum(parent.budget)",
        "sum(budget * 2)", "max(length(secret))",
    ]
    private static let keys: [[String]] = [[], ["budget"], ["secret"], ["parent.budget"], ["level"], ["budget > 400"]]

    private let app: TestApp
    private let person: TestApp.Person
    private var answers: [String: String] = [:]

    static func answers(_ app: TestApp, as person: TestApp.Person) async throws -> [String: String] {
        var questions = HiddenValueQuestions(app: app, person: person)
        await questions.askLists()
        await questions.askGroups()
        await questions.askThePast()
        await questions.askActions()
        return questions.answers
    }

    private init(app: TestApp, person: TestApp.Person) {
        self.app = app
        self.person = person
    }

    /// A refusal is an answer too.
    private mutating func ask(_ question: String, _ body: () async throws -> String) async {
        do { answers[question] = try await body() } catch let problem as Problem {
            answers[question] = "\(problem.code) \(problem.message.en) \(problem.details)"
        } catch { answers[question] = "\(error)" }
    }

    private mutating func askLists() async {
        let (app, person) = (app, person)
        for filter in HiddenValueQuestions.filters {
            await ask("filter \(filter)") {
                try await app.names(RecordQuery(object: "shelf", filter: filter, sort: ["name"]), as: person).description
            }
        }
        for sort in HiddenValueQuestions.sorts {
            await ask("sort \(sort)") { try await HiddenValueQuestions.pages(app, sort, as: person) }
        }
        for fields in [["budget"], ["parent.budget"], ["secret", "parent.secret"], ["parent.parent.budget"]] {
            await ask("fields \(fields)") {
                try await app.list(RecordQuery(object: "shelf", filter: "score = null", fields: fields, sort: ["name"]), as: person)
                    .description
            }
        }
        await ask("open") { try await app.json("shelf", HiddenValueQuestions.parent, as: person).description }
    }

    /// All pages of one, cursors included.
    private static func pages(_ app: TestApp, _ sort: [String], as person: TestApp.Person) async throws -> String {
        var text = ""
        var cursor: String?
        repeat {
            let query = RecordQuery(
                object: "shelf", filter: "score = null", fields: ["name"], sort: sort + ["name"], limit: 1, cursor: cursor)
            let answer = try await app.list(query, as: person)
            cursor = answer["nextCursor"]?.string
            text += answer.description
        } while cursor != nil
        return text
    }

    private mutating func askGroups() async {
        let (app, person) = (app, person)
        for measure in HiddenValueQuestions.measures {
            for key in HiddenValueQuestions.keys {
                await ask("group \(key) \(measure)") {
                    try await app.read(person) { try $0.group(Grouping(object: "shelf", groupBy: key, measures: [measure])).description }
                }
            }
        }
    }

    private mutating func askThePast() async {
        let (app, person) = (app, person)
        await ask("history") {
            try await app.read(person) { tx in
                let history = RecordHistory(tx: tx, object: try tx.schema.require("shelf"))
                let page = try history.page(of: HiddenValueQuestions.parent, field: nil, before: nil, limit: 10)
                return page["entries"]?.array?.first?["changes"]?.description ?? ""
            }
        }
        await ask("as of") {
            let ids = #"["\#(HiddenValueQuestions.parent)"]"#
            return try await app.run("record.asOf", #"{"object": "shelf", "ids": \#(ids), "at": "\#(app.clock.now())"}"#, as: person).result
                .description
        }
        // On a busy PostgreSQL server the newest entries come a moment later, so that two workspaces may answer differently.
        guard app.engine.database.dialect == .sqlite else { return }
        await ask("changes") {
            try await app.read(person) { try ChangeFeed(tx: $0).page(after: nil, limit: 1000) }.items.compactMap {
                $0.json["fields"]?.description
            }.joined()
        }
    }

    private mutating func askActions() async {
        let (app, person) = (app, person)
        for secret in ["aa", "zz"] {
            await ask("duplicates of \(secret)") {
                let values = #"{"name": "x", "level": "B", "secret": "\#(secret)"}"#
                return try await app.run("record.findDuplicates", #"{"object": "shelf", "values": \#(values)}"#, as: person).result
                    .description
            }
            await ask("a new record with \(secret)") {
                try await app.engine.write(as: app.actor(person), name: "t", dryRun: true) { tx in
                    try tx.create("shelf", RecordInput(["name": .text("x"), "level": .text("B"), "secret": .text(secret)])).version
                }.duplicates.description
            }
        }
        await ask("write on an old version") {
            try await String(
                app.engine.write(as: app.actor(person), name: "t", dryRun: true) { tx in
                    try tx.update("shelf", HiddenValueQuestions.parent, RecordInput(["budget": .null]), base: 1).version
                }.result)
        }
        for (action, more) in [("access.explain", ""), ("field.reveal", #", "field": "budget""#)] {
            await ask(action) {
                try await app.run(action, #"{"object": "shelf", "id": "\#(HiddenValueQuestions.parent)"\#(more)}"#, as: person).result
                    .description
            }
        }
    }
}
