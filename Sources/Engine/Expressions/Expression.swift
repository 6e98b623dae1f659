import MartletKernel
import MartletStorage

/// A condition or formula about one record: read, typed and resolved once, then compiled to SQL (`ExpressionSQL`) or
/// evaluated in memory (`ExpressionEvaluator`) with the same answer.
package struct Expression: Hashable, Sendable {
    /// As written; of a combination, its parts joined in the same language.
    package let source: String
    /// The object it is about; `""` for a constant, which is about any.
    package let object: String
    let root: ExpressionNode

    init(source: String, object: String, root: ExpressionNode) {
        self.source = source
        self.object = object
        self.root = root
    }

    package var type: ExpressionType { root.type }

    /// True when it mentions `now`, `today` or `me`: then it is computed in the query and never stored or indexed.
    package var isVolatile: Bool { root.isVolatile }

    /// What it reads, each as names from the record on: `["team", "name"]`; through a to-many relation
    /// `["comments", "author"]`. `me.department` is listed as `["me", "department"]`.
    package var paths: [[String]] { dependencies.map(\.names) }

    /// What it reads, with the objects and references passed on the way: from these, the records are found whose stored
    /// formula a change touches.
    package var dependencies: [ExpressionDependency] { ExpressionDependency.all(in: root) }
}

extension Expression {
    package static func constant(_ value: Bool) -> Expression {
        Expression(source: value ? "true" : "false", object: "", root: .boolean(value))
    }

    /// True where all are; of none, always.
    package static func all(_ parts: [Expression]) -> Expression {
        let needed = parts.filter { $0.root != .boolean(true) }
        if needed.contains(where: { $0.root == .boolean(false) }) { return .constant(false) }
        return combined(needed, by: "and", empty: true) { .and($0) }
    }

    /// True where at least one is; of none, never.
    package static func any(_ parts: [Expression]) -> Expression {
        let needed = parts.filter { $0.root != .boolean(false) }
        if needed.contains(where: { $0.root == .boolean(true) }) { return .constant(true) }
        return combined(needed, by: "or", empty: false) { .or($0) }
    }

    package static func not(_ part: Expression) -> Expression {
        if case .constant(.boolean(let value)) = part.root.kind { return .constant(!value) }
        return Expression(source: "not (\(part.source))", object: part.object, root: ExpressionNode(.not(part.root), .boolean))
    }

    private static func combined(
        _ parts: [Expression], by word: String, empty: Bool, _ kind: ([ExpressionNode]) -> ExpressionNode.Kind
    ) -> Expression {
        guard let first = parts.first else { return .constant(empty) }
        if parts.count == 1 { return first }
        return Expression(
            source: parts.map { "(\($0.source))" }.joined(separator: " \(word) "),
            object: parts.first { !$0.object.isEmpty }?.object ?? "",
            root: ExpressionNode(kind(parts.map(\.root)), .boolean))
    }

    /// `field = id`, without parsing text.
    /// - Throws: `Problem` when the object has no such reference field.
    package static func field(
        _ name: String, on object: String, equals id: RecordID, schema: any ExpressionSchema
    ) throws -> Expression {
        let node = try reference(name, on: object, schema: schema)
        let literal = ExpressionNode.constant(.id(id), node.type)
        return Expression(
            source: "\(name) = \"\(id)\"", object: object,
            root: ExpressionNode(.compare(.equal, node, literal), .boolean))
    }

    /// `field in [ids]`, without parsing text and without the parser's limit on lists.
    /// - Throws: `Problem` when the object has no such reference field.
    package static func field(
        _ name: String, on object: String, in ids: [RecordID], schema: any ExpressionSchema
    ) throws -> Expression {
        let node = try reference(name, on: object, schema: schema)
        let candidates = ids.map { ExpressionNode.constant(.id($0), node.type) }
        let list = ids.map { "\"\($0)\"" }.joined(separator: ", ")
        return Expression(
            source: "\(name) in [\(list)]", object: object,
            root: ExpressionNode(.oneOf(node, candidates), .boolean))
    }

    private static func reference(_ name: String, on object: String, schema: any ExpressionSchema) throws -> ExpressionNode {
        let found = schema.expressionObject(object)
        guard let found, let field = found.field(name), case .reference = field.type else {
            throw ExpressionProblem.unknownField(name, of: object, at: 0, among: found?.fields.map(\.name) ?? [])
        }
        let step = RecordPath.Step(object: found.name, table: found.table, field: field)
        return ExpressionNode(.path(RecordPath(root: .scope(0), steps: [step])), field.type)
    }
}

extension ExpressionObject {
    /// Every record has an `id`, whether or not its object lists it.
    func field(_ name: String) -> ExpressionField? {
        if let field = fields.first(where: { $0.name == name }) { return field }
        return name == "id" ? ExpressionField(name: "id", type: .reference(self.name), column: "id") : nil
    }

    func relation(_ name: String) -> ExpressionRelation? { relations.first { $0.name == name } }
}

extension ExpressionNode {
    var isVolatile: Bool {
        switch kind {
        case .now, .today, .me: true
        case .path(let path), .amount(let path, _), .listCount(let path): path.root == .me
        case .listContains(let path, let node): path.root == .me || node.isVolatile
        case .exists(let records): records.isVolatile
        case .aggregate(_, let records, let value): records.isVolatile || value?.isVolatile == true
        default: kind.children.contains(where: \.isVolatile)
        }
    }
}

extension ExpressionNode.RelatedRecords {
    fileprivate var isVolatile: Bool { base.root == .me || condition?.isVolatile == true }
}
