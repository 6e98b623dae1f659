import MartletKernel
import MartletStorage

/// Walking references, with the guard consulted at every record and field.
extension ExpressionEvaluator {
    /// - Parameter currency: the amount in that currency of a money field instead of its worth.
    func value(at path: RecordPath, _ scopes: [Scope], currency: Currency?) throws -> SQLValue {
        if path.isConstant, let field = path.last?.field { return scalar(context.mine(field.name), of: field, currency) }
        guard let last = path.last, let id = try record(holding: path, scopes) else { return .null }
        // A record answers its own id even while it is being created.
        if last.field.name == "id", path.steps.count == 1 { return .id(id) }
        guard try maySee(last, of: id), let value = try source.value(of: last.field.name, object: last.object, id: id) else { return .null }
        return scalar(value, of: last.field, currency)
    }

    /// The elements of a list field; `nil` when its record is out of sight or the field is hidden.
    func list(at path: RecordPath, _ scopes: [Scope]) throws -> [SQLValue]? {
        guard let last = path.last, case .list(let element) = last.field.type, let id = try record(holding: path, scopes),
            try maySee(last, of: id), let value = try source.value(of: last.field.name, object: last.object, id: id)
        else { return nil }
        return (value.list ?? []).map { StoredForm.scalar($0, as: element) }
    }

    /// The record at a path's end, when the field there is visible.
    func owner(_ path: RecordPath, _ scopes: [Scope]) throws -> RecordID? {
        guard let last = path.last, let id = try record(holding: path, scopes) else { return nil }
        return try path.isConstant || maySee(last, of: id) ? id : nil
    }

    /// The record whose field the last step names: each reference before it is followed to a visible record.
    private func record(holding path: RecordPath, _ scopes: [Scope]) throws -> RecordID? {
        var current: RecordID
        switch path.root {
        case .scope(let scope): current = scopes[scope].id
        case .me:
            guard let id = context.meID else { return nil }
            current = id
        }
        for (position, step) in path.steps.dropLast().enumerated() {
            guard let next = try reference(at: step, of: current, isMe: path.root == .me && position == 0) else { return nil }
            guard try isVisible(next, path.steps[position + 1].object) else { return nil }
            current = next
        }
        return current
    }

    /// The caller's own fields are bound, and not hidden from him.
    private func reference(at step: RecordPath.Step, of id: RecordID, isMe: Bool) throws -> RecordID? {
        if isMe { return context.mine(step.field.name).id }
        guard try maySee(step, of: id) else { return nil }
        return try source.value(of: step.field.name, object: step.object, id: id)?.id
    }

    private func scalar(_ value: Value, of field: ExpressionField, _ currency: Currency?) -> SQLValue {
        guard let currency, currency != context.currency else { return StoredForm.scalar(value, as: field.type) }
        guard field.amountColumn != nil, let money = value.money, money.currency == currency else { return .null }
        return .integer(money.units)
    }

    func maySee(_ step: RecordPath.Step, of id: RecordID) throws -> Bool {
        guard let condition = access.fieldCondition(of: step.object, field: step.field.name) else { return true }
        return try isTrueUnguarded(condition, step.object, id)
    }

    func isVisible(_ id: RecordID, _ object: String) throws -> Bool {
        guard try source.value(of: "id", object: object, id: id) != nil else { return false }
        guard let condition = access.rowCondition(of: object) else { return true }
        return try isTrueUnguarded(condition, object, id)
    }

    /// Conditions of access are the system's own: they read what the reader himself may not.
    private func isTrueUnguarded(_ condition: Expression, _ object: String, _ id: RecordID) throws -> Bool {
        let system = ExpressionEvaluator(source: source, context: context, guard: OpenGuard())
        return try system.isTrue(condition.root, [Scope(object: object, id: id)])
    }
}
