import MartletExpressions
import MartletKernel
import MartletMetadata
import Synchronization

/// Which records of an object a caller may do something to, as one expression, and the rules it was made of. It is complete in itself:
/// it is compiled and evaluated with an open guard, because rules read what the caller may not.
package struct AccessCondition: Sendable {
    /// `nil`: all of them.
    package let expression: Expression?
    package let reasons: [Reason]

    /// One rule of the condition, for `access.explain`.
    package struct Reason: Sendable {
        package let text: LocalisedText
        /// `nil`: it holds for every record.
        package let expression: Expression?
    }
}

/// Makes conditions from the caller's roles and the object's policy (docs/access.md).
package struct AccessRules: Sendable {
    package let caller: Caller
    package let schema: Schema

    package init(_ caller: Caller, schema: Schema) {
        self.caller = caller
        self.schema = schema
    }

    package func condition(of object: ObjectSchema, for operation: RecordOperation) -> AccessCondition {
        let key = AccessKey(object: object.name, operation: operation)
        if let known = caller.conditions.withLock({ $0[key] }) { return known }
        let reasons = reasons(of: object, for: operation)
        let everything = reasons.contains { $0.expression == nil }
        let condition = AccessCondition(
            expression: everything ? nil : .any(reasons.compactMap(\.expression)), reasons: reasons)
        caller.conditions.withLock { $0[key] = condition }
        return condition
    }

    private func reasons(of object: ObjectSchema, for operation: RecordOperation) -> [AccessCondition.Reason] {
        if caller.isSystem { return [always("系统自身", "the system itself")] }
        if case .personal(let field) = object.definition.access { return [mine(field, on: object)].compactMap(\.self) }
        if caller.isAdministrator { return [always("管理员角色", "an administrator role")] }
        if object.name == "share", operation == .read { return [sharesOfMine()].compactMap(\.self) }
        switch object.definition.access {
        case .administrative, .personal: return []
        case .shared where operation == .read && !caller.isPortal: return [always("全员可见", "visible to everyone")]
        case .inherited(let fields) where operation == .create:
            return inherited(from: fields, on: object, for: operation) + unattached(fields, on: object)
        case .shared, .owned: return granted(on: object, for: operation)
        case .inherited(let fields):
            return granted(on: object, for: operation) + inherited(from: fields, on: object, for: operation)
        }
    }

    private func always(_ zh: String, _ en: String) -> AccessCondition.Reason {
        AccessCondition.Reason(text: LocalisedText(zh: zh, en: en), expression: nil)
    }

    private func reason(_ zh: String, _ en: String, _ expression: Expression?) -> AccessCondition.Reason? {
        expression.map { AccessCondition.Reason(text: LocalisedText(zh: zh, en: en), expression: $0) }
    }

    private func mine(_ field: String, on object: ObjectSchema) -> AccessCondition.Reason? {
        guard let user = caller.actor.user else { return nil }
        let expression =
            field == "id" || object.field(field)?.type is ReferenceField
            ? try? Expression.field(field, on: object.name, equals: user, schema: schema) : nil
        return reason("本人的记录", "one's own", expression)
    }

    /// Scopes, criteria rules and shares.
    private func granted(on object: ObjectSchema, for operation: RecordOperation) -> [AccessCondition.Reason] {
        let scope = caller.scope(of: operation, on: object.name)
        if scope == .all { return [always("角色范围：全部", "role scope: all")] }
        var result = scoped(scope, on: object)
        for role in caller.roles {
            for rule in role.rules where rule.object == object.name && rule.operations.contains(operation) {
                let expression = try? ExpressionParser.parse(rule.condition, on: object.name, expecting: .boolean, schema: schema)
                result += [
                    reason("角色“\(role.name)”的规则：\(rule.condition)", "a rule of the role \"\(role.name)\": \(rule.condition)", expression)
                ]
                .compactMap(\.self)
            }
        }
        if caller.hasShares, operation == .read || operation == .update {
            result += [shared(on: object, for: operation)].compactMap(\.self)
        }
        return result
    }

    private func scoped(_ scope: Scope, on object: ObjectSchema) -> [AccessCondition.Reason] {
        guard scope > .none, let user = caller.actor.user else { return [] }
        var result = [reason("自己负责", "one owns it", try? .field("owner", on: object.name, equals: user, schema: schema))]
        if scope >= .department {
            let departments = scope >= .subtree ? caller.subtree : caller.departments
            let expression =
                departments.isEmpty ? nil : try? Expression.field("department", on: object.name, in: departments, schema: schema)
            result.append(reason("归属自己的部门", "it belongs to one's departments", expression))
        }
        if scope >= .reports, !caller.reports.isEmpty {
            result.append(
                reason(
                    "下属负责", "somebody who reports to one owns it", try? .field("owner", on: object.name, in: caller.reports, schema: schema)
                ))
        }
        return result.compactMap(\.self)
    }

    private func shared(on object: ObjectSchema, for operation: RecordOperation) -> AccessCondition.Reason? {
        guard schema.relations(of: object.name).contains(where: { $0.name == "shares" }) else { return nil }
        let list = caller.grantees.map { "\"\($0)\"" }.joined(separator: ", ")
        let level = operation == .update ? " and level = \"write\"" : ""
        let text = "any(shares, grantee in [\(list)] and (expiresAt = null or expiresAt > now)\(level))"
        return reason("他人共享", "it was shared", try? ExpressionParser.parse(text, on: object.name, expecting: .boolean, schema: schema))
    }

    private func sharesOfMine() -> AccessCondition.Reason? {
        reason("共享给自己", "shared with one", try? .field("grantee", on: "share", in: caller.grantees, schema: schema))
    }

    /// One that hangs on nothing yet is its maker's own.
    private func unattached(_ fields: [String], on object: ObjectSchema) -> [AccessCondition.Reason] {
        guard caller.scope(of: .create, on: object.name) > .none else { return [] }
        let text = fields.map { object.field($0)?.type.isList == true ? "isEmpty(\($0))" : "\($0) = null" }.joined(separator: " and ")
        let expression = try? ExpressionParser.parse(text, on: object.name, expecting: .boolean, schema: schema)
        return [reason("未挂在任何记录上", "it hangs on no record", expression)].compactMap(\.self)
    }

    /// Through any of the records it belongs to: what may be done to the whole may be done to its parts. To read or export a part one
    /// must be able to read or export the whole, to do anything else to it one must be able to change the whole.
    private func inherited(
        from fields: [String], on object: ObjectSchema, for operation: RecordOperation
    ) -> [AccessCondition.Reason] {
        guard caller.scope(of: operation, on: object.name) > .none else { return [] }
        let asked: RecordOperation =
            switch operation {
            case .read, .export: operation
            case .create where object.definition.isAddedByReaders: .read
            default: .update
            }
        return fields.compactMap { name in
            guard let field = object.field(name) else { return nil }
            let ways = InheritedPath(field: field, schema: schema).ways.compactMap { way -> Expression? in
                guard let target = schema.object(way.target) else { return nil }
                let condition = condition(of: target, for: asked).expression
                if condition == .constant(false) { return nil }
                return try? .through(way.name, isList: way.isList, on: object.name, condition, schema: schema)
            }
            return ways.isEmpty
                ? nil : reason("随\(field.labels.zh)可见", "through its \(field.labels.en.lowercased())", .any(ways))
        }
    }
}

/// The ways a field of a part leads to its wholes: one for each object it may refer to.
struct InheritedPath {
    let field: FieldDefinition
    let schema: Schema

    var ways: [(name: String, isList: Bool, target: String)] {
        guard let type = field.type as? any ReferencingField else { return [] }
        if let reference = type as? ReferenceField { return [(field.name, false, reference.target)] }
        let targets = (type.targets.isEmpty ? schema.objects.map(\.name) : type.targets).filter(endsHere)
        return targets.map { (Schema.narrowed(field.name, to: $0), field.type.isList, $0) }
    }

    /// Not through objects that themselves hang on any record, which would go round in a circle.
    private func endsHere(_ target: String) -> Bool {
        switch schema.object(target)?.definition.access {
        case .owned: true
        case .inherited(let fields): fields.allSatisfy { schema.object(target)?.field($0)?.type is ReferenceField }
        default: false
        }
    }
}
