import MartletExpressions
import MartletKernel
import MartletStorage

/// A mail address; compared without case.
package struct EmailField: TextualField {
    package static let kind = "email"
    package static let label = LocalisedText(zh: "邮箱", en: "E-mail")

    package init() {}

    package var columns: [FieldColumn] { [FieldColumn(.text)] }
    package var expressionType: ExpressionType { .text }

    package func accept(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value {
        guard let text = try TextInput.line(json, maximum: 254).text else { return .null }
        guard let address = EmailField.normalised(text) else {
            throw FieldRefusal("not_an_email", zh: "“\(text.prefix(60))”不是有效的邮箱地址。", en: "\"\(text.prefix(60))\" is not a mail address.")
        }
        return .text(address)
    }

    /// The address in lower case. Local parts are case-sensitive in theory (RFC 5321 §2.4) and at no provider in practice; two
    /// records that differ in case only are one person. `nil` for what cannot be delivered to.
    package static func normalised(_ text: String) -> String? {
        let address = text.precomposedWidth.lowercased()
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count), !parts[0].contains(where: { " ,;:<>()[]\\\"".contains($0) }) else {
            return nil
        }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        let areLabels = labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.allSatisfy { $0 == "-" || $0.isLetter || $0.isNumber }
        }
        return labels.count >= 2 && areLabels ? address : nil
    }

    package func store(_ value: Value, into row: inout [SQLValue]) { row.append(value.text.map(SQLValue.text) ?? .null) }
    package func load(_ row: any ResultRow, at column: Int) -> Value { row.text(column).map(Value.text) ?? .null }
    package func write(_ value: Value, to writer: inout JSONWriter) { writer.write(value.text) }
    package func text(of value: Value, in language: Language) -> String { value.text ?? "" }
    package var schema: JSON { .members(["type": ["string", "null"], "format": "email", "maxLength": 254]) }
    package func sample(_ random: inout SeededRandom) -> JSON { .string("user\(random.next() % 100_000)@example.com") }
}
