import MartletKernel
import MartletStorage

/// Calls by name.
extension ExpressionChecker {
    /// A call's arguments, taken one by one with the type each must have.
    struct Arguments {
        let name: String
        let position: Int
        let syntax: [ExpressionSyntax]
        let checker: ExpressionChecker

        func count(_ allowed: ClosedRange<Int>) throws {
            guard allowed.contains(syntax.count) else { throw checker.arity(name, at: position) }
        }

        func node(_ index: Int) throws -> ExpressionNode { try checker.check(syntax[index]) }

        func node(_ index: Int, as type: ExpressionType) throws -> ExpressionNode {
            try checker.required(node(index), type, at: syntax[index].position)
        }

        /// A date, or the day of an instant.
        func day(_ index: Int) throws -> ExpressionNode {
            let node = try node(index)
            return node.type == .instant ? ExpressionNode(.call(.dateOfInstant, [node]), .date) : try self.node(index, as: .date)
        }

        func unexpected(_ index: Int, _ expected: [String], _ found: ExpressionType) -> Problem {
            ExpressionProblem.unexpectedType(at: syntax[index].position, expected: expected, found: found)
        }
    }

    static let quantifiers = ["any", "all", "none", "count", "sum", "min", "max", "avg"]
    static let functions =
        quantifiers + [
            "if", "coalesce", "isEmpty", "abs", "round", "contains", "startsWith", "endsWith", "concat", "length", "date", "year",
            "quarter", "month", "day", "weekday", "startOfWeek", "startOfMonth", "startOfQuarter", "startOfYear", "addDays",
            "addMonths", "isWorkday", "addWorkdays", "workHours", "within",
        ]

    func call(_ name: String, _ syntax: [ExpressionSyntax], at position: Int) throws -> ExpressionNode {
        let arguments = Arguments(name: name, position: position, syntax: syntax, checker: self)
        switch name {
        case _ where ExpressionChecker.quantifiers.contains(name):
            if let node = try quantifier(name, syntax, at: position) { return node }
            return try extreme(arguments)
        case "if":
            try arguments.count(3...3)
            let test = try condition(syntax[0])
            let (branches, type) = try unified([1, 2].map { (try arguments.node($0), syntax[$0].position) })
            if type == .null { return branches[0] }
            return ExpressionNode(.choose(test, then: branches[0], else: branches[1]), type)
        case "coalesce":
            try arguments.count(1...20)
            let (nodes, type) = try unified(syntax.indices.map { (try arguments.node($0), syntax[$0].position) })
            return type == .null ? nodes[0] : ExpressionNode(.coalesce(nodes), type)
        case "isEmpty":
            try arguments.count(1...1)
            return isEmpty(try arguments.node(0))
        case "abs", "round": return try rounding(arguments)
        case "contains", "startsWith", "endsWith", "concat", "length": return try textual(arguments)
        case "isWorkday", "addWorkdays", "workHours", "within": return try working(arguments)
        default: return try dated(arguments)
        }
    }

    /// `min` and `max` of values. The other quantifiers need records.
    private func extreme(_ arguments: Arguments) throws -> ExpressionNode {
        guard arguments.name == "min" || arguments.name == "max", arguments.syntax.count >= 2 else {
            let records = scopes[scopes.count - 1].relations.map(\.name)
            if case .path(let names) = arguments.syntax.first?.kind, let last = names.last {
                throw ExpressionProblem.unknownField(last.text, of: scopes[scopes.count - 1].name, at: last.position, among: records)
            }
            throw arity(arguments.name, at: arguments.position)
        }
        try arguments.count(2...20)
        let (nodes, type) = try unified(arguments.syntax.indices.map { (try arguments.node($0), arguments.syntax[$0].position) })
        switch type {
        case .null: return nodes[0]
        case .boolean, .reference: throw arguments.unexpected(0, ExpressionChecker.ordered, type)
        default: return ExpressionNode(.call(arguments.name == "min" ? .least : .greatest, nodes), type)
        }
    }

    /// No value, no characters, no elements.
    private func isEmpty(_ node: ExpressionNode) -> ExpressionNode {
        guard node.type == .text else { return isNull(node) }
        let known = ExpressionNode(.coalesce([node, .constant(.text(""), .text)]), .text)
        return ExpressionNode(.compare(.equal, known, .constant(.text(""), .text)), .boolean)
    }

    private func rounding(_ arguments: Arguments) throws -> ExpressionNode {
        try arguments.count(1...(arguments.name == "abs" ? 1 : 2))
        let node = numberIfNull(try arguments.node(0))
        guard let scale = node.type.scale ?? (node.type == .duration && arguments.name == "abs" ? 0 : nil) else {
            throw arguments.unexpected(0, ["number"], node.type)
        }
        if arguments.name == "abs" { return ExpressionNode(.call(.absolute, [node]), node.type) }
        var places = 0
        if arguments.syntax.count == 2 {
            guard case .constant(.integer(let written)) = try arguments.node(1, as: .integer).kind, (0...9).contains(written) else {
                throw arguments.unexpected(1, ["0", "…", "9"], .integer)
            }
            places = Int(written)
        }
        if node.type == .money {
            guard places < scale else { return node }
            let rounded = ExpressionNode(.call(.rescale(places: places - scale), [node]), .decimal(scale: places))
            return ExpressionNode(.call(.rescale(places: scale - places), [rounded]), .money)
        }
        return rescaled(node, to: places == 0 ? .integer : .decimal(scale: places))
    }

    private func textual(_ arguments: Arguments) throws -> ExpressionNode {
        switch arguments.name {
        case "concat":
            try arguments.count(1...20)
            return try concatenation(arguments.syntax.indices.map { (try arguments.node($0), arguments.syntax[$0].position) })
        case "length":
            try arguments.count(1...1)
            let node = try arguments.node(0)
            if case .path(let path) = node.kind, case .list = node.type { return ExpressionNode(.listCount(path), .integer) }
            return ExpressionNode(.call(.length, [try arguments.node(0, as: .text)]), .integer)
        default:
            try arguments.count(2...2)
            let node = try arguments.node(0)
            if arguments.name == "contains", case .path(let path) = node.kind, case .list(let element) = node.type {
                return ExpressionNode(.listContains(path, try arguments.node(1, as: element)), .boolean)
            }
            let test: ExpressionNode.TextTest =
                arguments.name == "contains" ? .contains : arguments.name == "startsWith" ? .startsWith : .endsWith
            return ExpressionNode(.textTest(test, try folded(arguments, 0), try folded(arguments, 1)), .boolean)
        }
    }

    /// Text that has a folded form on both databases: a constant, or a field with a folded column.
    private func folded(_ arguments: Arguments, _ index: Int) throws -> ExpressionNode {
        let node = try arguments.node(index, as: .text)
        if node.isConstant { return node }
        if case .path(let path) = node.kind, path.last?.field.foldedColumn != nil { return node }
        throw arguments.unexpected(index, ["text field", "constant text"], node.type)
    }

    func arity(_ name: String, at position: Int) -> Problem {
        ExpressionProblem.syntax(
            at: position, zh: "\(name) 的参数个数或形式不对。", en: "\(name) takes other arguments; see the description of functions.",
            details: ["function": .string(name)])
    }
}
