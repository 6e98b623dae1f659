import MartletExpressions
import MartletKernel
import MartletStorage

/// One line of text: control characters refused, ends trimmed, Unicode form C.
package struct TextField: TextualField {
    package static let kind = "text"
    package static let label = LocalisedText(zh: "单行文本", en: "Text")
    /// In Unicode scalars.
    package let maximum: Int
    /// Text for machines: an id of another system, a digest. It is looked up by equality and needs no human order, so it has no
    /// sort key, and an index on it is on the text itself.
    package let isCode: Bool

    package init(maximum: Int = 200) {
        self.maximum = maximum
        isCode = false
    }

    private init(code maximum: Int) {
        self.maximum = maximum
        isCode = true
    }

    package static func code(maximum: Int = 100) -> TextField { TextField(code: maximum) }

    package var columns: [FieldColumn] { [FieldColumn(.text)] }
    package var expressionType: ExpressionType { .text }
    package var hasSortKey: Bool { !isCode }
    package func sortKey(of value: Value) -> [UInt8]? { isCode ? nil : value.text.map { SortKey.of($0) } }

    package func accept(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value {
        try TextInput.line(json, maximum: maximum)
    }
    package func store(_ value: Value, into row: inout [SQLValue]) { row.append(value.text.map(SQLValue.text) ?? .null) }
    package func load(_ row: any ResultRow, at column: Int) -> Value { row.text(column).map(Value.text) ?? .null }
    package func write(_ value: Value, to writer: inout JSONWriter) { writer.write(value.text) }
    package func text(of value: Value, in language: Language) -> String { value.text ?? "" }
    package var schema: JSON { .members(["type": ["string", "null"], "maxLength": .integer(Int64(maximum))]) }
    package func sample(_ random: inout SeededRandom) -> JSON {
        .string(Sample.word(&random))
    }
}

/// Text as people type and paste it, made fit to store.
enum TextInput {
    static func line(_ json: JSON, maximum: Int) throws(FieldRefusal) -> Value {
        guard let text = try cleaned(json, maximum: maximum) else { return .null }
        guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
            throw FieldRefusal("control_character", zh: "不能包含换行或控制字符。", en: "Must not contain line breaks or control characters.")
        }
        return .text(text)
    }

    static func block(_ json: JSON, maximum: Int) throws(FieldRefusal) -> Value {
        guard let text = try cleaned(json, maximum: maximum) else { return .null }
        let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        guard !lines.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" && $0 != "\t" || $0.value == 0x7F }) else {
            throw FieldRefusal("control_character", zh: "不能包含控制字符。", en: "Must not contain control characters.")
        }
        return .text(lines)
    }

    /// Trimmed and in form C; `nil` where nothing is left.
    private static func cleaned(_ json: JSON, maximum: Int) throws(FieldRefusal) -> String? {
        let raw: String
        switch json {
        case .null: return nil
        case .string(let value): raw = value
        default: throw .wrongType("文本", "a text")
        }
        let text = TextFolding.normalised(trimmed(raw))
        guard !text.isEmpty else { return nil }
        guard text.unicodeScalars.count <= maximum else {
            throw FieldRefusal("too_long", zh: "最多 \(maximum) 个字符。", en: "At most \(maximum) characters.")
        }
        return text
    }

    /// Without white space at the ends, the full-width blank and zero-width marks of spreadsheets included.
    static func trimmed(_ text: String) -> String {
        func isBlank(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isWhitespace || scalar.value == 0x200B || scalar.value == 0xFEFF
        }
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isBlank($0) }), let last = scalars.lastIndex(where: { !isBlank($0) }) else {
            return ""
        }
        return String(scalars[first...last])
    }
}

extension JSONWriter {
    package mutating func write(_ text: String?) {
        if let text { string(text) } else { null() }
    }
}

/// Material for generated samples.
enum Sample {
    static func word(_ random: inout SeededRandom) -> String {
        let words = ["Ada", "王伟", "北京云帆科技有限公司", "Émile", "Zhang San", "李娜", "Acme", "上海"]
        return words[Int(random.next() % UInt64(words.count))] + String(random.next() % 1000)
    }
}
