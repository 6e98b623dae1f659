import MartletExpressions
import MartletKernel
import MartletMetadata

/// Puts the caller's conditions wherever an expression leaves its record or names a field.
package struct AccessGuard: ExpressionGuard {
    private let rules: AccessRules

    package init(_ rules: AccessRules) { self.rules = rules }

    package func rowCondition(of object: String) -> Expression? {
        guard let schema = rules.schema.object(object) else { return .constant(false) }
        return rules.condition(of: schema, for: .read).expression
    }

    package func fieldCondition(of object: String, field: String) -> Expression? {
        guard let schema = rules.schema.object(object) else { return .constant(false) }
        return rules.visibility(of: Schema.fieldName(of: field, in: schema), on: schema).condition
    }
}

/// Whether a caller sees a field's value.
package struct FieldVisibility: Sendable {
    /// When it is seen in clear; `nil`: always.
    package let condition: Expression?
    /// True where it is shown masked instead of being left out.
    package let isMasked: Bool

    package static let clear = FieldVisibility(condition: nil, isMasked: false)
}

extension AccessRules {
    /// A field is in clear when one of the roles that let the caller read the object shows it.
    package func visibility(of field: String, on object: ObjectSchema) -> FieldVisibility {
        restriction([.hide, .mask], of: field, on: object)
    }

    /// When the caller may write the field; `nil`: always.
    package func writability(of field: String, on object: ObjectSchema) -> Expression? {
        restriction([.hide, .mask, .lock], of: field, on: object).condition
    }

    private func restriction(_ modes: Set<RoleGrants.FieldRule.Mode>, of field: String, on object: ObjectSchema) -> FieldVisibility {
        if caller.isAdministrator { return .clear }
        var alternatives = [Expression]()
        var isMasked = false
        for role in readingRoles(of: object) {
            let limits = role.fields.filter { $0.object == object.name && $0.field == field && modes.contains($0.mode) }
            if limits.isEmpty { return .clear }
            // Where one role both hides and masks, nothing is shown: the mask would show what it hides.
            if limits.contains(where: { $0.mode == .mask }), !limits.contains(where: { $0.mode == .hide }) { isMasked = true }
            alternatives.append(.all(limits.map { .not(condition($0.condition, on: object)) }))
        }
        return alternatives.isEmpty ? .clear : FieldVisibility(condition: .any(alternatives), isMasked: isMasked)
    }

    /// The roles that let the caller read the object. What he reads without a role's grant, because it is open to everyone or was shared
    /// with him, he reads under the limits of all of them.
    private func readingRoles(of object: ObjectSchema) -> [RoleGrants] {
        if object.definition.access == .shared { return caller.roles }
        let readers = caller.roles.filter { role in
            (role.grant(for: object.name).scopes[.read] ?? .none) > .none || role.rules.contains { $0.object == object.name }
        }
        return readers.isEmpty ? caller.roles : readers
    }

    /// A rule without a condition holds always; one that no longer parses (a field was removed) holds always too, so that a
    /// broken rule hides rather than shows.
    private func condition(_ text: String?, on object: ObjectSchema) -> Expression {
        guard let text else { return .constant(true) }
        return (try? ExpressionParser.parse(text, on: object.name, expecting: .boolean, schema: schema)) ?? .constant(true)
    }
}
