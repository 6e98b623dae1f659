import MartletExpressions
import MartletKernel
import MartletStorage
import Testing

// Also tests: ExpressionProblem, ExpressionReader, ExpressionLexer, ExpressionToken, ExpressionSource, ExpressionSyntax

@Suite struct ExpressionParserTests {
    @Test(arguments: [
        ("rank = ", 7), ("rank == 3", 6), ("(rank = 3", 9), ("rank = 3)", 8), ("name = \"open", 7), ("rank # 3", 5),
        ("name = \"a\\x\"", 10),
        ("due = 2026-02-30", 6), ("seenAt = 2026-03-05T25:00Z", 9), ("span > 90x", 7), ("span > 1.5h", 7), ("rank = 1.1234567891", 7),
        ("rank = 99999999999999999999", 7), ("rank in [1, 2", 13), ("rank = 3 rank", 9), ("and", 0), ("", 0), ("rank between 1 or 2", 15),
        ("rank. = 1", 6), ("owner..name", 6), ("rank < 1 < 2", 9), ("name = \"张三\" x", 12), ("name = \"\u{301}\" x", 10), ("[1] = 1", 0),
        ("rank in [rank]", 9), ("sum(steps)", 0), ("all(steps)", 0), ("if(true, 1)", 0), ("count(steps, done, done)", 0),
    ])
    func `a syntax error says where`(_ text: String, _ position: Int) throws {
        let problem = try #require(SampleContext.problem(text))
        #expect(problem.kind == .invalid)
        #expect(problem.code == "expression_syntax", "\(problem)")
        #expect(problem.details["position"]?.int == position)
        #expect(!problem.message.zh.isEmpty && !problem.message.en.isEmpty)
    }

    @Test(arguments: [
        ("rnak = 3", "rnak", "project", "rank", 0), ("owner.departmnt.name = \"x\"", "departmnt", "user", "department", 6),
        ("any(steps, efort > 3)", "efort", "step", "effort", 11), ("me.nmae = \"x\"", "nmae", "user", "name", 3),
        ("SeenAt < now", "SeenAt", "project", "seenAt", 0), ("count(stesp) > 1", "stesp", "project", "steps", 6),
        ("any(steps, rank > 1)", "rank", "step", nil, 11), ("zzzzzz = 1", "zzzzzz", "project", nil, 0),
    ])
    func `an unknown field is named with the nearest one`(
        _ text: String, _ field: String, _ object: String, _ nearest: String?, _ position: Int
    ) throws {
        let problem = try #require(SampleContext.problem(text))
        #expect(problem.code == "expression_unknown_field")
        #expect(problem.details["field"]?.string == field)
        #expect(problem.details["object"]?.string == object)
        #expect(problem.details["nearest"]?.string == nearest)
        #expect(problem.details["position"]?.int == position)
    }

    @Test func `an unknown function is named with the nearest one`() throws {
        let problem = try #require(SampleContext.problem("startWith(name, \"x\")"))
        #expect(problem.code == "expression_unknown_function")
        #expect(problem.details["nearest"]?.string == "startsWith")
    }

    @Test func `an unknown object is said`() {
        #expect(SampleContext.problem("true", on: "nothing")?.code == "expression_unknown_object")
    }

    @Test(arguments: [
        ("rank = \"three\"", "integer", "text", 5), ("name > 3", "text", "integer", 5), ("rank and true", "boolean", "integer", 0),
        ("not name", "boolean", "text", 4),
        ("name + 3", "number", "integer", 5), ("due + due", "duration", "date", 4), ("owner > me", "number", "reference to user", 6),
        ("owner = department", "reference to user", "reference to department", 6), ("amount * amount", "number", "money", 7),
        ("steps = 3", "value", "records", 0),
        ("tags", "value", "list of text", 0), ("address", "value", "structure", 0), ("contains(code, \"x\")", "text field", "text", 9),
        ("rank in tags2", "", "", 8),
        ("owner = \"ada\"", "id", "text", 6), ("rank.name = 1", "reference", "integer", 5),
        ("address.city = \"x\"", "reference", "structure", 8), ("rank in name", "list", "text", 8),
        ("within(subject, me)", "reference to a tree", "reference", 7), ("avg(steps, due)", "number", "date", 11),
        ("round(rank, 10)", "0", "integer", 12),
        ("if(1, 2, 3)", "boolean", "integer", 3), ("coalesce(rank, name)", "integer", "text", 15), ("abs(name)", "number", "text", 4),
        ("year(name)", "date", "text", 5),
        ("addDays(due, 1.5)", "integer", "decimal(1)", 13), ("active < true", "number", "boolean", 7),
    ])
    func `a type error says what was expected and found, and where`(_ text: String, _ expected: String, _ found: String, _ position: Int)
        throws
    {
        let problem = try #require(SampleContext.problem(text))
        #expect(problem.details["position"]?.int == position)
        guard !found.isEmpty else { return #expect(problem.code == "expression_unknown_field") }
        #expect(problem.code == "expression_type", "\(problem)")
        #expect(problem.details["expected"]?.array?.first?.string == expected)
        #expect(problem.details["found"]?.string == found)
    }

    @Test func `the result is converted to the type asked for, or refused`() throws {
        #expect(try SampleContext.parse("rank", expecting: .decimal(scale: 2)).type == .decimal(scale: 2))
        #expect(try SampleContext.parse("rank * 2", expecting: .money).type == .money)
        #expect(try SampleContext.parse("due", expecting: .instant).type == .instant)
        #expect(try SampleContext.parse("null", expecting: .date).type == .date)
        #expect(SampleContext.problem("rank", expecting: .boolean)?.code == "expression_type")
        #expect(SampleContext.problem("score", expecting: .integer)?.code == "expression_type")
        #expect(SampleContext.problem("amount", expecting: .decimal(scale: 4))?.code == "expression_type")
    }

    @Test(arguments: [
        ("rank + score", ExpressionType.decimal(scale: 2)), ("rank / 2", .decimal(scale: 6)), ("ratio * ratio * ratio", .decimal(scale: 9)),
        ("amount / cost", .decimal(scale: 6)), ("amount / 2", .money), ("due - begun", .duration), ("seenAt - due", .duration),
        ("round(score)", .integer),
        ("if(active, 1, 2.50)", .decimal(scale: 2)), ("coalesce(null, due)", .date), ("me", .reference("user")),
        ("this", .reference("project")),
        ("avg(steps, weight)", .decimal(scale: 6)), ("avg(steps, price)", .money), ("1.50", .decimal(scale: 2)),
        ("span / 1h", .decimal(scale: 6)),
    ])
    func `an expression has one type`(_ text: String, _ type: ExpressionType) throws {
        #expect(try SampleContext.parse(text).type == type)
    }

    @Test(arguments: [
        String(repeating: "(", count: 33) + "1" + String(repeating: ")", count: 33), String(repeating: "not ", count: 40) + "true",
        String(repeating: "-", count: 40) + "1", "rank" + String(repeating: " + 1", count: 120),
        "owner.department.parent.parent.parent.name = \"x\"",
        "rank in [" + String(repeating: "1,", count: 1000) + "1]", "name = \"" + String(repeating: "x", count: 10_000) + "\"",
    ])
    func `what is larger than the limits is refused`(_ text: String) {
        #expect(SampleContext.problem(text)?.code == "expression_too_large")
    }

    @Test func `what expands without bound is refused`() {
        // Each level of between repeats its operand; twenty levels would be a million parts.
        let text = (0..<24).reduce("rank") { text, _ in "if(\(text) between 1 and 2, 1, 2)" }
        #expect(SampleContext.problem(text)?.code == "expression_too_large")
    }

    @Test func `long but plain conditions pass`() throws {
        let alternatives = (0..<600).map { "rank = \($0)" }.joined(separator: " or ")
        #expect(try SampleContext.parse(alternatives).type == .boolean)
        let list = (0..<1000).map(String.init).joined(separator: ",")
        #expect(try SampleContext.parse("rank in [\(list)]").type == .boolean)
        #expect(try SampleContext.parse(String(repeating: "(", count: 32) + "1" + String(repeating: ")", count: 32)).type == .integer)
    }

    /// A wrong text is answered, never a crash: soup of tokens, and valid texts with pieces torn out.
    @Test func `nothing one can type stops the program`() throws {
        var chance = Chance(seed: 7)
        let pieces = [
            "rank", "name", "tags", "owner", "steps", "me", "this", ".", "(", ")", "[", "]", ",", "and", "or", "not", "in", "between", "=",
            "<", ">=", "+", "-", "*",
            "/", "&", "1", "9223372036854775807", "0.000000001", "100 CNY", "2026-03-05", "9999-12-31", "2026-03-05T00:00Z", "90d",
            "9999999999d", "\"", "\"x\"", "\\",
            "null", "true", "any(", "sum(steps,", "if(", "date(", "within(", "min(", "\u{0}", "\u{301}", "👩‍👩‍👧", "#", " ", "\n", "。",
        ]
        var accepted = 0
        for _ in 0..<20_000 {
            let text = (0..<(1 + chance.below(12))).map { _ in chance.pick(pieces) }.joined(separator: chance.happens(70) ? " " : "")
            accepted += try evaluates(text)
        }
        var writer = RandomExpressions(seed: 11)
        for _ in 0..<5_000 {
            var scalars = Array(writer.expression(on: "project").unicodeScalars)
            let start = chance.below(scalars.count)
            scalars.removeSubrange(start..<min(scalars.count, start + 1 + chance.below(4)))
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            accepted += try evaluates(String(text))
        }
        #expect(accepted > 100)
    }

    /// 1 when the text is an expression; then it also evaluates and compiles, or is too deep.
    private func evaluates(_ text: String) throws -> Int {
        let expression: Expression
        do {
            expression = try SampleContext.parse(text)
        } catch let problem as Problem {
            #expect(problem.kind == .invalid)
            return 0
        }
        let evaluator = ExpressionEvaluator(source: try SampleRecords.known(), context: try SampleContext.make(), guard: OpenGuard())
        _ = try evaluator.evaluate(expression, of: .sample(1))
        do {
            _ = try ExpressionSQL(context: SampleContext.make(), guard: OpenGuard(), dialect: .postgres).value(expression, alias: "t")
        } catch let problem as Problem {
            #expect(problem.code == "expression_too_deep")
        }
        return 1
    }
}
