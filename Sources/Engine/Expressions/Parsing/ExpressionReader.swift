import MartletKernel
import MartletStorage

/// Recursive descent over the tokens. From loosest to tightest: `or`; `and`; `not`; comparison, `in`, `between` (which do
/// not chain); `&`; `+ -`; `* /`; unary minus; literals, paths, calls, parentheses.
struct ExpressionReader {
    private let source: ExpressionSource
    private let tokens: [ExpressionToken]
    private var index = 0
    private var nesting = 0

    init(_ source: ExpressionSource) throws {
        self.source = source
        var lexer = ExpressionLexer(source)
        tokens = try lexer.tokens()
    }

    mutating func expression() throws -> ExpressionSyntax {
        let result = try disjunction()
        guard token.kind == .end else { throw unexpected(zh: "运算符或结尾", en: "an operator or the end") }
        return result
    }

    static let reserved: Set<String> = ["and", "or", "not", "in", "between", "true", "false", "null"]

    // MARK: Operators

    private mutating func disjunction() throws -> ExpressionSyntax {
        let position = here
        var parts = [try conjunction()]
        while accept(word: "or") { parts.append(try conjunction()) }
        return parts.count == 1 ? parts[0] : ExpressionSyntax(kind: .or(parts), position: position)
    }

    private mutating func conjunction() throws -> ExpressionSyntax {
        let position = here
        var parts = [try negation()]
        while accept(word: "and") { parts.append(try negation()) }
        return parts.count == 1 ? parts[0] : ExpressionSyntax(kind: .and(parts), position: position)
    }

    private mutating func negation() throws -> ExpressionSyntax {
        let position = here
        guard accept(word: "not") else { return try comparison() }
        return try nested { ExpressionSyntax(kind: .not(try $0.negation()), position: position) }
    }

    private mutating func comparison() throws -> ExpressionSyntax {
        let left = try concatenation()
        let position = here
        if case .sign(let sign) = token.kind, ["=", "!=", "<", "<=", ">", ">="].contains(sign) {
            index += 1
            return ExpressionSyntax(kind: .binary(sign, left, try concatenation()), position: position)
        }
        let isNegated = token.kind == .name("not") && [.name("in"), .name("between")].contains(tokens[index + 1].kind)
        if isNegated { index += 1 }
        var result = left
        if accept(word: "in") {
            result = ExpressionSyntax(kind: .oneOf(left, try concatenation()), position: position)
        } else if accept(word: "between") {
            let low = try concatenation()
            guard accept(word: "and") else { throw unexpected(zh: "and", en: "and") }
            result = ExpressionSyntax(kind: .between(left, low, try concatenation()), position: position)
        }
        return isNegated ? ExpressionSyntax(kind: .not(result), position: position) : result
    }

    private mutating func concatenation() throws -> ExpressionSyntax { try chain(of: ["&"]) { try $0.sum() } }
    private mutating func sum() throws -> ExpressionSyntax { try chain(of: ["+", "-"]) { try $0.product() } }
    private mutating func product() throws -> ExpressionSyntax { try chain(of: ["*", "/"]) { try $0.signed() } }

    private mutating func chain(
        of signs: [String], _ operand: (inout ExpressionReader) throws -> ExpressionSyntax
    ) throws -> ExpressionSyntax {
        var result = try operand(&self)
        var length = 0
        while case .sign(let sign) = token.kind, signs.contains(sign) {
            let position = here
            length += 1
            guard length < ExpressionLimits.depth else { throw tooDeep() }
            index += 1
            result = ExpressionSyntax(kind: .binary(sign, result, try operand(&self)), position: position)
        }
        return result
    }

    private mutating func signed() throws -> ExpressionSyntax {
        let position = here
        guard accept("-") else { return try primary() }
        return try nested { ExpressionSyntax(kind: .negative(try $0.signed()), position: position) }
    }

    // MARK: Operands

    private mutating func primary() throws -> ExpressionSyntax {
        let position = here
        switch token.kind {
        case .sign("("):
            index += 1
            let inner = try nested { try $0.disjunction() }
            guard accept(")") else { throw unexpected(zh: "右括号", en: "a closing parenthesis") }
            return inner
        case .sign("["): return ExpressionSyntax(kind: .list(try list()), position: position)
        case .name(let name) where ExpressionReader.reserved.contains(name) || tokens[index + 1].kind != .sign("("):
            return ExpressionSyntax(kind: try named(name), position: position)
        case .name(let name):
            index += 2
            let arguments = try nested { try $0.elements(until: ")", limit: ExpressionLimits.depth) }
            return ExpressionSyntax(kind: .call(name, arguments), position: position)
        default:
            let kind = try literal()
            index += 1
            return ExpressionSyntax(kind: kind, position: position)
        }
    }

    private mutating func named(_ name: String) throws -> ExpressionSyntax.Kind {
        switch name {
        case "true", "false":
            index += 1
            return .literal(.boolean(name == "true"), .boolean)
        case "null":
            index += 1
            return .literal(.null, .null)
        case _ where ExpressionReader.reserved.contains(name): throw unexpected(zh: "值", en: "a value")
        default: return .path(try path())
        }
    }

    private mutating func path() throws -> [ExpressionSyntax.Name] {
        var names: [ExpressionSyntax.Name] = []
        repeat {
            guard case .name(let name) = token.kind else { throw unexpected(zh: "字段名", en: "a field name") }
            names.append(ExpressionSyntax.Name(text: name, position: here))
            index += 1
        } while accept(".")
        guard names.count <= ExpressionLimits.pathLength else {
            let limit = ExpressionLimits.pathLength
            throw ExpressionProblem.tooLarge(at: names[0].position, zh: "路径最多 \(limit) 级。", en: "A path has at most \(limit) names.")
        }
        return names
    }

    private mutating func list() throws -> [ExpressionSyntax] {
        index += 1
        return try nested { try $0.elements(until: "]", limit: ExpressionLimits.listLength) }
    }

    private mutating func elements(until close: String, limit: Int) throws -> [ExpressionSyntax] {
        var result: [ExpressionSyntax] = []
        if accept(close) { return result }
        repeat {
            guard result.count < limit else {
                throw ExpressionProblem.tooLarge(at: here, zh: "最多 \(limit) 项。", en: "At most \(limit) elements are allowed.")
            }
            result.append(try disjunction())
        } while accept(",")
        guard accept(close) else { throw unexpected(zh: "逗号或 \(close)", en: "a comma or \(close)") }
        return result
    }

    private func literal() throws -> ExpressionSyntax.Kind {
        switch token.kind {
        case .text(let text): .literal(.text(text), .text)
        case .number(let number): .literal(.integer(number.units), number.scale == 0 ? .integer : .decimal(scale: number.scale))
        case .money(let number, let currency): .money(number, currency)
        case .date(let date): .literal(.integer(Int64(date.days)), .date)
        case .instant(let instant): .literal(.integer(instant.milliseconds), .instant)
        case .duration(let milliseconds): .literal(.integer(milliseconds), .duration)
        case .name, .sign, .end: throw unexpected(zh: "值", en: "a value")
        }
    }

    // MARK: Tokens

    /// The `end` token is never passed.
    private var token: ExpressionToken { tokens[min(index, tokens.count - 1)] }
    private var here: Int { source.position(of: token.offset) }

    private mutating func accept(_ sign: String) -> Bool { accept(.sign(sign)) }
    private mutating func accept(word: String) -> Bool { accept(.name(word)) }

    private mutating func accept(_ kind: ExpressionToken.Kind) -> Bool {
        guard token.kind == kind else { return false }
        index += 1
        return true
    }

    private mutating func nested<Result>(_ body: (inout ExpressionReader) throws -> Result) throws -> Result {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= ExpressionLimits.nesting else { throw tooDeep() }
        return try body(&self)
    }

    private func tooDeep() -> Problem {
        ExpressionProblem.tooLarge(at: here, zh: "表达式嵌套过深。", en: "The expression is nested too deeply.")
    }

    private func unexpected(zh: String, en: String) -> Problem {
        let isEnd = token.kind == .end
        return ExpressionProblem.syntax(
            at: here, zh: isEnd ? "缺少\(zh)。" : "此处应为\(zh)，而不是 \(token.description)。",
            en: isEnd ? "\(en) is missing." : "Expected \(en), found \(token.description).",
            details: ["expected": .string(en), "found": .string(isEnd ? "end" : token.description)])
    }
}
