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

extension ExpressionType: CustomStringConvertible {
    /// The name in error messages and documentation.
    package var description: String {
        switch self {
        case .boolean: "boolean"
        case .integer: "integer"
        case .decimal(let scale): "decimal(\(scale))"
        case .text: "text"
        case .date: "date"
        case .instant: "instant"
        case .duration: "duration"
        case .money: "money"
        case .reference(let object): object.isEmpty ? "reference" : "reference to \(object)"
        case .list(let element): "list of \(element)"
        case .structure: "structure"
        case .null: "null"
        }
    }

    /// Places of the stored units: 0 for integers, 4 for money; `nil` for what is not a number.
    package var scale: Int? {
        switch self {
        case .integer: 0
        case .decimal(let scale): scale
        case .money: 4
        default: nil
        }
    }
}
