import MartletKernel
import MartletStorage

/// Compiles expressions to SQL for one reader at one moment: `now`, `me` and what they lead to are bound.
package struct ExpressionSQL {
    private let context: EvaluationContext
    private let access: any ExpressionGuard
    private let dialect: Dialect

    /// - Parameter guard: hides from the expression what the reader may not see. It is not consulted on whether the
    ///   reader sees the row the expression is about: that condition belongs to the query.
    package init(context: EvaluationContext, guard access: any ExpressionGuard, dialect: Dialect) {
        self.context = context
        self.access = access
        self.dialect = dialect
    }

    /// A condition that is true for exactly the rows where the expression is; `FALSE` or `NULL` for the others, so it may
    /// stand in `WHERE` and under `AND` and `OR`, not under `NOT`.
    /// - Parameter alias: the alias of the object's table in the query; not one of `e1`, `e2`, …, which are used inside.
    /// - Throws: `Problem` `expression_too_deep` when the text would be nested deeper than SQLite reads.
    package func filter(_ expression: Expression, alias: String) throws -> SQL {
        var compiler = SQLCompiler(context: context, access: access, dialect: dialect)
        return try SQLNesting.checked(compiler.condition(expression.root, is: true, [alias]))
    }

    /// A scalar of the expression's type in stored form (`StoredForm` reads it back).
    /// - Throws: as `filter`.
    package func value(_ expression: Expression, alias: String) throws -> SQL {
        var compiler = SQLCompiler(context: context, access: access, dialect: dialect)
        return try SQLNesting.checked(compiler.value(expression.root, [alias]))
    }
}
