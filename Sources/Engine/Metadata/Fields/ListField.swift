import MartletExpressions
import MartletKernel
import MartletStorage

/// What the types that hold several values share: the values as JSON in the record's own column, where reading is
/// one row, and as rows of a table of their own, where filters find them by index.
package protocol ListField: FieldType {
    var elementType: ExpressionType { get }
    func acceptElement(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value
    func parseElement(_ text: String, in context: FieldContext) throws(FieldRefusal) -> Value
    func elementJSON(_ value: Value) -> JSON
    /// What the list table's `value` column holds.
    func elementKey(_ value: Value) -> SQLValue
    func elementText(_ value: Value, in language: Language) -> String
    var elementSchema: JSON { get }
    func elementSample(_ random: inout SeededRandom) -> JSON
    var keyColumn: ColumnType { get }
}

extension ListField {
    package static var maximumCount: Int { 200 }

    package var columns: [FieldColumn] { [FieldColumn(.text)] }
    package var expressionType: ExpressionType { .list(elementType) }
    package var isList: Bool { true }

    package func accept(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value {
        switch json {
        case .null: return .null
        case .array(let elements):
            var seen = Set<Value>()
            var result = [Value]()
            for element in elements {
                let value = try acceptElement(element, in: context)
                if !value.isNull, seen.insert(value).inserted { result.append(value) }
            }
            return try bounded(result)
        default: throw .wrongType("列表", "a list")
        }
    }

    /// Values separated by commas, semicolons, `、` or Google's ` ::: `.
    package func parse(_ text: String, in context: FieldContext) throws(FieldRefusal) -> Value {
        let parts = text.replacing(":::", with: ";").split { ",;，；、\n".contains($0) }
        var result = [Value]()
        for part in parts {
            let value = try parseElement(TextInput.trimmed(String(part)), in: context)
            if !value.isNull, !result.contains(value) { result.append(value) }
        }
        return try bounded(result)
    }

    private func bounded(_ values: [Value]) throws(FieldRefusal) -> Value {
        guard values.count <= Self.maximumCount else {
            throw FieldRefusal("too_many", zh: "最多 \(Self.maximumCount) 项。", en: "At most \(Self.maximumCount) values.")
        }
        return values.isEmpty ? .null : .list(values)
    }

    package func store(_ value: Value, into row: inout [SQLValue]) {
        guard let list = value.list else { return row.append(.null) }
        row.append(.text(JSON.array(list.map(elementJSON)).description))
    }

    package func load(_ row: any ResultRow, at column: Int) -> Value {
        guard let text = row.text(column), let json = try? JSONParser.parse(text.utf8), let elements = json.array else { return .null }
        return .list(elements.map(stored))
    }

    private func stored(_ json: JSON) -> Value {
        guard let text = json.string else { return .json(json) }
        if elementType == .text { return .text(text) }
        return RecordID(text).map(Value.id) ?? .text(text)
    }

    package func write(_ value: Value, to writer: inout JSONWriter) {
        guard let list = value.list else { return writer.null() }
        writer.array { writer in for element in list { writer.write(elementJSON(element)) } }
    }

    package func text(of value: Value, in language: Language) -> String {
        (value.list ?? []).map { elementText($0, in: language) }.joined(separator: "; ")
    }

    package var schema: JSON {
        .members(["type": ["array", "null"], "items": elementSchema, "maxItems": .integer(Int64(Self.maximumCount))])
    }

    package func sample(_ random: inout SeededRandom) -> JSON {
        let first = elementSample(&random)
        return first.isNull ? .null : .array([first])
    }
}
