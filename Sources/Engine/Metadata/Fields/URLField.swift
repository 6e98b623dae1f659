import Foundation
import MartletExpressions
import MartletKernel
import MartletStorage

/// A web address; `https://` is added where no scheme is written, other schemes are refused (a `javascript:` link is an attack).
package struct URLField: TextualField {
    package static let kind = "url"
    package static let label = LocalisedText(zh: "网址", en: "Web address")

    package init() {}

    package var columns: [FieldColumn] { [FieldColumn(.text)] }
    package var expressionType: ExpressionType { .text }

    package func accept(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value {
        guard let text = try TextInput.line(json, maximum: 2000).text else { return .null }
        let full = text.contains("://") ? text : "https://" + text
        guard let url = URL(string: full), let scheme = url.scheme?.lowercased(), ["http", "https"].contains(scheme),
            let host = url.host(), host.contains("."), !host.contains(" ")
        else {
            throw FieldRefusal(
                "not_a_url", zh: "“\(text.prefix(60))”不是有效的网址（http 或 https）。",
                en: "\"\(text.prefix(60))\" is not a web address (http or https).")
        }
        return .text(full)
    }
    package func store(_ value: Value, into row: inout [SQLValue]) { row.append(value.text.map(SQLValue.text) ?? .null) }
    package func load(_ row: any ResultRow, at column: Int) -> Value { row.text(column).map(Value.text) ?? .null }
    package func write(_ value: Value, to writer: inout JSONWriter) { writer.write(value.text) }
    package func text(of value: Value, in language: Language) -> String { value.text ?? "" }
    package var schema: JSON { .members(["type": ["string", "null"], "format": "uri", "maxLength": 2000]) }
    package func sample(_ random: inout SeededRandom) -> JSON { .string("https://example.com/\(random.next() % 1000)") }
}
