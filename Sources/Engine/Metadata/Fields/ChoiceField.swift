import MartletExpressions
import MartletKernel
import MartletStorage

/// One of a list of options. Stored by the option's stable name; labels may change.
package struct ChoiceField: FieldType {
    package static let kind = "choice"
    package static let label = LocalisedText(zh: "单选", en: "Choice")
    package let options: [ChoiceOption]

    package init(_ options: [ChoiceOption]) { self.options = options }

    package var columns: [FieldColumn] { [FieldColumn(.text)] }
    package var expressionType: ExpressionType { .text }

    package func accept(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value {
        switch json {
        case .null: return .null
        case .string(let text):
            if text.isEmpty { return .null }
            guard options.contains(where: { $0.name == text }) else { throw ChoiceOption.refusal(text, of: options) }
            return .text(text)
        default: throw .wrongType("选项名称", "the name of an option")
        }
    }
    /// An option's name or either label, in any case.
    package func parse(_ text: String, in context: FieldContext) throws(FieldRefusal) -> Value {
        let cell = TextInput.trimmed(text)
        if cell.isEmpty { return .null }
        guard let option = ChoiceOption.find(cell, in: options) else { throw ChoiceOption.refusal(cell, of: options) }
        return .text(option.name)
    }
    package func store(_ value: Value, into row: inout [SQLValue]) { row.append(value.text.map(SQLValue.text) ?? .null) }
    package func load(_ row: any ResultRow, at column: Int) -> Value { row.text(column).map(Value.text) ?? .null }
    package func write(_ value: Value, to writer: inout JSONWriter) { writer.write(value.text) }
    package func text(of value: Value, in language: Language) -> String {
        guard let name = value.text else { return "" }
        return options.first { $0.name == name }?.label(in: language) ?? name
    }
    package var schema: JSON { .members(["type": ["string", "null"], "enum": .array(options.map { .string($0.name) } + [.null])]) }
    package func sample(_ random: inout SeededRandom) -> JSON {
        options.isEmpty ? .null : .string(options[Int(random.next() % UInt64(options.count))].name)
    }
}

/// An option of a choice.
package struct ChoiceOption: Sendable, Hashable {
    package let name: String
    package let label: LocalisedText

    package init(_ name: String, zh: String, en: String) {
        self.name = name
        label = LocalisedText(zh: zh, en: en)
    }

    static func find(_ text: String, in options: [ChoiceOption]) -> ChoiceOption? {
        let wanted = TextFolding.folded(text)
        return options.first {
            TextFolding.folded($0.name) == wanted || TextFolding.folded($0.label.zh) == wanted || TextFolding.folded($0.label.en) == wanted
        }
    }

    static func refusal(_ text: String, of options: [ChoiceOption]) -> FieldRefusal {
        let shown = options.prefix(12).map(\.name).joined(separator: ", ") + (options.count > 12 ? ", …" : "")
        return FieldRefusal(
            "unknown_option", zh: "没有选项“\(text.prefix(40))”，可选：\(shown)。",
            en: "There is no option \"\(text.prefix(40))\"; choose from \(shown).")
    }
}
