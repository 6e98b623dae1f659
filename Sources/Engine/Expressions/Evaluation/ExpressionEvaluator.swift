import MartletKernel
import MartletStorage

/// Evaluates expressions over one record in memory, with the answer that `ExpressionSQL` gets from a database.
package struct ExpressionEvaluator {
    let source: any RecordSource
    let context: EvaluationContext
    let access: any ExpressionGuard

    /// - Parameter guard: hides from the expression what the reader may not see, as in SQL; the system's own formulas and
    ///   rules pass `OpenGuard()`.
    package init(source: any RecordSource, context: EvaluationContext, guard access: any ExpressionGuard) {
        self.source = source
        self.context = context
        self.access = access
    }

    /// - Parameter id: the record, of the expression's object.
    /// - Returns: a value of the expression's type, or `null`; money in the base currency.
    /// - Throws: only what the source throws.
    package func evaluate(_ expression: Expression, of id: RecordID) throws -> Value {
        let scopes = [Scope(object: expression.object, id: id)]
        return StoredForm.value(try scalar(expression.root, scopes), as: expression.type, currency: context.currency)
    }

    /// The condition's answer; `null` is not true.
    package func isTrue(_ expression: Expression, of id: RecordID) throws -> Bool {
        try isTrue(expression.root, [Scope(object: expression.object, id: id)])
    }

    /// A record in reach: the one the expression is about, then those of the quantifiers around.
    struct Scope {
        let object: String
        let id: RecordID
    }

    func isTrue(_ node: ExpressionNode, _ scopes: [Scope]) throws -> Bool {
        try scalar(node, scopes) == .boolean(true)
    }

    func scalar(_ node: ExpressionNode, _ scopes: [Scope]) throws -> SQLValue {
        switch node.kind {
        case .constant(let value): return value
        case .money(let units, let currency): return currency == context.currency ? .integer(units) : .null
        case .now: return .integer(context.now.milliseconds)
        case .today:
            return CalendarArithmetic.bounded(day: ZoneOffsets.of(context.zone).day(of: context.now.milliseconds)).map(SQLValue.integer)
                ?? .null
        case .me: return context.meID.map(SQLValue.id) ?? .null
        case .path(let path): return try value(at: path, scopes, currency: nil)
        case .amount(let path, let currency): return try value(at: path, scopes, currency: currency)
        case .choose(let condition, let then, let other): return try scalar(try isTrue(condition, scopes) ? then : other, scopes)
        case .coalesce(let nodes):
            for node in nodes {
                let value = try scalar(node, scopes)
                if value != .null { return value }
            }
            return .null
        case .call(let function, let arguments):
            return ScalarEvaluation(context: context).apply(function, try arguments.map { try scalar($0, scopes) })
        case .listCount(let path): return try list(at: path, scopes).map { .integer(Int64($0.count)) } ?? .null
        case .aggregate(let aggregate, let records, let value): return try fold(aggregate, records, value, node.type, scopes)
        default: return .boolean(try holds(node, scopes))
        }
    }

    /// The kinds that are true or false, never `null`.
    private func holds(_ node: ExpressionNode, _ scopes: [Scope]) throws -> Bool {
        switch node.kind {
        case .isNull(let operand): return try scalar(operand, scopes) == .null
        case .not(let operand): return try !isTrue(operand, scopes)
        case .and(let operands): return try operands.allSatisfy { try isTrue($0, scopes) }
        case .or(let operands): return try operands.contains { try isTrue($0, scopes) }
        case .compare(let comparison, let left, let right):
            return comparison.holds(try scalar(left, scopes), try scalar(right, scopes), places: ExpressionNode.places(left, right))
        case .oneOf(let operand, let candidates):
            let value = try scalar(operand, scopes)
            return try candidates.contains {
                ExpressionNode.Comparison.equal.holds(value, try scalar($0, scopes), places: ExpressionNode.places(operand, $0))
            }
        case .textTest(let test, let text, let part):
            guard case .text(let text) = try scalar(text, scopes), case .text(let part) = try scalar(part, scopes) else { return false }
            return test.holds(TextFolding.folded(text), TextFolding.folded(part))
        case .listContains(let path, let element):
            let element = try scalar(element, scopes)
            guard element != .null, let values = try list(at: path, scopes) else { return false }
            return values.contains { ScalarOrder.areEqual($0, element) }
        case .within(let inner, let outer, let tree):
            guard case .id(let inner) = try scalar(inner, scopes), case .id(let outer) = try scalar(outer, scopes) else { return false }
            return try source.isWithin(object: tree.object, node: inner, ancestor: outer)
        case .exists(let records): return try !related(records, scopes, stopAtFirst: true).isEmpty
        default: return false
        }
    }
}

extension ExpressionNode {
    /// How many places the right side has more than the left; 0 where they are not numbers.
    static func places(_ left: ExpressionNode, _ right: ExpressionNode) -> Int { (right.type.scale ?? 0) - (left.type.scale ?? 0) }
}

extension ExpressionNode.Comparison {
    /// - Parameter places: see `ExpressionNode.places`.
    func holds(_ left: SQLValue, _ right: SQLValue, places: Int) -> Bool {
        if case .integer(let a) = left, case .integer(let b) = right { return holds(ExactArithmetic.compare(a, b, places: places)) }
        if self == .equal { return ScalarOrder.areEqual(left, right) }
        guard let less = ScalarOrder.precedes(left, right) else { return false }
        return holds(less ? -1 : ScalarOrder.areEqual(left, right) ? 0 : 1)
    }

    /// - Parameter order: negative, zero or positive as the left side is less, equal or greater.
    func holds(_ order: Int64) -> Bool {
        switch self {
        case .equal: order == 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        }
    }
}

extension ExpressionNode.TextTest {
    /// Over folded forms, by their bytes: UTF-8 never matches inside a character.
    func holds(_ text: String, _ part: String) -> Bool {
        let text = Array(text.utf8)
        let part = Array(part.utf8)
        guard part.count <= text.count else { return false }
        switch self {
        case .startsWith: return text.starts(with: part)
        case .endsWith: return text.suffix(part.count).elementsEqual(part)
        case .contains: return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
        }
    }
}
