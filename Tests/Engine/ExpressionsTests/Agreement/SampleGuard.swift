import MartletExpressions
import MartletKernel

/// A reader who sees some records and some fields only, by conditions of every kind.
struct SampleGuard: ExpressionGuard {
    private let rows: [String: Expression]
    private let fields: [String: Expression]

    init() throws {
        func parse(_ text: String, _ object: String) throws -> Expression {
            try ExpressionParser.parse(text, on: object, expecting: .boolean, schema: SampleSchema())
        }
        rows = [
            "step": try parse("done or project.owner = me or effort > 3", "step"),
            "user": try parse("within(department, me.department) or this = me or level < 20", "user"),
            "project": try parse("rank != 3", "project"),
        ]
        fields = [
            "project.score": try parse("owner = me or rank < 10", "project"), "project.name": try parse("active", "project"),
            "project.tags": try parse("not urgent", "project"), "project.owner": try parse("rank >= 0", "project"),
            "project.amount": try parse("any(steps, done)", "project"), "project.members": try parse("rank != 7", "project"),
            "step.effort": try parse("not (done and effort < 0)", "step"), "step.project": try parse("name != \"a\"", "step"),
            "step.price": .constant(false), "user.department": try parse("level != 1", "user"), "department.name": .constant(true),
        ]
    }

    func rowCondition(of object: String) -> Expression? { rows[object] }
    func fieldCondition(of object: String, field: String) -> Expression? { fields["\(object).\(field)"] }
}
