import MartletExpressions
import MartletKernel

extension RandomExpressions {
    mutating func boolean(_ depth: Int) -> String {
        let leaf = depth == 0
        switch chance.below(leaf ? 8 : 13) {
        case 0: return chance.happens(80) ? field(.boolean) : chance.pick(["true", "false", "null"])
        case 1, 2: return comparison(max(0, depth - 1))
        case 3: return nullTest(max(0, depth - 1))
        case 4: return membership()
        case 5: return textTest()
        case 6: return chance.happens(50) ? "contains(\(list()), \"\(chance.pick(RandomRecords.tags))\")" : within()
        case 7: return references()
        case 8, 9:
            let parts = (0...chance.below(3)).map { _ in "(\(write(.boolean, depth - 1)))" }
            return parts.joined(separator: chance.pick([" and ", " or "]))
        case 10: return "not (\(write(.boolean, depth - 1)))"
        case 11:
            return quantified { relation, _, inner in
                "\(inner.chance.pick(["any", "all", "none"]))(\(relation), \(inner.write(.boolean, min(depth - 1, 1))))"
            }
        default: return between(depth - 1)
        }
    }

    private mutating func comparison(_ depth: Int) -> String {
        let pairs: [(Shape, Shape)] = [
            (.integer, .integer), (.integer, .number), (.number, .number), (.money, .money), (.money, .number), (.text, .text),
            (.date, .date),
            (.instant, .instant), (.instant, .date), (.date, .instant), (.duration, .duration), (.boolean, .boolean),
        ]
        let (left, right) = chance.pick(pairs)
        let signs = left == .boolean ? ["=", "!="] : ["=", "!=", "<", "<=", ">", ">="]
        // Half of the time a constant on one side, which takes the form an index can serve.
        if left != .boolean, chance.happens(50) { return "\(write(left, 0)) \(chance.pick(signs)) \(write(right, 0))" }
        return "(\(write(left, depth))) \(chance.pick(signs)) (\(write(right, depth)))"
    }

    private mutating func nullTest(_ depth: Int) -> String {
        let tested = chance.happens(20) ? chance.pick(["address", "tags"]) : ""
        let isHere = !tested.isEmpty && scopeIsProject
        let operand = isHere ? tested : "(\(write(chance.pick(Shape.allCases), depth)))"
        return chance.happens(30) ? "isEmpty(\(operand))" : "\(operand) \(chance.pick(["=", "!="])) null"
    }

    private mutating func between(_ depth: Int) -> String {
        let shape = chance.pick([Shape.integer, .number, .money, .text, .date, .instant, .duration])
        let word = chance.pick(["between", "not between"])
        return "(\(write(shape, depth))) \(word) (\(write(shape, depth))) and (\(write(shape, 0)))"
    }

    private mutating func membership() -> String {
        let word = chance.pick(["in", "not in"])
        switch chance.below(5) {
        case 0: return "\(field(.integer)) \(word) [\(literals { "\($0.chance.below(20))" })]"
        case 1: return "\(field(.text)) \(word) [\(literals { $0.chance.happens(15) ? "null" : $0.literal() })]"
        case 2:
            return
                "\(path { if case .decimal = $0.type { true } else { false } }) \(word) [\(literals { $0.chance.pick(["1.5", "100", "0.005", "-2.50"]) })]"
        case 3: return "\(field(.money)) \(word) [\(literals { $0.chance.pick(["100 CNY", "12.3456 USD", "0 JPY", "5"]) })]"
        default: return "\"\(chance.pick(RandomRecords.tags))\" \(word) \(list())"
        }
    }

    private mutating func literals(_ make: (inout RandomExpressions) -> String) -> String {
        (0..<chance.below(4)).map { _ in make(&self) }.joined(separator: ", ")
    }

    private mutating func textTest() -> String {
        let text = path { $0.foldedColumn != nil }
        let part = chance.happens(70) ? literal() : path { $0.foldedColumn != nil }
        return "\(chance.pick(["contains", "startsWith", "endsWith"]))(\(text), \(part))"
    }

    private mutating func references() -> String {
        let ids = RandomRecords.ids(of: "user").map { "\"\($0)\"" }
        let owner = path { $0.type == .reference("user") }
        if chance.happens(50) { return "\(owner) \(chance.pick(["=", "!="])) \(chance.happens(50) ? "me" : chance.pick(ids))" }
        return "\(owner) in [\(chance.pick(ids)), \(chance.pick(ids)), me]"
    }

    private mutating func within() -> String {
        let departments = RandomRecords.ids(of: "department").map { "\"\($0)\"" }
        let inner = path { $0.type == .reference("department") }
        guard inner != "null" else { return "true" }
        let outer =
            chance.happens(40)
            ? "me.department" : chance.happens(60) ? chance.pick(departments) : path { $0.type == .reference("department") }
        return "within(\(inner), \(outer))"
    }

    private var scopeIsProject: Bool { innermost == "project" }

    // MARK: Quantifiers

    /// Hands over a relation of the record at hand and an optional further argument `, condition`, both written inside the
    /// related record's scope; a constant where there is no relation or the nesting is deep.
    mutating func quantified(_ make: (String, String, inout RandomExpressions) -> String) -> String {
        let relations = [
            "project": [("steps", "step"), ("children", "project"), ("membersAsUser", "user"), ("parent.steps", "step")],
            "user": [("projects", "project")], "step": [("project.steps", "step"), ("assignee.projects", "project")],
        ]
        guard depthOfScopes < 3, let found = relations[innermost] else { return "null" }
        let (relation, object) = chance.pick(found)
        enter(object)
        defer { leave() }
        let condition = chance.happens(60) ? ", " + write(.boolean, 1) : ""
        return make(relation, condition, &self)
    }

    /// `sum(steps, effort`, still open.
    mutating func writeValue(_ name: String, _ relation: String, _ shape: Shape, _ depth: Int) -> String {
        "\(name)(\(relation), \(write(shape, min(depth, 1)))"
    }
}
