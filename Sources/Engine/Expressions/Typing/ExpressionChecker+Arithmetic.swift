import MartletKernel
import MartletStorage

/// `+ - * / &`: which types combine, and at which scale.
extension ExpressionChecker {
    func sum(_ isSum: Bool, _ left: ExpressionNode, _ right: ExpressionNode, at position: Int) throws -> ExpressionNode {
        let (left, right) = nullsTyped(left, right)
        if left.type.scale != nil, right.type.scale != nil, let type = common(left.type, right.type) {
            let operands = [rescaled(left, to: type), rescaled(right, to: type)]
            return ExpressionNode(.call(isSum ? .add : .subtract, operands), type)
        }
        switch (left.type, right.type) {
        case (.duration, .duration): return ExpressionNode(.call(isSum ? .add : .subtract, [left, right]), .duration)
        case (.date, .duration): return ExpressionNode(.call(isSum ? .advanceDate : .recedeDate, [left, right]), .date)
        case (.duration, .date) where isSum: return ExpressionNode(.call(.advanceDate, [right, left]), .date)
        case (.instant, .duration): return ExpressionNode(.call(isSum ? .advanceInstant : .recedeInstant, [left, right]), .instant)
        case (.duration, .instant) where isSum: return ExpressionNode(.call(.advanceInstant, [right, left]), .instant)
        case (.date, .date) where !isSum: return ExpressionNode(.call(.dateDifference, [left, right]), .duration)
        case (.instant, .instant), (.instant, .date), (.date, .instant):
            guard !isSum else { break }
            let operands = [try required(left, .instant, at: position), try required(right, .instant, at: position)]
            return ExpressionNode(.call(.instantDifference, operands), .duration)
        case (.text, .text) where isSum:
            throw ExpressionProblem.type(
                at: position, expected: ["number"], found: "text", zh: "连接文本请用 &。", en: "Text is joined with &.")
        default: break
        }
        throw ExpressionProblem.unexpectedType(at: position, expected: partners(of: left.type), found: right.type)
    }

    /// The scale is that of both together, at most nine; money stays money.
    func product(_ left: ExpressionNode, _ right: ExpressionNode, at position: Int) throws -> ExpressionNode {
        let (left, right) = nullsTyped(left, right)
        if left.type == .duration, let scale = right.type.scale, right.type != .money {
            return ExpressionNode(.call(.multiply(shift: scale), [left, right]), .duration)
        }
        if right.type == .duration, let scale = left.type.scale, left.type != .money {
            return ExpressionNode(.call(.multiply(shift: scale), [left, right]), .duration)
        }
        guard let a = left.type.scale, let b = right.type.scale, left.type != .money || right.type != .money else {
            throw notNumbers(left, right, at: position)
        }
        let type = left.type == .money || right.type == .money ? .money : number(scale: min(a + b, FixedDecimal.maximumScale))
        return ExpressionNode(.call(.multiply(shift: a + b - (type.scale ?? 0)), [left, right]), type)
    }

    /// At least six places, more where an operand has more; money by a number stays money.
    func quotient(_ left: ExpressionNode, _ right: ExpressionNode, at position: Int) throws -> ExpressionNode {
        let (left, right) = nullsTyped(left, right)
        if left.type == .duration, right.type == .duration {
            return ExpressionNode(.call(.divide(shift: 6), [left, right]), .decimal(scale: 6))
        }
        if left.type == .duration, let scale = right.type.scale, right.type != .money {
            return ExpressionNode(.call(.divide(shift: scale), [left, right]), .duration)
        }
        guard let a = left.type.scale, let b = right.type.scale, left.type == .money || right.type != .money else {
            throw notNumbers(left, right, at: position)
        }
        let isMoney = left.type == .money && right.type != .money
        let type: ExpressionType = isMoney ? .money : .decimal(scale: max(a, b, 6))
        return ExpressionNode(.call(.divide(shift: (type.scale ?? 0) - a + b), [left, right]), type)
    }

    func negative(_ node: ExpressionNode, at position: Int) throws -> ExpressionNode {
        let node = numberIfNull(node)
        guard node.type.scale != nil || node.type == .duration else {
            throw ExpressionProblem.unexpectedType(at: position, expected: ["number", "duration"], found: node.type)
        }
        switch node.kind {
        case .constant(.integer(let value)): return .constant(.integer(0 &- value), node.type)
        case .money(let units, let currency): return ExpressionNode(.money(units: 0 &- units, currency: currency), .money)
        default: return ExpressionNode(.call(.subtract, [.constant(.integer(0), node.type), node]), node.type)
        }
    }

    /// A chain becomes one call, so that its length is not depth.
    func concatenation(_ parts: [(ExpressionNode, Int)]) throws -> ExpressionNode {
        let texts = try parts.map { try required($0.0, .text, at: $0.1) }.flatMap { node in
            if case .call(.concatenate, let inner) = node.kind { inner } else { [node] }
        }
        return ExpressionNode(.call(.concatenate, texts), .text)
    }

    private func notNumbers(_ left: ExpressionNode, _ right: ExpressionNode, at position: Int) -> Problem {
        ExpressionProblem.unexpectedType(at: position, expected: ["number"], found: left.type.scale == nil ? left.type : right.type)
    }

    private func number(scale: Int) -> ExpressionType { scale == 0 ? .integer : .decimal(scale: scale) }

    /// `null` beside a value takes its type, or that of a duration beside a day or time.
    private func nullsTyped(_ left: ExpressionNode, _ right: ExpressionNode) -> (ExpressionNode, ExpressionNode) {
        func typed(_ other: ExpressionType) -> ExpressionNode {
            switch other {
            case .date, .instant: .constant(.null, .duration)
            case .money: .constant(.null, .integer)
            case .null: .constant(.null, .integer)
            default: .constant(.null, other)
            }
        }
        return (left.isNullLiteral ? typed(right.type) : left, right.isNullLiteral ? typed(left.isNullLiteral ? .null : left.type) : right)
    }

    func numberIfNull(_ node: ExpressionNode) -> ExpressionNode { node.isNullLiteral ? .constant(.null, .integer) : node }

    private func partners(of type: ExpressionType) -> [String] {
        switch type {
        case .date, .instant, .duration: ["duration", "date", "instant"]
        default: ["number"]
        }
    }
}
