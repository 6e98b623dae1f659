import MartletExpressions
import MartletKernel
import MartletStorage

/// A whole number of at most ±10¹³.
package struct IntegerField: FieldType {
    package static let kind = "integer"
    package static let label = LocalisedText(zh: "整数", en: "Whole number")
    package let range: ClosedRange<Int64>

    package init(_ range: ClosedRange<Int64> = -FixedDecimal.inputLimit...FixedDecimal.inputLimit) { self.range = range }

    package var columns: [FieldColumn] { [FieldColumn(.integer)] }
    package var expressionType: ExpressionType { .integer }

    package func accept(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value {
        guard let number = try NumberInput.decimal(json) else { return .null }
        guard let whole = number.rescaled(to: 0), whole == number else {
            throw FieldRefusal("not_whole", zh: "应为整数。", en: "Must be a whole number.")
        }
        guard range.contains(whole.units) else {
            throw FieldRefusal(
                "out_of_range", zh: "应在 \(range.lowerBound) 与 \(range.upperBound) 之间。",
                en: "Must lie between \(range.lowerBound) and \(range.upperBound).")
        }
        return .integer(whole.units)
    }
    package func parse(_ text: String, in context: FieldContext) throws(FieldRefusal) -> Value {
        try accept(NumberInput.cell(text), in: context)
    }
    package func store(_ value: Value, into row: inout [SQLValue]) { row.append(value.integer.map(SQLValue.integer) ?? .null) }
    package func load(_ row: any ResultRow, at column: Int) -> Value { row.integer(column).map(Value.integer) ?? .null }
    package func write(_ value: Value, to writer: inout JSONWriter) {
        if let number = value.integer { writer.integer(number) } else { writer.null() }
    }
    package func text(of value: Value, in language: Language) -> String { value.integer.map(String.init) ?? "" }
    package var schema: JSON {
        .members(["type": ["integer", "null"], "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)])
    }
    package func sample(_ random: inout SeededRandom) -> JSON {
        let span = UInt64(clamping: Int128(range.upperBound) - Int128(range.lowerBound))
        return .integer(range.lowerBound + Int64(random.next() % (min(span, 1_000_000) + 1)))
    }
}
