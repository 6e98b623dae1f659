import MartletKernel

extension Expression {
    /// True where a field of the record leads to a record that meets `condition`: what a rule says of a whole, said of its parts. It
    /// reads nothing through a guard's eyes, so that it may itself be the condition of a guard.
    /// - Parameters:
    ///   - field: a reference (`team`), or the relation a list of references is followed by (`linksAsTeam`).
    ///   - condition: about the object the field leads to; `nil`: any record that is not in the trash.
    /// - Throws: `Problem` when the object has no such field.
    package static func through(
        _ field: String, isList: Bool, on object: String, _ condition: Expression?, schema: any ExpressionSchema
    ) throws -> Expression {
        let text = isList ? "any(\(field))" : "\(field).id != null"
        let present = try ExpressionParser.parse(text, on: object, expecting: .boolean, schema: schema)
        guard let condition else { return present }
        let source = "\(field) → (\(condition.source))"
        if case .exists(let records) = present.root.kind {
            let inner = condition.root.rewritten(RecordPath.inner, scopesBy: 1)
            let met = ExpressionNode.RelatedRecords(
                base: records.base, relation: records.relation, table: records.table, link: records.link, scope: records.scope,
                condition: inner)
            return Expression(source: source, object: object, root: ExpressionNode(.exists(met), .boolean))
        }
        let step = try reference(field, on: object, schema: schema)
        let there = condition.root.rewritten({ $0.starting(after: step) }, scopesBy: 0)
        return Expression(source: source, object: object, root: ExpressionNode(.and([present.root, there]), .boolean))
    }

    private static func reference(_ name: String, on object: String, schema: any ExpressionSchema) throws -> RecordPath.Step {
        let found = schema.expressionObject(object)
        guard let found, let field = found.field(name) else {
            throw ExpressionProblem.unknownField(name, of: object, at: 0, among: found?.fields.map(\.name) ?? [])
        }
        return RecordPath.Step(object: found.name, table: found.table, field: field)
    }
}

extension RecordPath {
    /// The same path one quantifier further in.
    fileprivate static func inner(_ path: RecordPath) -> RecordPath {
        guard case .scope(let scope) = path.root else { return path }
        return RecordPath(root: .scope(scope + 1), steps: path.steps)
    }

    /// The same path from a record that gets to its beginning by one more step. Paths of quantifiers inside stay as they are.
    fileprivate func starting(after step: Step) -> RecordPath {
        root == .scope(0) ? RecordPath(root: root, steps: [step] + steps) : self
    }
}

extension ExpressionNode {
    /// The tree with every path changed.
    fileprivate func rewritten(_ path: (RecordPath) -> RecordPath, scopesBy shift: Int) -> ExpressionNode {
        func again(_ node: ExpressionNode) -> ExpressionNode { node.rewritten(path, scopesBy: shift) }
        func again(_ records: RelatedRecords) -> RelatedRecords {
            RelatedRecords(
                base: path(records.base), relation: records.relation, table: records.table, link: records.link,
                scope: records.scope + shift, condition: records.condition.map { again($0) })
        }
        let kind: Kind =
            switch kind {
            case .constant, .money, .now, .today, .me: self.kind
            case .path(let old): .path(path(old))
            case .amount(let old, let currency): .amount(path(old), currency)
            case .listCount(let old): .listCount(path(old))
            case .listContains(let old, let node): .listContains(path(old), again(node))
            case .isNull(let node): .isNull(again(node))
            case .not(let node): .not(again(node))
            case .and(let nodes): .and(nodes.map { again($0) })
            case .or(let nodes): .or(nodes.map { again($0) })
            case .coalesce(let nodes): .coalesce(nodes.map { again($0) })
            case .call(let function, let nodes): .call(function, nodes.map { again($0) })
            case .compare(let how, let left, let right): .compare(how, again(left), again(right))
            case .textTest(let how, let left, let right): .textTest(how, again(left), again(right))
            case .oneOf(let node, let candidates): .oneOf(again(node), candidates)
            case .choose(let condition, let then, let other): .choose(again(condition), then: again(then), else: again(other))
            case .within(let node, let ancestor, let tree): .within(again(node), again(ancestor), tree)
            case .exists(let records): .exists(again(records))
            case .aggregate(let what, let records, let value): .aggregate(what, again(records), of: value.map { again($0) })
            }
        return ExpressionNode(kind, type)
    }
}
