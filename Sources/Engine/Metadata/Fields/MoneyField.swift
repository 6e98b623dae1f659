import MartletExpressions
import MartletKernel
import MartletStorage

/// An amount with its currency. `1000` is in the workspace's currency; `{"amount": "1000.50", "currency": "USD"}` names one.
///
/// Five columns: base amount (compared), amount, currency, rate, date of the rate.
package struct MoneyField: FieldType {
    package static let kind = "money"
    package static let label = LocalisedText(zh: "金额", en: "Money")

    package init() {}

    package var columns: [FieldColumn] {
        [
            FieldColumn(.integer), FieldColumn("_amount", .integer), FieldColumn("_currency", .text),
            FieldColumn("_rate", .integer), FieldColumn("_rate_date", .integer),
        ]
    }
    package var expressionType: ExpressionType { .money }

    package func accept(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value {
        guard case .object(let members) = json else {
            return try money(json, currency: context.currency, in: context)
        }
        if let unknown = members.first(where: { !MoneyField.members.contains($0.name) }) {
            throw FieldRefusal("unknown_member", zh: "金额没有成员“\(unknown.name)”。", en: "Money has no member \"\(unknown.name)\".")
        }
        let code = json["currency"] ?? .string(context.currency.code)
        guard let currency = code.string.flatMap(Currency.init) else {
            throw FieldRefusal(
                "currency", zh: "币种应为三位大写字母代码（ISO 4217）。", en: "The currency must be a code of three capital letters (ISO 4217).")
        }
        return try money(json["amount"] ?? .null, currency: currency, in: context)
    }

    /// What an answer holds may be sent back: the base figures are recomputed.
    private static let members: Set<String> = ["amount", "currency", "baseAmount", "rate", "rateDate"]

    private func money(_ json: JSON, currency: Currency, in context: FieldContext) throws(FieldRefusal) -> Value {
        guard let number = try NumberInput.decimal(json) else { return .null }
        guard let amount = number.rescaled(to: Money.scale) else {
            throw FieldRefusal("out_of_range", zh: "金额超出范围。", en: "The amount is out of range.")
        }
        if currency == context.currency { return .money(Money(baseUnits: amount.units, currency: currency)) }
        guard let rate = context.rate(currency, context.today) else {
            throw FieldRefusal(
                "no_rate", zh: "没有 \(currency) 的汇率，请先在设置中添加。", en: "There is no exchange rate for \(currency); add one in the settings.")
        }
        let product = Int128(amount.units) * Int128(rate.units)
        guard let base = FixedDecimal.rounding(product, dividedBy: Int128(powerOfTen(rate.scale)), scale: Money.scale),
            let storedRate = rate.rescaled(to: Money.rateScale)
        else { throw FieldRefusal("out_of_range", zh: "折算后的金额超出范围。", en: "The converted amount is out of range.") }
        return .money(
            Money(units: amount.units, currency: currency, baseUnits: base.units, rate: storedRate, rateDate: context.today))
    }

    /// `￥98,000`, `98000 USD`, `US$1,200.50`, `3.5万美元`; see `CurrencySpelling`.
    package func parse(_ text: String, in context: FieldContext) throws(FieldRefusal) -> Value {
        let spelling = try CurrencySpelling.of(text, base: context.currency)
        return try money(NumberInput.cell(spelling.amount), currency: spelling.currency ?? context.currency, in: context)
    }

    package func store(_ value: Value, into row: inout [SQLValue]) {
        guard let money = value.money else { return row.append(contentsOf: Array(repeating: .null, count: 5)) }
        row.append(.integer(money.baseUnits))
        row.append(.integer(money.units))
        row.append(.text(money.currency.code))
        row.append(.integer(money.rate.units))
        row.append(money.rateDate.map { .integer(Int64($0.days)) } ?? .null)
    }
    package func load(_ row: any ResultRow, at column: Int) -> Value {
        guard let base = row.integer(column), let units = row.integer(column + 1),
            let currency = row.text(column + 2).flatMap(Currency.init), let rate = row.integer(column + 3)
        else { return .null }
        let date = row.integer(column + 4).map { CalendarDate(days: Int32(clamping: $0)) }
        return .money(
            Money(
                units: units, currency: currency, baseUnits: base, rate: FixedDecimal(units: rate, scale: Money.rateScale),
                rateDate: date))
    }
    package func write(_ value: Value, to writer: inout JSONWriter) {
        guard let money = value.money else { return writer.null() }
        writer.object { writer in
            writer.name("amount")
            writer.raw(money.amount.description)
            writer.name("currency")
            writer.string(money.currency.code)
            guard money.rateDate != nil else { return }
            writer.name("baseAmount")
            writer.raw(money.baseAmount.description)
            writer.name("rate")
            writer.raw(money.rate.description)
            writer.name("rateDate")
            writer.write(money.rateDate?.description)
        }
    }
    package func text(of value: Value, in language: Language) -> String {
        value.money.map { "\($0.amount) \($0.currency)" } ?? ""
    }
    package var schema: JSON {
        .members([
            "description": "A number in the base currency, or amount and currency; amounts are exact with four places.",
            "oneOf": [
                .members(["type": ["number", "string", "null"]]),
                .members([
                    "type": "object",
                    "properties": .members([
                        "amount": .members(["type": ["number", "string"]]),
                        "currency": .members(["type": "string", "pattern": "^[A-Z]{3}$"]),
                    ]),
                ]),
            ],
        ])
    }
    package func sample(_ random: inout SeededRandom) -> JSON {
        .number(FixedDecimal(units: Int64(random.next() % 100_000_000), scale: 2).description)
    }
}
