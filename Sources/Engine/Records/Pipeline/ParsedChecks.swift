import MartletExpressions
import MartletMetadata

/// The checks of every object with their conditions read once, not for each record written.
package struct ParsedChecks: Sendable {
    private let byObject: [String: [(rule: CheckRule, condition: Expression)]]

    /// - Throws: the parser's `Problem` for a condition that does not fit its object.
    package init(_ schema: Schema) throws {
        var byObject: [String: [(rule: CheckRule, condition: Expression)]] = [:]
        for object in schema.objects where !object.definition.checks.isEmpty {
            byObject[object.name] = try object.definition.checks.map { rule in
                (rule, try ExpressionParser.parse(rule.condition, on: object.name, expecting: .boolean, schema: schema))
            }
        }
        self.byObject = byObject
    }

    func of(_ object: String) -> [(rule: CheckRule, condition: Expression)] { byObject[object] ?? [] }
}
