import MartletKernel
import MartletStorage

/// `=`, order, `in` and text tests. A constant is brought to the scale of the column it meets, so that the column stays
/// bare.
extension SQLCompiler {
    mutating func equality(_ left: ExpressionNode, _ right: ExpressionNode, is wanted: Bool, _ scopes: [String]) -> SQL {
        if let constant = constant(right) { return equality(left, constant, right.type, is: wanted, scopes) }
        if let constant = constant(left) { return equality(right, constant, left.type, is: wanted, scopes) }
        let places = ExpressionNode.places(left, right)
        if places == 0 {
            let word: SQL = SQL(stringLiteral: wanted ? dialect.same : dialect.differs)
            return "\(sql: value(left, scopes)) \(sql: word) \(sql: value(right, scopes))"
        }
        // Two nulls are equal, one is not: the comparison of scales answers null for both.
        let first = alias()
        let both: SQL = "(SELECT \(sql: value(left, scopes)) AS a, \(sql: value(right, scopes)) AS b) AS \(name: first)"
        let same: SQL = "martlet_compare(a, b, \(sql: number(places))) = 0 OR (a IS NULL AND b IS NULL)"
        return signed("EXISTS (SELECT 1 FROM \(sql: both) WHERE \(sql: same))", is: wanted)
    }

    private mutating func equality(
        _ operand: ExpressionNode, _ constant: SQLValue, _ type: ExpressionType, is wanted: Bool, _ scopes: [String]
    ) -> SQL {
        guard constant != .null else {
            let tested = value(operand, scopes)
            return wanted ? "\(sql: tested) IS NULL" : "\(sql: tested) IS NOT NULL"
        }
        guard let exact = rescaled(constant, type, to: operand.type) else { return wanted ? "FALSE" : "TRUE" }
        let right = literal(exact, operand.type)
        guard wanted else { return "\(sql: value(operand, scopes)) \(sql: SQL(stringLiteral: dialect.differs)) \(sql: right)" }
        return test(operand, scopes) { "\(sql: $0) = \(sql: right)" }
    }

    mutating func order(
        _ comparison: ExpressionNode.Comparison, _ left: ExpressionNode, _ right: ExpressionNode, _ scopes: [String]
    ) -> SQL {
        if let constant = constant(right) { return order(comparison, left, constant, right.type, scopes) }
        if let constant = constant(left) { return order(comparison.mirrored, right, constant, left.type, scopes) }
        let places = ExpressionNode.places(left, right)
        let first = value(left, scopes)
        let second = value(right, scopes)
        let sign: SQL = SQL(stringLiteral: comparison.sign)
        guard places == 0 else { return "martlet_compare(\(sql: first), \(sql: second), \(sql: number(places))) \(sql: sign) 0" }
        return "\(sql: first)\(sql: collation(left.type)) \(sql: sign) \(sql: second)"
    }

    private mutating func order(
        _ comparison: ExpressionNode.Comparison, _ operand: ExpressionNode, _ constant: SQLValue, _ type: ExpressionType,
        _ scopes: [String]
    ) -> SQL {
        guard constant != .null else { return "FALSE" }
        guard let bound = bound(comparison, constant, type, operand.type) else {
            let isAlways = isBelowEverything(constant) == (comparison == .greater || comparison == .greaterOrEqual)
            return isAlways ? "\(sql: value(operand, scopes)) IS NOT NULL" : "FALSE"
        }
        let right = literal(bound.value, operand.type)
        let sign: SQL = SQL(stringLiteral: bound.comparison.sign)
        let collation = collation(operand.type)
        return test(operand, scopes) { "\(sql: $0)\(sql: collation) \(sql: sign) \(sql: right)" }
    }

    mutating func membership(_ operand: ExpressionNode, _ candidates: [ExpressionNode], _ scopes: [String]) -> SQL {
        let values = candidates.map { (value: constant($0) ?? .null, type: $0.type) }
        let exact = values.compactMap { $0.value == .null ? nil : rescaled($0.value, $0.type, to: operand.type) }
        let list: SQL = "(\(joined: exact.map { literal($0, operand.type) }))"
        guard values.contains(where: { $0.value == .null }) else {
            return exact.isEmpty ? "FALSE" : test(operand, scopes) { "\(sql: $0) IN \(sql: list)" }
        }
        let tested = value(operand, scopes)
        if exact.isEmpty { return "\(sql: tested) IS NULL" }
        if case .path(let path) = operand.kind, path.isColumn {
            return "(\(sql: tested) IS NULL OR \(sql: tested) IN \(sql: list))"
        }
        let name = alias()
        return "EXISTS (SELECT 1 FROM (SELECT \(sql: tested) AS v) AS \(name: name) WHERE v IS NULL OR v IN \(sql: list))"
    }

    /// The text and the part in folded form; only a field's own column and constants have one.
    mutating func textTest(
        _ test: ExpressionNode.TextTest, _ text: ExpressionNode, _ part: ExpressionNode, _ scopes: [String]
    ) -> SQL {
        let folded = self.folded(part, scopes)
        guard case .path(let path) = text.kind, constant(text) == nil else {
            return SQLCompiler.match(dialect, test, self.folded(text, scopes), folded)
        }
        guard constant(part) != nil else { return SQLCompiler.match(dialect, test, self.folded(text, scopes), folded) }
        let dialect = dialect
        return self.test(path, .folded, scopes) { SQLCompiler.match(dialect, test, $0, folded) }
    }

    private static func match(_ dialect: Dialect, _ test: ExpressionNode.TextTest, _ text: SQL, _ part: SQL) -> SQL {
        let find: SQL = dialect == .sqlite ? "instr" : "strpos"
        switch test {
        case .contains: return "\(sql: find)(\(sql: text), \(sql: part)) > 0"
        case .startsWith: return "\(sql: find)(\(sql: text), \(sql: part)) = 1"
        case .endsWith where dialect == .postgres: return "right(\(sql: text), length(\(sql: part))) = \(sql: part)"
        case .endsWith:
            // Counted from the front, because substr(x, -0) would be the whole text.
            let rest: SQL = "length(\(sql: text)) - length(\(sql: part))"
            return "substr(\(sql: text), \(sql: rest) + 1) = \(sql: part) AND \(sql: rest) >= 0"
        }
    }

    private mutating func folded(_ node: ExpressionNode, _ scopes: [String]) -> SQL {
        if let constant = constant(node) {
            guard case .text(let text) = constant else { return literal(.null, .text) }
            return literal(.text(TextFolding.folded(text)), .text)
        }
        guard case .path(let path) = node.kind else { return value(node, scopes) }
        return pathValue(path, .folded, scopes)
    }

    /// Text orders by bytes on both.
    func collation(_ type: ExpressionType) -> SQL { type == .text && dialect == .postgres ? " COLLATE \"C\"" : "" }

    func number(_ value: Int) -> SQL { SQL(stringLiteral: String(value)) }
}

/// Constants at another scale.
extension SQLCompiler {
    /// `nil` when no value of that type equals the constant.
    private func rescaled(_ constant: SQLValue, _ type: ExpressionType, to target: ExpressionType) -> SQLValue? {
        guard case .integer(let value) = constant, let from = type.scale, let to = target.scale else { return constant }
        let (floor, isExact) = ExactArithmetic.flooring(value, places: to - from)
        guard isExact, let units = Int64(exactly: floor) else { return nil }
        return .integer(units)
    }

    /// The same comparison with a constant of the operand's scale: x < 1.005 at two places is x <= 1.00. `nil` when the
    /// constant lies beyond all 64-bit values of that scale.
    private func bound(
        _ comparison: ExpressionNode.Comparison, _ constant: SQLValue, _ type: ExpressionType, _ target: ExpressionType
    ) -> (value: SQLValue, comparison: ExpressionNode.Comparison)? {
        guard case .integer(let value) = constant, let from = type.scale, let to = target.scale else { return (constant, comparison) }
        let (floor, isExact) = ExactArithmetic.flooring(value, places: to - from)
        guard let units = Int64(exactly: floor) else { return nil }
        if isExact { return (.integer(units), comparison) }
        let isUpper = comparison == .less || comparison == .lessOrEqual
        return (.integer(units), isUpper ? .lessOrEqual : .greater)
    }

    private func isBelowEverything(_ constant: SQLValue) -> Bool {
        if case .integer(let value) = constant { value < 0 } else { false }
    }
}

extension ExpressionNode.Comparison {
    var sign: String {
        switch self {
        case .equal: "="
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        }
    }

    /// The comparison with its sides exchanged.
    var mirrored: ExpressionNode.Comparison {
        switch self {
        case .equal: .equal
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }
}
