import MartletExpressions
import MartletKernel
import MartletStorage
import Testing

// Also tests: ExpressionDependency

@Suite struct ExpressionTests {
    private let schema = SampleSchema()

    @Test func `all, any and not combine, and constants fall away`() throws {
        let first = try SampleContext.parse("rank = 5")
        let second = try SampleContext.parse("urgent")
        let evaluator = ExpressionEvaluator(source: try SampleRecords.known(), context: try SampleContext.make(), guard: OpenGuard())
        #expect(try !evaluator.isTrue(.all([first, second]), of: .sample(1)))
        #expect(try evaluator.isTrue(.any([first, second]), of: .sample(1)))
        #expect(try evaluator.isTrue(.all([first, .not(second)]), of: .sample(1)))
        #expect(Expression.all([first, .constant(true)]) == first)
        #expect(Expression.any([first, .constant(true)]) == .constant(true))
        #expect(Expression.all([first, .constant(false)]) == .constant(false))
        #expect(Expression.all([]) == .constant(true))
        #expect(Expression.any([]) == .constant(false))
        #expect(Expression.not(.constant(true)) == .constant(false))
    }

    @Test func `a combination's source says the same again`() throws {
        let combined = Expression.any([
            .all([try SampleContext.parse("rank = 5"), try SampleContext.parse("urgent or active")]), try SampleContext.parse("owner = me"),
        ])
        #expect(combined.source == "((rank = 5) and (urgent or active)) or (owner = me)")
        #expect(try SampleContext.parse(combined.source).type == .boolean)
        #expect(combined.object == "project")
    }

    @Test func `references compare with ids without text`() throws {
        let one = try Expression.field("owner", on: "project", equals: .sample(4), schema: schema)
        let many = try Expression.field("owner", on: "project", in: [.sample(3), .sample(4)], schema: schema)
        let none = try Expression.field("owner", on: "project", in: [], schema: schema)
        let evaluator = ExpressionEvaluator(source: try SampleRecords.known(), context: try SampleContext.make(), guard: OpenGuard())
        #expect(try evaluator.isTrue(one, of: .sample(1)))
        #expect(try evaluator.isTrue(many, of: .sample(1)))
        #expect(try !evaluator.isTrue(none, of: .sample(1)))
        #expect(one == (try SampleContext.parse(one.source)))
        #expect(throws: Problem.self) { try Expression.field("rank", on: "project", equals: .sample(4), schema: schema) }
        #expect(throws: Problem.self) { try Expression.field("owner", on: "nothing", equals: .sample(4), schema: schema) }
    }

    @Test(arguments: [
        "seenAt < now", "due = today", "owner = me", "me.level = 3", "any(steps, due < today)", "sum(steps, if(assignee = me, 1, 0)) > 1",
        "any(me.projects)",
    ])
    func `what depends on time or caller is volatile`(_ text: String) throws {
        #expect(try SampleContext.parse(text).isVolatile)
    }

    @Test(arguments: ["rank = 3", "any(steps, done)", "owner.name = \"me\"", "due < 2026-03-05", "isWorkday(due)"])
    func `what depends on records alone is not`(_ text: String) throws {
        #expect(try !SampleContext.parse(text).isVolatile)
    }

    @Test func `paths name what is read, once each`() throws {
        let text =
            "rank > 3 and owner.department.name = \"x\" and any(steps, done and this.rank > 1 and project.rank = 2) and me.level = 1 and contains(tags, \"a\")"
        let expected: [String] = [
            "rank", "owner", "owner.department", "owner.department.name", "id", "steps.project", "steps.done", "steps.project.rank",
            "me.level", "tags",
        ]
        #expect(try SampleContext.parse(text).paths.map { $0.joined(separator: ".") } == expected)
    }

    @Test func `dependencies say how to get back from a change to the record`() throws {
        let found = try SampleContext.parse("sum(steps, effort) > owner.level").dependencies
        let relation = ExpressionRelation(name: "steps", object: "step", field: "project")
        let hops = Dictionary(uniqueKeysWithValues: found.map { ("\($0.object).\($0.field)", $0.hops) })
        #expect(hops["step.effort"] == [.relation(relation)])
        #expect(hops["step.project"] == [.relation(relation)])
        #expect(hops["user.level"] == [.reference(object: "project", field: "owner")])
        #expect(hops["project.owner"] == [])
        let tree = try SampleContext.parse("within(department, me.department)").dependencies
        #expect(tree.map(\.names).contains(["parent"]))
    }

    @Test func `equal texts make equal expressions`() throws {
        #expect(try SampleContext.parse("rank = 5") == SampleContext.parse("rank = 5"))
        #expect(try Set([SampleContext.parse("rank = 5"), SampleContext.parse("rank = 6")]).count == 2)
    }
}
