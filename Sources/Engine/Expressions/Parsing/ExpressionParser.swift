import MartletKernel

/// From text to a typed expression.
package enum ExpressionParser {
    /// Every function and quantifier, for completion in an editor.
    package static var functionNames: [String] { ExpressionChecker.functions }

    /// - Parameters:
    ///   - object: the object it is about, whose fields are the bare names.
    ///   - expected: converts the result where that is exact or a rounding (a number to a decimal or to money, a date to
    ///     the instant it begins), and refuses other types. `nil` takes any type but lists and structures.
    /// - Throws: `Problem` of kind `.invalid` with `details.position` in characters from 0: `expression_syntax`,
    ///   `expression_type` (`expected`, `found`), `expression_unknown_field` (`field`, `object`, `nearest`),
    ///   `expression_unknown_function` (`function`, `nearest`), `expression_unknown_object`, `expression_too_large`.
    package static func parse(
        _ text: String, on object: String, expecting expected: ExpressionType? = nil, schema: any ExpressionSchema
    ) throws -> Expression {
        let source = try ExpressionSource(text)
        var reader = try ExpressionReader(source)
        let syntax = try reader.expression()
        guard let start = schema.expressionObject(object) else {
            throw Problem(
                .invalid, "expression_unknown_object", zh: "没有对象 \(object)。", en: "There is no object \(object).",
                details: ["object": .string(object)])
        }
        let checker = ExpressionChecker(schema: schema, scopes: [start])
        let root = try checker.root(syntax, expecting: expected)
        guard root.size <= ExpressionLimits.size, root.depth <= ExpressionLimits.depth else {
            throw ExpressionProblem.tooLarge(at: 0, zh: "表达式过于复杂。", en: "The expression is too complex.")
        }
        return Expression(source: text, object: object, root: root)
    }
}
