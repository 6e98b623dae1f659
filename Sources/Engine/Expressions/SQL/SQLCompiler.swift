import MartletKernel
import MartletStorage

/// One compilation: hands out aliases and switches the guard off inside the guard's own conditions.
///
/// Two forms of everything: a *condition* is true exactly where wanted and otherwise false or `NULL`; a *value* is a
/// scalar in stored form. Conditions are kept plain (`column = constant`), so that indexes serve them.
struct SQLCompiler {
    let context: EvaluationContext
    var access: any ExpressionGuard
    let dialect: Dialect
    private var aliases = 0

    init(context: EvaluationContext, access: any ExpressionGuard, dialect: Dialect) {
        self.context = context
        self.access = access
        self.dialect = dialect
    }

    mutating func alias() -> String {
        aliases += 1
        return "e\(aliases)"
    }

    // MARK: Conditions

    /// - Parameter scopes: the alias of each record in reach, by scope number.
    mutating func condition(_ node: ExpressionNode, is wanted: Bool, _ scopes: [String]) -> SQL {
        if let constant = constant(node) { return (constant == .boolean(true)) == wanted ? "TRUE" : "FALSE" }
        switch node.kind {
        case .not(let operand): return condition(operand, is: !wanted, scopes)
        case .and(let operands): return junction(operands, is: wanted, by: wanted ? "AND" : "OR", scopes)
        case .or(let operands): return junction(operands, is: wanted, by: wanted ? "OR" : "AND", scopes)
        case .isNull(let operand):
            let tested = value(operand, scopes)
            return wanted ? "\(sql: tested) IS NULL" : "\(sql: tested) IS NOT NULL"
        case .exists(let records):
            let select = exists(records, scopes)
            return wanted ? "EXISTS (\(sql: select))" : "NOT EXISTS (\(sql: select))"
        case .compare(.equal, let left, let right): return equality(left, right, is: wanted, scopes)
        case .compare(let comparison, let left, let right):
            return signed(order(comparison, left, right, scopes), is: wanted)
        case .oneOf(let operand, let candidates): return signed(membership(operand, candidates, scopes), is: wanted)
        case .textTest(let test, let text, let part): return signed(textTest(test, text, part, scopes), is: wanted)
        case .listContains(let path, let element): return signed(listContains(path, element, scopes), is: wanted)
        case .within(let inner, let outer, let tree): return signed(within(inner, outer, tree, scopes), is: wanted)
        default:
            let tested = value(node, scopes)
            return wanted ? "\(sql: tested) = TRUE" : "(\(sql: tested)) IS NOT TRUE"
        }
    }

    /// Where the plain condition answers `NULL`, its opposite is true.
    func signed(_ condition: SQL, is wanted: Bool) -> SQL { wanted ? condition : "(\(sql: condition)) IS NOT TRUE" }

    /// As a balanced tree, because SQLite bounds the depth of a chain at 1000.
    private mutating func junction(_ operands: [ExpressionNode], is wanted: Bool, by word: SQL, _ scopes: [String]) -> SQL {
        let neutral: SQL = word == "AND" ? "TRUE" : "FALSE"
        let decisive: SQL = word == "AND" ? "FALSE" : "TRUE"
        let pieces = operands.map { condition($0, is: wanted, scopes) }.filter { $0 != neutral }
        return pieces.contains(decisive) ? decisive : SQLCompiler.balanced(pieces[...], by: word)
    }

    static func balanced(_ pieces: ArraySlice<SQL>, by word: SQL) -> SQL {
        switch pieces.count {
        case 0: return word == "AND" ? "TRUE" : "FALSE"
        case 1: return pieces.first ?? .empty
        case 2...8: return "(\(joined: Array(pieces), by: " \(word.text) "))"
        default:
            let middle = pieces.startIndex + pieces.count / 2
            return "(\(sql: balanced(pieces[..<middle], by: word)) \(sql: word) \(sql: balanced(pieces[middle...], by: word)))"
        }
    }

    // MARK: Values

    mutating func value(_ node: ExpressionNode, _ scopes: [String]) -> SQL {
        if let constant = constant(node) { return literal(constant, node.type) }
        switch node.kind {
        case .path(let path): return pathValue(path, .stored, scopes)
        case .amount(let path, let currency): return pathValue(path, .amount(currency), scopes)
        case .listCount(let path): return pathValue(path, .count, scopes)
        case .choose(let test, let then, let other):
            let when = condition(test, is: true, scopes)
            return "CASE WHEN \(sql: when) THEN \(sql: value(then, scopes)) ELSE \(sql: value(other, scopes)) END"
        case .coalesce(let nodes): return "COALESCE(\(joined: nodes.map { value($0, scopes) }))"
        case .call(.least, let arguments): return extreme("least", arguments.map { value($0, scopes) }, node.type)
        case .call(.greatest, let arguments): return extreme("greatest", arguments.map { value($0, scopes) }, node.type)
        case .call(let function, let arguments): return call(function, arguments.map { value($0, scopes) })
        case .aggregate(let aggregate, let records, let operand): return fold(aggregate, records, operand, scopes)
        default: return "CASE WHEN \(sql: condition(node, is: true, scopes)) THEN TRUE ELSE FALSE END"
        }
    }

    /// Computed now, so that the database sees a literal it can use an index with.
    func constant(_ node: ExpressionNode) -> SQLValue? {
        if case .constant(let value) = node.kind { return value }
        guard node.isConstant else { return nil }
        let evaluator = ExpressionEvaluator(source: NoRecords(), context: context, guard: OpenGuard())
        return try? evaluator.scalar(node, [])
    }

    /// PostgreSQL is told the type, which it cannot infer of a parameter among parameters.
    func literal(_ value: SQLValue, _ type: ExpressionType) -> SQL {
        switch dialect {
        case .sqlite: "\(value)"
        case .postgres: "CAST(\(value) AS \(sql: SQLCompiler.postgresType(type)))"
        }
    }

    private static func postgresType(_ type: ExpressionType) -> SQL {
        switch type.columnType {
        case .boolean: "boolean"
        case .text: "text"
        case .id: "uuid"
        default: "bigint"
        }
    }
}

/// Constants read no record.
private struct NoRecords: RecordSource {
    func value(of field: String, object: String, id: RecordID) throws -> Value? { nil }
    func related(_ relation: ExpressionRelation, to id: RecordID) throws -> [RecordID] { [] }
    func isWithin(object: String, node: RecordID, ancestor: RecordID) throws -> Bool { false }
}
