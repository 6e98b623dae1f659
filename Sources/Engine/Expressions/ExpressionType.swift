/// The type of an expression, known when it is parsed.
package indirect enum ExpressionType: Hashable, Sendable {
    case boolean
    case integer
    /// Fixed point with that many places.
    case decimal(scale: Int)
    case text
    case date
    case instant
    case duration
    case money
    /// A reference to a record of that object; `""` where any object may stand.
    case reference(String)
    case list(ExpressionType)
    /// Structured fields: only compared with `null`.
    case structure
    /// The literal `null` before its context gives it a type.
    case null
}
