import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Testing

@Suite struct GroupingTests {
    private func group(_ app: TestApp, _ grouping: Grouping, as person: TestApp.Person = .ada) async throws -> String {
        try await app.read(person) { try $0.group(grouping)["groups"]?.description ?? "" }
    }

    @Test(arguments: TestDatabases.available) func `sums of amounts near the limit are exact`(on kind: TestDatabases) async throws {
        let app = try await TestApp.ledger(on: kind)
        // 10¹³ is the largest input; a Double holds 2⁵³ ≈ 9·10¹⁵ units of a ten-thousandth and loses the last places.
        for amount in ["9999999999999.9999", "9999999999999.9998", "0.0001", "-0.0003", "-9999999999999.9999"] {
            try await app.create("item", #"{"name": "x", "amount": "\#(amount)"}"#)
        }
        try await app.create("item", #"{"name": "y", "status": "done"}"#)
        let all = try await group(
            app, Grouping(object: "item", groupBy: [], measures: ["sum(amount)", "count()", "count(amount)", "min(amount)", "max(amount)"]))
        #expect(all == #"[{"key":[],"measures":[9999999999999.9996,6,5,-9999999999999.9999,9999999999999.9999]}]"#)
        let byStatus = try await group(app, Grouping(object: "item", groupBy: ["status"], measures: ["sum(amount)", "avg(amount)"]))
        #expect(
            byStatus == #"[{"key":["done"],"measures":[0.0000,null]},{"key":["open"],"measures":[9999999999999.9996,1999999999999.9999]}]"#)
        await app.close()
    }

    @Test(arguments: TestDatabases.available) func `a sum that leaves 64 bits is empty, not wrong`(on kind: TestDatabases) async throws {
        let app = try await TestApp.ledger(on: kind)
        for sign in ["", "-"] {
            for _ in 0..<100 { try await app.create("item", #"{"name": "x", "amount": "\#(sign)9999999999999.9999"}"#) }
        }
        #expect(
            try await group(app, Grouping(object: "item", groupBy: [], measures: ["sum(amount)"])) == #"[{"key":[],"measures":[0.0000]}]"#)
        #expect(
            try await group(app, Grouping(object: "item", filter: "amount > 0", groupBy: [], measures: ["sum(amount)"]))
                == #"[{"key":[],"measures":[null]}]"#)
        await app.close()
    }

    @Test func `a mean has four places more than its values`() async throws {
        let app = try await TestApp.ledger()
        for amount in ["1", "1", "0"] { try await app.create("item", #"{"name": "x", "amount": \#(amount), "quantity": \#(amount)}"#) }
        #expect(
            try await group(app, Grouping(object: "item", groupBy: [], measures: ["avg(amount)", "avg(quantity)"]))
                == #"[{"key":[],"measures":[0.66666667,0.6667]}]"#)
    }

    @Test func `groups come in the same order from both databases, the empty one first`() async throws {
        var answers = Set<String>()
        for kind in TestDatabases.available {
            let app = try await TestApp.ledger(on: kind)
            for (name, level, score) in [("甲", "\"A\"", "1"), ("乙", "null", "2"), ("丙", "\"B\"", "null"), ("丁", "null", "null")] {
                try await app.create("shelf", #"{"name": "\#(name)", "level": \#(level), "score": \#(score)}"#)
            }
            answers.insert(try await group(app, Grouping(object: "shelf", groupBy: ["level", "score"], measures: ["count()"])))
            await app.close()
        }
        #expect(
            answers == [
                #"[{"key":[null,null],"measures":[1]},{"key":[null,2],"measures":[1]},{"key":["A",1],"measures":[1]},{"key":["B",null],"measures":[1]}]"#
            ])
    }

    @Test(
        arguments: TestDatabases.available,
        ["sum(name)", "avg(level)", "min(owner)", "max(labels)", "median(score)", "count", "sum(colour)", "min(isActive)", "sum()"])
    func `a measure that makes no sense is refused`(on kind: TestDatabases, measure: String) async throws {
        let app = try await TestApp.ledger(on: kind)
        let problem = try await refused { _ = try await group(app, Grouping(object: "shelf", groupBy: [], measures: [measure])) }
        #expect(problem.kind == .invalid || problem.kind == .unprocessable)
        await app.close()
    }

    @Test func `too many groups are cut and said to be`() async throws {
        let app = try await TestApp.ledger()
        for number in 0..<5 { try await app.create("shelf", #"{"name": "\#(number)", "score": \#(number)}"#) }
        let answer = try await app.read(.ada) {
            try $0.group(Grouping(object: "shelf", groupBy: ["score"], measures: ["count()"], limit: 3))
        }
        #expect(answer["groups"]?.array?.count == 3 && answer["complete"]?.boolean == false)
    }
}
