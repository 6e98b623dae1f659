import MartletExpressions
import MartletKernel
import MartletStorage

/// A person's full name as the person writes it; Chinese names order by pinyin with the surname's own reading.
package struct PersonNameField: TextualField {
    package static let kind = "personName"
    package static let label = LocalisedText(zh: "姓名", en: "Person name")

    package init() {}

    package var columns: [FieldColumn] { [FieldColumn(.text)] }
    package var expressionType: ExpressionType { .text }
    package var hasSortKey: Bool { true }
    package func sortKey(of value: Value) -> [UInt8]? { value.text.map { SortKey.of($0, isPerson: true) } }

    package func accept(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value {
        let value = try TextInput.line(json, maximum: 100)
        guard let name = value.text else { return .null }
        return .text(PersonNameField.tidied(name))
    }

    /// One blank between Latin words, none inside a Chinese name: `王　伟` is 王伟.
    package static func tidied(_ name: String) -> String {
        let words = name.split { $0.isWhitespace }
        let isChinese = words.allSatisfy { $0.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) || $0 == "·" } }
        return words.joined(separator: isChinese ? "" : " ")
    }

    package func store(_ value: Value, into row: inout [SQLValue]) { row.append(value.text.map(SQLValue.text) ?? .null) }
    package func load(_ row: any ResultRow, at column: Int) -> Value { row.text(column).map(Value.text) ?? .null }
    package func write(_ value: Value, to writer: inout JSONWriter) { writer.write(value.text) }
    package func text(of value: Value, in language: Language) -> String { value.text ?? "" }
    package var schema: JSON { .members(["type": ["string", "null"], "maxLength": 100]) }
    package func sample(_ random: inout SeededRandom) -> JSON {
        let names = ["张三", "欧阳娜娜", "Ada Lovelace", "单雄信", "曾国藩"]
        return .string(names[Int(random.next() % UInt64(names.count))])
    }
}
