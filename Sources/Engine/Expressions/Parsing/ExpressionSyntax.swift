import MartletKernel
import MartletStorage

/// What the text says, before names and types are looked at.
struct ExpressionSyntax: Sendable {
    let kind: Kind
    /// Characters before its first one; of an operation, before its sign.
    let position: Int

    indirect enum Kind: Sendable {
        case literal(SQLValue, ExpressionType)
        case money(FixedDecimal, Currency)
        case path([Name])
        case list([ExpressionSyntax])
        case negative(ExpressionSyntax)
        case not(ExpressionSyntax)
        case and([ExpressionSyntax])
        case or([ExpressionSyntax])
        /// `=`, `!=`, `<`, `<=`, `>`, `>=`, `+`, `-`, `*`, `/`, `&`.
        case binary(String, ExpressionSyntax, ExpressionSyntax)
        case oneOf(ExpressionSyntax, ExpressionSyntax)
        case between(ExpressionSyntax, ExpressionSyntax, ExpressionSyntax)
        case call(String, [ExpressionSyntax])
    }

    struct Name: Sendable {
        let text: String
        let position: Int
    }
}
