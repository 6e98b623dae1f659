import MartletKernel
import MartletStorage

/// Names: `now`, `today`, `me…`, `this…`, and fields of the innermost record, followed through references.
extension ExpressionChecker {
    /// The object of people who sign in; `me` is one of its records.
    static let userObject = "user"

    func path(_ names: [ExpressionSyntax.Name]) throws -> ExpressionNode {
        let first = names[0]
        let isAlone = names.count == 1
        switch first.text {
        case "now" where isAlone: return ExpressionNode(.now, .instant)
        case "today" where isAlone: return ExpressionNode(.today, .date)
        case "me" where isAlone: return ExpressionNode(.me, .reference(ExpressionChecker.userObject))
        default: break
        }
        let (root, object, rest) = try start(names)
        let steps = try steps(rest, from: object)
        guard let last = steps.last else { return .constant(.null, .null) }
        let path = RecordPath(root: root, steps: steps)
        if root == .me, case .list = last.field.type {
            throw ExpressionProblem.unexpectedType(at: first.position, expected: ["value"], found: last.field.type)
        }
        return ExpressionNode(.path(path), last.field.type)
    }

    /// Where a path begins and the names still to follow.
    func start(_ names: [ExpressionSyntax.Name]) throws -> (RecordPath.Root, ExpressionObject, [ExpressionSyntax.Name]) {
        let first = names[0]
        let rest = Array(names.dropFirst())
        switch first.text {
        case "me":
            guard let user = schema.expressionObject(ExpressionChecker.userObject) else {
                throw ExpressionProblem.unknownField("me", of: scopes[scopes.count - 1].name, at: first.position, among: [])
            }
            return (.me, user, rest)
        case "this":
            return (.scope(0), scopes[0], rest.isEmpty ? [ExpressionSyntax.Name(text: "id", position: first.position)] : rest)
        default: return (.scope(scopes.count - 1), scopes[scopes.count - 1], names)
        }
    }

    /// All names but the last are references to one object.
    func steps(_ names: [ExpressionSyntax.Name], from object: ExpressionObject) throws -> [RecordPath.Step] {
        var steps: [RecordPath.Step] = []
        var object = object
        for (position, name) in names.enumerated() {
            guard let field = object.field(name.text) else { throw unknown(name, of: object) }
            steps.append(RecordPath.Step(object: object.name, table: object.table, field: field))
            if position == names.count - 1 { break }
            guard case .reference(let target) = field.type, let next = schema.expressionObject(target) else {
                throw ExpressionProblem.type(
                    at: names[position + 1].position, expected: ["reference"], found: field.type.description,
                    zh: "\(name.text) 的类型是 \(field.type)，其后不能再取字段。", en: "\(name.text) is \(field.type) and has no fields to follow.")
            }
            object = next
        }
        return steps
    }

    private func unknown(_ name: ExpressionSyntax.Name, of object: ExpressionObject) -> Problem {
        guard object.relation(name.text) != nil else {
            return ExpressionProblem.unknownField(
                name.text, of: object.name, at: name.position, among: object.fields.map(\.name) + object.relations.map(\.name) + ["id"])
        }
        return ExpressionProblem.type(
            at: name.position, expected: ["value"], found: "records",
            zh: "\(name.text) 是多条记录，请写作 any(\(name.text), …)、count(\(name.text)) 等。",
            en: "\(name.text) is many records; write any(\(name.text), …), count(\(name.text)) and so on.")
    }
}
