import MartletKernel
import MartletStorage

/// Resolves names, gives every part its type and writes out every conversion.
struct ExpressionChecker {
    let schema: any ExpressionSchema
    /// The objects of the records in reach: the expression's own, then those of the quantifiers around.
    let scopes: [ExpressionObject]

    func root(_ syntax: ExpressionSyntax, expecting expected: ExpressionType?) throws -> ExpressionNode {
        let node = try check(syntax)
        guard let expected else { return try scalar(node, at: syntax.position) }
        guard let converted = try converted(node, to: expected, at: syntax.position) else {
            throw ExpressionProblem.unexpectedType(at: syntax.position, expected: [expected.description], found: node.type)
        }
        return converted
    }

    func check(_ syntax: ExpressionSyntax) throws -> ExpressionNode {
        switch syntax.kind {
        case .literal(let value, let type): return .constant(value, type)
        case .money(let amount, let currency): return try money(amount, currency, at: syntax.position)
        case .path(let names): return try path(names)
        case .list:
            throw ExpressionProblem.syntax(at: syntax.position, zh: "列表只能用在 in 之后。", en: "A list stands only after `in`.")
        case .negative(let operand): return try negative(check(operand), at: syntax.position)
        case .not(let operand): return ExpressionNode(.not(try condition(operand)), .boolean)
        case .and(let operands): return ExpressionNode(.and(try operands.map(condition)), .boolean)
        case .or(let operands): return ExpressionNode(.or(try operands.map(condition)), .boolean)
        case .binary(let sign, let left, let right): return try binary(sign, left, right, at: syntax.position)
        case .oneOf(let operand, let list): return try membership(operand, in: list, at: syntax.position)
        case .between(let operand, let low, let high):
            let operand = try check(operand)
            let lower = try comparison(">=", operand, check(low), at: low.position)
            let upper = try comparison("<=", operand, check(high), at: high.position)
            return ExpressionNode(.and([lower, upper]), .boolean)
        case .call(let name, let arguments): return try call(name, arguments, at: syntax.position)
        }
    }

    /// A boolean; `null` counts as false.
    func condition(_ syntax: ExpressionSyntax) throws -> ExpressionNode {
        let node = try check(syntax)
        if node.isNullLiteral { return .boolean(false) }
        guard node.type == .boolean else {
            throw ExpressionProblem.unexpectedType(at: syntax.position, expected: ["boolean"], found: node.type)
        }
        return node
    }

    /// Anything that has one value.
    func scalar(_ node: ExpressionNode, at position: Int) throws -> ExpressionNode {
        switch node.type {
        case .list, .structure: throw ExpressionProblem.unexpectedType(at: position, expected: ["value"], found: node.type)
        default: return node
        }
    }

    private func money(_ amount: FixedDecimal, _ currency: Currency, at position: Int) throws -> ExpressionNode {
        guard amount.scale <= Money.scale, let units = amount.rescaled(to: Money.scale)?.units else {
            throw ExpressionProblem.syntax(
                at: position, zh: "金额最多 4 位小数且不能过大。", en: "An amount has at most four places and must be in range.")
        }
        return ExpressionNode(.money(units: units, currency: currency), .money)
    }

    private func binary(
        _ sign: String, _ left: ExpressionSyntax, _ right: ExpressionSyntax, at position: Int
    ) throws -> ExpressionNode {
        let first = try check(left)
        let second = try check(right)
        switch sign {
        case "+", "-": return try sum(sign == "+", first, second, at: position)
        case "*": return try product(first, second, at: position)
        case "/": return try quotient(first, second, at: position)
        case "&": return try concatenation([(first, left.position), (second, right.position)])
        default: return try comparison(sign, first, second, at: position)
        }
    }
}
