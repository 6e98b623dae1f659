import MartletExpressions
import MartletKernel
import MartletStorage

/// An exact decimal with a declared number of places; further places are rounded half away from zero.
package struct DecimalField: FieldType {
    package static let kind = "decimal"
    package static let label = LocalisedText(zh: "小数", en: "Decimal")
    package let scale: Int

    package init(scale: Int) { self.scale = scale }

    package var columns: [FieldColumn] { [FieldColumn(.integer)] }
    package var expressionType: ExpressionType { .decimal(scale: scale) }

    package func accept(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value {
        guard let number = try NumberInput.decimal(json) else { return .null }
        guard let value = number.rescaled(to: scale) else {
            throw FieldRefusal("out_of_range", zh: "数值超出范围。", en: "The number is out of range.")
        }
        return .decimal(value)
    }
    package func parse(_ text: String, in context: FieldContext) throws(FieldRefusal) -> Value {
        let text = text.hasSuffix("%") ? String(text.dropLast()) : text
        return try accept(NumberInput.cell(text), in: context)
    }
    package func store(_ value: Value, into row: inout [SQLValue]) {
        if case .decimal(let number) = value { row.append(.integer(number.units)) } else { row.append(.null) }
    }
    package func load(_ row: any ResultRow, at column: Int) -> Value {
        row.integer(column).map { .decimal(FixedDecimal(units: $0, scale: scale)) } ?? .null
    }
    package func write(_ value: Value, to writer: inout JSONWriter) {
        if case .decimal(let number) = value { writer.raw(number.description) } else { writer.null() }
    }
    package func text(of value: Value, in language: Language) -> String {
        if case .decimal(let number) = value { number.description } else { "" }
    }
    package var schema: JSON {
        .members(["type": ["number", "string", "null"], "description": .string("exact, \(scale) decimal places")])
    }
    package func sample(_ random: inout SeededRandom) -> JSON {
        .number(FixedDecimal(units: Int64(random.next() % 1_000_000), scale: scale).description)
    }
}
