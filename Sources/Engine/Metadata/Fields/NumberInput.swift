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

    /// A cell: thousands separators, full-width digits, the yuan's signs, `3.5万`, `(200)` for minus, `8.492,91`. What cannot be read for
    /// certain comes back as it is, and is refused as no number.
    static func cell(_ text: String) -> JSON {
        var rest = TextInput.trimmed(text.precomposedWidth)
        guard !rest.isEmpty else { return .null }
        var isNegative = false
        if rest.hasPrefix("("), rest.hasSuffix(")") {
            isNegative = true
            rest = String(rest.dropFirst().dropLast())
        } else if rest.hasPrefix("-") || rest.hasPrefix("\u{2212}") {
            isNegative = true
            rest = String(rest.dropFirst())
        }
        rest = TextInput.trimmed(rest)
        for sign in ["￥", "¥", "RMB"] where rest.hasPrefix(sign) { rest = TextInput.trimmed(String(rest.dropFirst(sign.count))) }
        if rest.hasSuffix("元") { rest = String(rest.dropLast()) }
        var shift = 0
        if rest.hasSuffix("万") { shift = 4 } else if rest.hasSuffix("亿") { shift = 8 }
        if shift > 0 { rest = String(rest.dropLast()) }
        guard var digits = SeparatedDigits.plain(TextInput.trimmed(rest)) else { return .string(text) }
        if isNegative { digits = "-" + digits }
        if shift > 0 { digits += "e\(shift)" }
        return .string(digits)
    }
}

/// Digits with the separators of two worlds: `1,234.50`, `1 234,50`, `1.234,50`, `1'234.50`, `1,23,456.78`.
enum SeparatedDigits {
    /// The digits with a point and nothing else; `nil` when no reading is sure.
    static func plain(_ text: String) -> String? {
        let text = text.filter { $0 != " " && $0 != "\u{a0}" && $0 != "\u{202f}" && $0 != "'" }
        let commas = text.count { $0 == "," }
        let points = text.count { $0 == "." }
        switch (commas, points) {
        case (0, 0), (0, 1): return text
        case (1, 0): return isGrouped(text, by: ",") ? text.filter { $0 != "," } : text.replacing(",", with: ".")
        case (_, 0): return isGrouped(text, by: ",") ? text.filter { $0 != "," } : nil
        case (0, _): return isGrouped(text, by: ".") ? text.filter { $0 != "." } : nil
        default: break
        }
        guard let lastComma = text.lastIndex(of: ","), let lastPoint = text.lastIndex(of: ".") else { return nil }
        let (mark, separator): (Character, Character) = lastComma > lastPoint ? (",", ".") : (".", ",")
        guard text.count(where: { $0 == mark }) == 1, let end = text.lastIndex(of: mark), isGrouped(text[..<end], by: separator) else {
            return nil
        }
        return text.filter { $0 != separator }.replacing(String(mark), with: ".")
    }

    /// Groups of three from the right, or as in India three and then twos; `0,500` is a fraction, no group.
    private static func isGrouped(_ text: some StringProtocol, by separator: Character) -> Bool {
        let groups = text.split(separator: separator, omittingEmptySubsequences: false).map(\.count)
        guard let first = groups.first, let last = groups.last, (1...3).contains(first), last == 3, !text.hasPrefix("0") else {
            return false
        }
        let middle = groups.dropFirst().dropLast()
        return middle.allSatisfy { $0 == 3 } || (first <= 2 && middle.allSatisfy { $0 == 2 })
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
