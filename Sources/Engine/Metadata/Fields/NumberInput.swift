import MartletKernel

/// Numbers as JSON carries them and as spreadsheets show them.
enum NumberInput {
    /// A JSON number, or its digits as a text (the way to send what a client's `Double` cannot hold).
    static func decimal(_ json: JSON) throws(FieldRefusal) -> FixedDecimal? {
        let text: String
        switch json {
        case .null: return nil
        case .number(let lexeme): text = lexeme
        case .string(let value):
            let value = TextInput.trimmed(value)
            if value.isEmpty { return nil }
            text = value
        default: throw .wrongType("数字", "a number")
        }
        guard let number = FixedDecimal(text) else {
            throw FieldRefusal(
                "not_a_number", zh: "“\(text.prefix(40))”不是有效的数字。", en: "\"\(text.prefix(40))\" is not a number that can be kept exactly.")
        }
        guard number <= limit, FixedDecimal(units: -limit.units, scale: 0) <= number else {
            throw FieldRefusal("out_of_range", zh: "数值超出范围（±10¹³）。", en: "The number is out of range (±10¹³).")
        }
        return number
    }

    private static let limit = FixedDecimal(units: FixedDecimal.inputLimit, scale: 0)

    /// A cell: thousands separators, full-width digits, currency signs, `3.5万`, `(200)` for minus, `8.492,91`.
    static func cell(_ text: String) -> JSON {
        var rest = TextInput.trimmed(text.precomposedWidth)
        guard !rest.isEmpty else { return .null }
        var negative = false
        if rest.hasPrefix("("), rest.hasSuffix(")") {
            negative = true
            rest = String(rest.dropFirst().dropLast())
        }
        for sign in ["￥", "¥", "$", "€", "£", "CNY", "RMB", "USD", "EUR", "HKD"] where rest.hasPrefix(sign) {
            rest = TextInput.trimmed(String(rest.dropFirst(sign.count)))
        }
        if rest.hasSuffix("元") { rest = String(rest.dropLast()) }
        var shift = 0
        if rest.hasSuffix("万") { shift = 4 } else if rest.hasSuffix("亿") { shift = 8 }
        if shift > 0 { rest = String(rest.dropLast()) }
        guard var digits = withoutSeparators(TextInput.trimmed(rest)) else { return .string(text) }
        if negative { digits = "-" + digits }
        if shift > 0 { digits += "e\(shift)" }
        return .string(digits)
    }

    /// The digits with a point, whichever of `1,234.50`, `1 234,50`, `1.234,50` was written; `nil` when neither reading is sure.
    private static func withoutSeparators(_ text: String) -> String? {
        let text = text.filter { $0 != " " && $0 != "\u{a0}" && $0 != "'" }
        let commas = text.count { $0 == "," }
        let points = text.count { $0 == "." }
        if commas == 0 { return points > 1 ? text.filter { $0 != "." } : text }
        if points == 0 {
            let groups = text.split(separator: ",", omittingEmptySubsequences: false)
            let isGrouped = groups.dropFirst().allSatisfy { $0.count == 3 }
            if commas == 1, !isGrouped { return text.replacing(",", with: ".") }
            return isGrouped ? text.filter { $0 != "," } : nil
        }
        guard let lastComma = text.lastIndex(of: ","), let lastPoint = text.lastIndex(of: ".") else { return nil }
        if lastComma > lastPoint { return commas == 1 ? text.filter { $0 != "." }.replacing(",", with: ".") : nil }
        return points == 1 ? text.filter { $0 != "," } : nil
    }
}

extension String {
    /// Full-width digits, letters and signs as their half-width equals (U+FF01…U+FF5E).
    var precomposedWidth: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
                }))
    }
}
