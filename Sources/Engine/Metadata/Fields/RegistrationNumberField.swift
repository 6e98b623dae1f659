import MartletExpressions
import MartletKernel
import MartletStorage

/// 统一社会信用代码: 18 characters with a check character (GB 32100-2015, appendix A); other countries' numbers are taken as they are.
package struct RegistrationNumberField: TextualField {
    package static let kind = "registrationNumber"
    package static let label = LocalisedText(zh: "统一社会信用代码", en: "Registration number")

    package init() {}

    package var columns: [FieldColumn] { [FieldColumn(.text)] }
    package var expressionType: ExpressionType { .text }

    package func accept(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value {
        guard let text = try TextInput.line(json, maximum: 40).text else { return .null }
        let code = text.precomposedWidth.uppercased().filter { $0 != " " && $0 != "-" }
        guard code.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) }), (5...30).contains(code.utf8.count) else {
            throw FieldRefusal(
                "not_a_registration", zh: "注册号只能包含数字和字母，5 至 30 位。", en: "A registration number has 5 to 30 digits and letters.")
        }
        if code.utf8.count == 18, context.region == "CN", let expected = RegistrationNumberField.checkCharacter(code), code.last != expected
        {
            throw FieldRefusal(
                "check_digit", zh: "统一社会信用代码校验位不符，请核对是否有误输。",
                en: "The check character of the unified social credit code does not fit; look for a typing error.")
        }
        return .text(code)
    }

    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

    /// The 18th character from the 17 before it, by weights 3^i mod 31 (GB 32100-2015, appendix A); `nil` where a letter is outside
    /// the code's alphabet.
    package static func checkCharacter(_ code: String) -> Character? {
        var sum = 0
        var weight = 1
        for character in code.prefix(17) {
            guard let value = alphabet.firstIndex(of: character) else { return nil }
            sum += value * weight
            weight = weight * 3 % 31
        }
        return alphabet[(31 - sum % 31) % 31]
    }

    package func store(_ value: Value, into row: inout [SQLValue]) { row.append(value.text.map(SQLValue.text) ?? .null) }
    package func load(_ row: any ResultRow, at column: Int) -> Value { row.text(column).map(Value.text) ?? .null }
    package func write(_ value: Value, to writer: inout JSONWriter) { writer.write(value.text) }
    package func text(of value: Value, in language: Language) -> String { value.text ?? "" }
    package var schema: JSON { .members(["type": ["string", "null"], "maxLength": 40]) }
    package func sample(_ random: inout SeededRandom) -> JSON {
        let body = "9133" + String(1_000_000_000_000 + random.next() % 8_000_000_000_000)
        return .string(body + String(RegistrationNumberField.checkCharacter(body) ?? "0"))
    }
}
