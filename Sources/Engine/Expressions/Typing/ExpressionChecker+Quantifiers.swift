import MartletKernel
import MartletStorage

/// `any all none count sum min max avg` over the records that refer to this one.
extension ExpressionChecker {
    /// `nil` when the first argument names no to-many relation: then `min` and `max` compare values.
    func quantifier(_ name: String, _ arguments: [ExpressionSyntax], at position: Int) throws -> ExpressionNode? {
        guard let first = arguments.first, case .path(let names) = first.kind, let found = try relation(names) else { return nil }
        let (base, relation, link, object) = found
        let inner = ExpressionChecker(schema: schema, scopes: scopes + [object])
        let takesValue = ["sum", "min", "max", "avg"].contains(name)
        let value = takesValue ? arguments.dropFirst().first : nil
        let rest = arguments.dropFirst(takesValue ? 2 : 1)
        let isComplete = takesValue ? value != nil : name != "all" || !rest.isEmpty
        guard rest.count <= 1, isComplete else { throw arity(name, at: position) }
        let condition = try rest.first.map(inner.condition)
        func records(_ condition: ExpressionNode?) -> ExpressionNode.RelatedRecords {
            ExpressionNode.RelatedRecords(
                base: base, relation: relation, table: object.table, link: link, scope: scopes.count, condition: condition)
        }
        let node = try value.map(inner.check)
        switch name {
        case "any": return ExpressionNode(.exists(records(condition)), .boolean)
        case "none": return ExpressionNode(.not(ExpressionNode(.exists(records(condition)), .boolean)), .boolean)
        case "all":
            let failing = condition.map { ExpressionNode(.not($0), .boolean) }
            return ExpressionNode(.not(ExpressionNode(.exists(records(failing)), .boolean)), .boolean)
        case "count": return ExpressionNode(.aggregate(.count, records(condition), of: nil), .integer)
        default: return try aggregate(name, records(condition), node ?? .boolean(true), at: value?.position ?? position)
        }
    }

    private func aggregate(
        _ name: String, _ records: ExpressionNode.RelatedRecords, _ value: ExpressionNode, at position: Int
    ) throws -> ExpressionNode {
        let isOrdered: Bool
        switch value.type {
        case .text, .date, .instant: isOrdered = true
        default: isOrdered = false
        }
        let isNumber = value.type.scale != nil || value.type == .duration
        guard isNumber || (isOrdered && (name == "min" || name == "max")) else {
            throw ExpressionProblem.unexpectedType(at: position, expected: ["number", "duration"], found: value.type)
        }
        switch name {
        case "sum": return ExpressionNode(.aggregate(.sum, records, of: value), value.type)
        case "min": return ExpressionNode(.aggregate(.min, records, of: value), value.type)
        case "max": return ExpressionNode(.aggregate(.max, records, of: value), value.type)
        default:
            guard let scale = value.type.scale, value.type != .money else {
                return ExpressionNode(.aggregate(.average(shift: 0), records, of: value), value.type)
            }
            let wider = max(scale, 6)
            return ExpressionNode(.aggregate(.average(shift: wider - scale), records, of: value), .decimal(scale: wider))
        }
    }

    /// `members`, `team.members`, `this.members`: a path to a record and one of its relations.
    private func relation(
        _ names: [ExpressionSyntax.Name]
    ) throws -> (base: RecordPath, relation: ExpressionRelation, link: ExpressionField, related: ExpressionObject)? {
        guard let last = names.last else { return nil }
        let (root, object, rest) = try start(names)
        guard rest.last?.text == last.text else { return nil }
        guard let references = try? steps(Array(rest.dropLast()), from: object) else { return nil }
        var holder = object
        if let reference = references.last {
            guard case .reference(let target) = reference.field.type, let next = schema.expressionObject(target) else { return nil }
            holder = next
        }
        guard let relation = holder.relation(last.text), let related = schema.expressionObject(relation.object) else { return nil }
        let isOutgoing = relation.direction == .outgoing
        guard let link = (isOutgoing ? holder : related).field(relation.field), let shown = isOutgoing ? link : holder.field("id")
        else { return nil }
        let end = RecordPath.Step(object: holder.name, table: holder.table, field: shown)
        return (RecordPath(root: root, steps: references + [end]), relation, link, related)
    }
}
