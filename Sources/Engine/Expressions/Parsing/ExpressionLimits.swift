/// Bounds on what a text may ask for, far above what a person writes and far below what hurts.
enum ExpressionLimits {
    /// Characters of source.
    static let length = 10_000
    /// Parentheses, functions and quantifiers inside each other.
    static let nesting = 32
    /// Operators on the longest way down, chains such as a + b + c included.
    static let depth = 100
    /// Elements of a list literal.
    static let listLength = 1_000
    /// Names in a path.
    static let pathLength = 5
    /// Parts after expansion, which repeats the operand of `between`.
    static let size = 20_000
}
