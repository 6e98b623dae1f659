import MartletExpressions
import MartletKernel
import MartletStorage

/// A telephone number in E.164 with an optional extension: `+8613812345678`, `+8653212345678;ext=801`.
package struct PhoneField: TextualField {
    package static let kind = "phone"
    package static let label = LocalisedText(zh: "电话", en: "Phone")

    package init() {}

    package var columns: [FieldColumn] { [FieldColumn(.text)] }
    package var expressionType: ExpressionType { .text }

    package func accept(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value {
        guard let text = try TextInput.line(json, maximum: 60).text else { return .null }
        guard let number = context.phones.parse(text.precomposedWidth, region: context.region) else {
            throw FieldRefusal("not_a_phone", zh: "“\(text.prefix(40))”不是有效的电话号码。", en: "\"\(text.prefix(40))\" is not a telephone number.")
        }
        return .text(number.text)
    }
    package func store(_ value: Value, into row: inout [SQLValue]) { row.append(value.text.map(SQLValue.text) ?? .null) }
    package func load(_ row: any ResultRow, at column: Int) -> Value { row.text(column).map(Value.text) ?? .null }
    package func write(_ value: Value, to writer: inout JSONWriter) { writer.write(value.text) }
    package func text(of value: Value, in language: Language) -> String { value.text ?? "" }
    package var schema: JSON { .members(["type": ["string", "null"], "maxLength": 60, "description": "E.164, or as written locally"]) }
    package func sample(_ random: inout SeededRandom) -> JSON { .string("138" + String(10_000_000 + random.next() % 90_000_000)) }
}
