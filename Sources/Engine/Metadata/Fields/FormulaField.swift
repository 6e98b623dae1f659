import MartletExpressions
import MartletKernel
import MartletStorage

/// A value computed from an expression, stored, and kept true by the pipeline whenever something it reads changes: a formula
/// over the record's own fields, a lookup through a reference, a rollup over related records.
package struct FormulaField: FieldType {
    package static let kind = "formula"
    package static let label = LocalisedText(zh: "公式", en: "Formula")
    package let expression: String
    /// How the result is stored and shown; the expression must be of its type.
    package let result: any FieldType

    package init(_ expression: String, as result: any FieldType) {
        self.expression = expression
        self.result = result
    }

    package var columns: [FieldColumn] { result.columns }
    package var expressionType: ExpressionType { result.expressionType }
    package var hasSortKey: Bool { result.hasSortKey }
    package func sortKey(of value: Value) -> [UInt8]? { result.sortKey(of: value) }
    package func accept(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value { try result.accept(json, in: context) }
    package func store(_ value: Value, into row: inout [SQLValue]) { result.store(value, into: &row) }
    package func load(_ row: any ResultRow, at column: Int) -> Value { result.load(row, at: column) }
    package func write(_ value: Value, to writer: inout JSONWriter) { result.write(value, to: &writer) }
    package func text(of value: Value, in language: Language) -> String { result.text(of: value, in: language) }
    package var schema: JSON { result.schema }
    package func sample(_ random: inout SeededRandom) -> JSON { result.sample(&random) }
}
