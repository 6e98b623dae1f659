import MartletKernel
import MartletStorage

/// Between field values and the scalars that expressions compute with, which are what columns store: units of the
/// declared scale, days, milliseconds. Money is its base amount.
package enum StoredForm {
    /// - Returns: `null` also for a value of another type, which a field of that type never holds.
    static func scalar(_ value: Value, as type: ExpressionType) -> SQLValue {
        switch (value, type) {
        case (.boolean(let value), .boolean): .boolean(value)
        case (.integer(let value), .integer): .integer(value)
        case (.integer(let value), .decimal(let scale)): units(FixedDecimal(units: value, scale: 0), scale)
        case (.decimal(let value), .decimal(let scale)): units(value, scale)
        case (.money(let value), .money): .integer(value.baseUnits)
        case (.text(let value), .text): .text(value)
        case (.date(let value), .date): .integer(Int64(value.days))
        case (.instant(let value), .instant): .integer(value.milliseconds)
        case (.duration(let value), .duration): .integer(value)
        case (.id(let value), .reference): .id(value)
        // Structures are only asked whether they are there.
        case (.null, .structure): .null
        case (_, .structure): .boolean(true)
        default: .null
        }
    }

    /// - Parameter currency: the base currency, which computed money is in.
    package static func value(_ scalar: SQLValue, as type: ExpressionType, currency: Currency) -> Value {
        switch (scalar, type) {
        case (.boolean(let value), .boolean): .boolean(value)
        case (.integer(let value), .boolean): .boolean(value != 0)
        case (.integer(let value), .integer): .integer(value)
        case (.integer(let value), .decimal(let scale)): .decimal(FixedDecimal(units: value, scale: scale))
        case (.integer(let value), .money): .money(Money(baseUnits: value, currency: currency))
        case (.integer(let value), .date): .date(CalendarDate(days: Int32(clamping: value)))
        case (.integer(let value), .instant): .instant(Instant(milliseconds: value))
        case (.integer(let value), .duration): .duration(value)
        case (.text(let value), .text): .text(value)
        case (.id(let value), .reference): .id(value)
        default: .null
        }
    }

    /// Reads a column that `ExpressionSQL.value` computed.
    package static func value(
        in row: any ResultRow, _ column: Int, as type: ExpressionType, currency: Currency
    ) -> Value {
        guard !row.isNull(column) else { return .null }
        let scalar: SQLValue? =
            switch type {
            case .boolean: row.boolean(column).map(SQLValue.boolean)
            case .text: row.text(column).map(SQLValue.text)
            case .reference: row.id(column).map(SQLValue.id)
            case .list, .structure, .null: nil
            default: row.integer(column).map(SQLValue.integer)
            }
        return value(scalar ?? .null, as: type, currency: currency)
    }

    private static func units(_ value: FixedDecimal, _ scale: Int) -> SQLValue {
        value.rescaled(to: scale).map { .integer($0.units) } ?? .null
    }
}

extension ExpressionType {
    /// How a computed value of this type is stored; lists have rows of their own instead.
    package var columnType: ColumnType {
        switch self {
        case .boolean: .boolean
        case .text, .structure, .null, .list: .text
        case .reference: .id
        case .integer, .decimal, .date, .instant, .duration, .money: .integer
        }
    }
}
