import MartletKernel

/// The currency an amount in a cell names, and the amount without it.
struct CurrencySpelling {
    /// `nil`: none is named, the amount is in the workspace's.
    let currency: Currency?
    let amount: String

    /// `￥98,000`, `US$ 1,200.50`, `1200 EUR`, `3.5万美元`. A bare `$` is the workspace's own dollar, or nobody knows whose.
    /// - Throws: `FieldRefusal` `currency_unclear`.
    static func of(_ text: String, base: Currency) throws(FieldRefusal) -> CurrencySpelling {
        let cell = TextInput.trimmed(text.precomposedWidth).uppercased()
        for (sign, code) in signs where cell.hasPrefix(sign) || cell.hasSuffix(sign) || cell.hasPrefix("-" + sign) {
            let amount = cell.replacing(sign, with: "")
            return CurrencySpelling(currency: Currency(code), amount: amount)
        }
        if cell.contains("¥") || cell.contains("￥") {
            // One sign for yuan and yen; a workspace in neither most probably means yuan.
            let currency = base.code == "JPY" ? base : .cny
            return CurrencySpelling(currency: currency, amount: cell.replacing("¥", with: "").replacing("￥", with: ""))
        }
        if cell.contains("$") {
            guard dollars.contains(base.code) else {
                throw FieldRefusal(
                    "currency_unclear", zh: "“$”可能指美元、港元等，请写明 US$、HK$ 或币种代码。",
                    en: "\"$\" may be of several countries; write US$, HK$ or the currency's code.")
            }
            return CurrencySpelling(currency: base, amount: cell.replacing("$", with: ""))
        }
        return CurrencySpelling(currency: nil, amount: text)
    }

    /// Longer spellings before those they contain.
    private static let signs: [(String, String)] = [
        ("US$", "USD"), ("HK$", "HKD"), ("NT$", "TWD"), ("S$", "SGD"), ("A$", "AUD"), ("C$", "CAD"), ("RMB", "CNY"), ("人民币", "CNY"),
        ("美元", "USD"),
        ("美金", "USD"), ("港元", "HKD"), ("港币", "HKD"), ("欧元", "EUR"), ("英镑", "GBP"), ("日元", "JPY"), ("新台币", "TWD"), ("€", "EUR"),
        ("£", "GBP"),
        ("CNY", "CNY"), ("USD", "USD"), ("EUR", "EUR"), ("GBP", "GBP"), ("HKD", "HKD"), ("JPY", "JPY"), ("TWD", "TWD"), ("SGD", "SGD"),
        ("AUD", "AUD"), ("CAD", "CAD"), ("CHF", "CHF"), ("KRW", "KRW"), ("INR", "INR"), ("THB", "THB"), ("MYR", "MYR"), ("VND", "VND"),
    ]

    private static let dollars: Set<String> = ["USD", "HKD", "TWD", "SGD", "AUD", "CAD", "NZD"]
}
