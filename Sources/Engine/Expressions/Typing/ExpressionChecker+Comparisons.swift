import MartletKernel
import MartletStorage

/// `= != < <= > >=` and `in`.
extension ExpressionChecker {
    func comparison(_ sign: String, _ left: ExpressionNode, _ right: ExpressionNode, at position: Int) throws -> ExpressionNode {
        switch sign {
        case "=": return try equal(left, right, at: position)
        case "!=": return ExpressionNode(.not(try equal(left, right, at: position)), .boolean)
        case "<": return try order(.less, left, right, at: position)
        case "<=": return try order(.lessOrEqual, left, right, at: position)
        case ">": return try order(.greater, left, right, at: position)
        default: return try order(.greaterOrEqual, left, right, at: position)
        }
    }

    func equal(_ left: ExpressionNode, _ right: ExpressionNode, at position: Int) throws -> ExpressionNode {
        if right.isNullLiteral { return isNull(left) }
        if left.isNullLiteral { return isNull(right) }
        switch (left.type, right.type) {
        case (.instant, .date): return isOn(left, right)
        case (.date, .instant): return isOn(right, left)
        default:
            let (first, second) = try comparable(left, right, at: position)
            return ExpressionNode(.compare(.equal, first, second), .boolean)
        }
    }

    /// Types with an order.
    static let ordered = ["number", "text", "date", "instant", "duration"]

    private func order(
        _ comparison: ExpressionNode.Comparison, _ left: ExpressionNode, _ right: ExpressionNode, at position: Int
    ) throws -> ExpressionNode {
        switch (left.type, right.type) {
        case (.instant, .date): return order(comparison, left, day: right)
        case (.date, .instant): return order(comparison.mirrored, right, day: left)
        default: break
        }
        let (first, second) = try comparable(left, right, at: position)
        switch first.type {
        case .boolean, .reference:
            throw ExpressionProblem.unexpectedType(at: position, expected: ExpressionChecker.ordered, found: first.type)
        default: return ExpressionNode(.compare(comparison, first, second), .boolean)
        }
    }

    /// No value: an empty list counts as none.
    func isNull(_ node: ExpressionNode) -> ExpressionNode {
        guard case .path(let path) = node.kind, case .list = node.type else { return ExpressionNode(.isNull(node), .boolean) }
        let count = ExpressionNode(.coalesce([ExpressionNode(.listCount(path), .integer), .constant(.integer(0), .integer)]), .integer)
        return ExpressionNode(.compare(.equal, count, .constant(.integer(0), .integer)), .boolean)
    }

    /// Two operands whose stored forms compare as they are, up to scale.
    private func comparable(
        _ left: ExpressionNode, _ right: ExpressionNode, at position: Int
    ) throws -> (ExpressionNode, ExpressionNode) {
        if left.isNullLiteral { return (.constant(.null, right.type), try scalar(right, at: position)) }
        if right.isNullLiteral { return (try scalar(left, at: position), .constant(.null, left.type)) }
        if left.type.scale != nil, right.type.scale != nil { return inOneCurrency(left, right) }
        if left.type == right.type { return (try scalar(left, at: position), right) }
        if case .reference = right.type, let converted = try converted(left, to: right.type, at: position) { return (converted, right) }
        if case .reference = left.type, let converted = try converted(right, to: left.type, at: position) { return (left, converted) }
        throw ExpressionProblem.unexpectedType(at: position, expected: [left.type.description], found: right.type)
    }

    /// A money field beside an amount in a named currency compares in that currency; everything else by worth.
    private func inOneCurrency(_ left: ExpressionNode, _ right: ExpressionNode) -> (ExpressionNode, ExpressionNode) {
        let amount = ExpressionType.decimal(scale: Money.scale)
        if case .path(let path) = left.kind, left.type == .money, case .money(let units, let currency) = right.kind {
            return (ExpressionNode(.amount(path, currency), amount), .constant(.integer(units), amount))
        }
        if case .path(let path) = right.kind, right.type == .money, case .money(let units, let currency) = left.kind {
            return (.constant(.integer(units), amount), ExpressionNode(.amount(path, currency), amount))
        }
        return (left, right)
    }

    // MARK: Instants beside days

    /// Before, on or after the day as a whole: `createdAt <= 2026-03-05` includes that day.
    private func order(_ comparison: ExpressionNode.Comparison, _ instant: ExpressionNode, day: ExpressionNode) -> ExpressionNode {
        switch comparison {
        case .less, .greaterOrEqual: ExpressionNode(.compare(comparison, instant, start(of: day, plus: 0)), .boolean)
        case .lessOrEqual: ExpressionNode(.compare(.less, instant, start(of: day, plus: 1)), .boolean)
        case .greater, .equal: ExpressionNode(.compare(.greaterOrEqual, instant, start(of: day, plus: 1)), .boolean)
        }
    }

    /// On the day. A field beside a known day becomes a range, which an index serves.
    private func isOn(_ instant: ExpressionNode, _ day: ExpressionNode) -> ExpressionNode {
        guard case .path(let path) = instant.kind, path.isColumn, day.isConstant else {
            let date = ExpressionNode(.call(.dateOfInstant, [instant]), .date)
            return ExpressionNode(.compare(.equal, date, day), .boolean)
        }
        let within = ExpressionNode(.and([order(.greaterOrEqual, instant, day: day), order(.lessOrEqual, instant, day: day)]), .boolean)
        let neither = ExpressionNode(.and([isNull(day), isNull(instant)]), .boolean)
        return ExpressionNode(.or([within, neither]), .boolean)
    }

    private func start(of day: ExpressionNode, plus days: Int) -> ExpressionNode {
        ExpressionNode(.call(.startOfDay(plus: days), [day]), .instant)
    }

    // MARK: in

    func membership(_ operand: ExpressionSyntax, in list: ExpressionSyntax, at position: Int) throws -> ExpressionNode {
        let node = try scalar(check(operand), at: operand.position)
        guard case .list(let elements) = list.kind else {
            let listed = try check(list)
            guard case .path(let path) = listed.kind, case .list(let element) = listed.type else {
                throw ExpressionProblem.unexpectedType(at: list.position, expected: ["list"], found: listed.type)
            }
            return ExpressionNode(.listContains(path, try required(node, element, at: operand.position)), .boolean)
        }
        let tests = try elements.map { element in
            let candidate = try check(element)
            guard candidate.isConstant else {
                throw ExpressionProblem.syntax(
                    at: element.position, zh: "列表中只能是常量，不能是字段。", en: "A list holds constants, not fields.")
            }
            return try equal(node, candidate, at: element.position)
        }
        return merged(tests, of: node)
    }

    /// Comparisons of the operand itself become one `in`; those that test something derived from it stay beside.
    private func merged(_ tests: [ExpressionNode], of operand: ExpressionNode) -> ExpressionNode {
        var candidates: [ExpressionNode] = []
        var others: [ExpressionNode] = []
        for test in tests {
            switch test.kind {
            case .compare(.equal, operand, let candidate): candidates.append(candidate)
            case .isNull(operand): candidates.append(.constant(.null, operand.type))
            default: others.append(test)
            }
        }
        let list = ExpressionNode(.oneOf(operand, candidates), .boolean)
        return others.isEmpty ? list : ExpressionNode(.or(others + (candidates.isEmpty ? [] : [list])), .boolean)
    }
}
