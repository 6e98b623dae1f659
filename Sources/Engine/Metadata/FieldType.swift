import MartletExpressions
import MartletKernel
import MartletStorage

/// What a kind of field is: how its values are read, checked, stored, compared, written and shown.
///
/// One file each under `Fields/`; a new type is that file and a line in `FieldTypes`. Standard and custom fields are
/// the same values.
package protocol FieldType: Sendable {
    /// The name in definitions, OpenAPI and the form: `text`, `money`.
    static var kind: String { get }
    static var label: LocalisedText { get }

    /// The columns a value occupies; the first is the one compared, and takes the field's own column name.
    var columns: [FieldColumn] { get }
    var expressionType: ExpressionType { get }
    /// Further values inside the field that expressions may name, e.g. `addressCity`.
    var parts: [FieldPart] { get }
    /// True where the values are also rows of a table of their own, so that `contains` finds them by index.
    var isList: Bool { get }
    /// The bytes that order values of this type where their column does not (Chinese names); `nil`: the column orders.
    func sortKey(of value: Value) -> [UInt8]?
    var hasSortKey: Bool { get }

    /// A value from JSON, sanitised.
    /// - Throws: `FieldRefusal` in both languages.
    func accept(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value
    /// A value from a cell of an import or an argument of a command.
    func parse(_ text: String, in context: FieldContext) throws(FieldRefusal) -> Value

    /// The value as expressions see it, where a record holds more: the bare id of a link, the text of a partial date.
    func expressionValue(of value: Value) -> Value

    /// Appends one stored value per column.
    func store(_ value: Value, into row: inout [SQLValue])
    /// Reads what `store` wrote, the first column at `column`.
    func load(_ row: any ResultRow, at column: Int) -> Value

    func write(_ value: Value, to writer: inout JSONWriter)
    /// As an exported cell or a label shows it.
    func text(of value: Value, in language: Language) -> String

    /// The JSON schema of a value (OpenAPI 3.1).
    var schema: JSON { get }
    /// A value that `accept` takes, for generated tests and documentation.
    func sample(_ random: inout SeededRandom) -> JSON
}

/// One stored column of a field: `suffix` is appended to the field's column name.
package struct FieldColumn: Sendable, Hashable {
    package let suffix: String
    package let type: ColumnType

    package init(_ suffix: String, _ type: ColumnType) {
        self.suffix = suffix
        self.type = type
    }

    /// The first column, which has the field's own name.
    package init(_ type: ColumnType) { self.init("", type) }
}

/// A part of a structured field that expressions name on its own: field `address`, part `City` → `addressCity`.
package struct FieldPart: Sendable {
    package let suffix: String
    package let type: ExpressionType
    package let columnSuffix: String

    package init(_ suffix: String, _ type: ExpressionType, columnSuffix: String) {
        self.suffix = suffix
        self.type = type
        self.columnSuffix = columnSuffix
    }
}

/// Why a field does not take a value.
package struct FieldRefusal: Error, Sendable, Equatable {
    package let code: String
    package let message: LocalisedText

    package init(_ code: String, zh: String, en: String) {
        self.code = code
        self.message = LocalisedText(zh: zh, en: en)
    }

    static func wrongType(_ zh: String, _ en: String) -> FieldRefusal {
        FieldRefusal("wrong_type", zh: "应为\(zh)。", en: "Must be \(en).")
    }
}

/// What reading a value may need besides the value.
package struct FieldContext: Sendable {
    package let currency: Currency
    package let zone: Zone
    package let today: CalendarDate
    /// ISO 3166 region that numbers without a country code belong to.
    package let region: String
    package let phones: any PhoneNumbers
    /// Worth of one unit of a currency in the base currency on a day; `nil` when no rate is known.
    package let rate: @Sendable (Currency, CalendarDate) -> FixedDecimal?

    package init(
        currency: Currency, zone: Zone, today: CalendarDate, region: String, phones: any PhoneNumbers,
        rate: @escaping @Sendable (Currency, CalendarDate) -> FixedDecimal?
    ) {
        self.currency = currency
        self.zone = zone
        self.today = today
        self.region = region
        self.phones = phones
        self.rate = rate
    }
}

/// Knows the world's telephone numbering plans.
package protocol PhoneNumbers: Sendable {
    /// `nil` when it cannot be a number of any country.
    func parse(_ text: String, region: String) -> PhoneNumber?
}

/// A number in E.164 (`+8613812345678`), and an extension if one was written.
package struct PhoneNumber: Sendable, Hashable {
    package let e164: String
    package let dialled: String?

    package init(e164: String, extension dialled: String?) {
        self.e164 = e164
        self.dialled = dialled
    }

    /// `+8653212345678;ext=801` (RFC 3966).
    package var text: String { dialled.map { e164 + ";ext=" + $0 } ?? e164 }
}

extension FieldType {
    package var kind: String { Self.kind }
    package var parts: [FieldPart] { [] }
    package var isList: Bool { false }
    package var hasSortKey: Bool { false }
    package func sortKey(of value: Value) -> [UInt8]? { nil }
    package func expressionValue(of value: Value) -> Value { value }

    package func parse(_ text: String, in context: FieldContext) throws(FieldRefusal) -> Value {
        try accept(.string(text), in: context)
    }
}
