import MartletKernel
import MartletStorage

/// Which type may stand for which.
extension ExpressionChecker {
    /// The node as that type; `nil` where the one is not taken for the other.
    /// - Throws: for a text that should be an id and is none.
    func converted(_ node: ExpressionNode, to type: ExpressionType, at position: Int) throws -> ExpressionNode? {
        if node.type == type { return node }
        if node.isNullLiteral { return .constant(.null, type) }
        switch (node.type, type) {
        case (.integer, .decimal), (.decimal, .decimal), (.integer, .money), (.decimal, .money): return rescaled(node, to: type)
        case (.date, .instant): return ExpressionNode(.call(.startOfDay(plus: 0), [node]), .instant)
        case (.text, .reference):
            guard case .constant(.text(let text)) = node.kind else { return nil }
            guard let id = RecordID(text) else {
                throw ExpressionProblem.type(
                    at: position, expected: ["id"], found: "text", zh: "\"\(text.prefix(40))\" 不是记录编号。",
                    en: "\"\(text.prefix(40))\" is not the id of a record.")
            }
            return .constant(.id(id), type)
        case (.reference(let from), .reference(let to)) where from == to || from.isEmpty || to.isEmpty:
            return ExpressionNode(node.kind, type)
        default: return nil
        }
    }

    /// Both are numbers.
    func rescaled(_ node: ExpressionNode, to type: ExpressionType) -> ExpressionNode {
        guard let from = node.type.scale, let to = type.scale, from != to else { return ExpressionNode(node.kind, type) }
        return ExpressionNode(.call(.rescale(places: to - from), [node]), type)
    }

    /// The type both have or can be given, for the branches of `if` and the like.
    func common(_ left: ExpressionType, _ right: ExpressionType) -> ExpressionType? {
        if left == right { return left }
        switch (left, right) {
        case (.null, let other), (let other, .null): return other
        case (.money, .integer), (.money, .decimal), (.integer, .money), (.decimal, .money): return .money
        case (.reference, .text): return left
        case (.text, .reference): return right
        case (.reference(let a), .reference(let b)): return a.isEmpty || b.isEmpty ? .reference("") : nil
        default:
            guard let a = left.scale, let b = right.scale else { return nil }
            return .decimal(scale: max(a, b))
        }
    }

    /// All brought to one type.
    func unified(_ nodes: [(ExpressionNode, Int)]) throws -> (nodes: [ExpressionNode], type: ExpressionType) {
        var type = ExpressionType.null
        for (node, position) in nodes {
            guard let wider = common(type, try scalar(node, at: position).type) else {
                throw ExpressionProblem.unexpectedType(at: position, expected: [type.description], found: node.type)
            }
            type = wider
        }
        return (try nodes.map { try required($0.0, type, at: $0.1) }, type)
    }

    func required(_ node: ExpressionNode, _ type: ExpressionType, at position: Int) throws -> ExpressionNode {
        guard let converted = try converted(node, to: type, at: position) else {
            throw ExpressionProblem.unexpectedType(at: position, expected: [type.description], found: node.type)
        }
        return converted
    }
}
