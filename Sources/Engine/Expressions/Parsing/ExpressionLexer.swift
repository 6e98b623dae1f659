import MartletKernel

/// Cuts the source into tokens.
struct ExpressionLexer {
    private let source: ExpressionSource
    private var index = 0

    init(_ source: ExpressionSource) { self.source = source }

    /// All tokens and an `end`.
    /// - Throws: `expression_syntax`.
    mutating func tokens() throws -> [ExpressionToken] {
        var result: [ExpressionToken] = []
        while true {
            while let scalar = source[index], ExpressionLexer.isSpace(scalar) { index += 1 }
            let start = index
            guard let scalar = source[index] else {
                result.append(ExpressionToken(kind: .end, offset: start))
                return result
            }
            result.append(ExpressionToken(kind: try token(beginningWith: scalar), offset: start))
        }
    }

    private mutating func token(beginningWith scalar: Unicode.Scalar) throws -> ExpressionToken.Kind {
        if scalar == "\"" { return .text(try quoted()) }
        if ExpressionLexer.isDigit(scalar) { return try numeric() }
        if ExpressionLexer.isLetter(scalar) { return .name(word()) }
        return .sign(try sign(scalar))
    }

    private mutating func word() -> String {
        let start = index
        while let scalar = source[index], ExpressionLexer.isLetter(scalar) || ExpressionLexer.isDigit(scalar) { index += 1 }
        return source.text(start..<index)
    }

    private mutating func sign(_ scalar: Unicode.Scalar) throws -> String {
        let pair = source.text(index..<(index + 2))
        if pair == "<=" || pair == ">=" || pair == "!=" {
            index += 2
            return pair
        }
        guard "=<>+-*/&()[],.".unicodeScalars.contains(scalar) else {
            let shown = scalar.value < 0x20 ? "U+\(String(scalar.value, radix: 16))" : String(Character(scalar))
            throw problem(at: index, zh: "无法识别的符号 \(shown)。", en: "\(shown) means nothing here.")
        }
        index += 1
        return String(Character(scalar))
    }

    /// Text in normal form C, as it is stored.
    private mutating func quoted() throws -> String {
        let start = index
        var content = String.UnicodeScalarView()
        index += 1
        while let scalar = source[index] {
            index += 1
            switch scalar {
            case "\"": return TextFolding.normalised(String(content))
            case "\\": content.append(try escaped())
            // PostgreSQL stores no zero character.
            case "\0": throw problem(at: index - 1, zh: "文本中不能包含空字符。", en: "Text cannot hold the zero character.")
            default: content.append(scalar)
            }
        }
        throw problem(at: start, zh: "文本缺少结束引号。", en: "The text's closing quote is missing.")
    }

    private mutating func escaped() throws -> Unicode.Scalar {
        guard let scalar = source[index] else {
            throw problem(at: index, zh: "文本缺少结束引号。", en: "The text's closing quote is missing.")
        }
        index += 1
        switch scalar {
        case "\"", "\\": return scalar
        case "n": return "\n"
        default: throw problem(at: index - 1, zh: "转义只支持 \\\" \\\\ \\n。", en: "Only \\\" \\\\ \\n may follow a backslash.")
        }
    }

    // MARK: Numbers and what begins with one

    private mutating func numeric() throws -> ExpressionToken.Kind {
        if let date = try date() { return date }
        let start = index
        skipDigits()
        let isWhole: Bool
        if source[index] == ".", let next = source[index + 1], ExpressionLexer.isDigit(next) {
            index += 1
            skipDigits()
            isWhole = false
        } else {
            isWhole = true
        }
        guard let number = FixedDecimal(source.text(start..<index)) else {
            throw problem(at: start, zh: "数字超出范围或小数位多于 9 位。", en: "The number is out of range or has more than nine places.")
        }
        if let scalar = source[index], ExpressionLexer.isLetter(scalar) { return try duration(number, isWhole, start) }
        if let currency = currency() { return .money(number, currency) }
        return .number(number)
    }

    /// `2026-03-05`, or an instant when a `T` and a time follow.
    private mutating func date() throws -> ExpressionToken.Kind? {
        let start = index
        let text = source.text(start..<(start + 10))
        let shape = text.unicodeScalars.map { ExpressionLexer.isDigit($0) ? "d" : String(Character($0)) }.joined()
        guard shape == "dddd-dd-dd" else { return nil }
        if let next = source[start + 10], ExpressionLexer.isDigit(next) { return nil }
        guard let date = CalendarDate(text) else {
            throw problem(at: start, zh: "没有日期 \(text)。", en: "There is no day \(text).")
        }
        index += 10
        guard source[index] == "T" else { return .date(date) }
        index += 1
        while let scalar = source[index], ExpressionLexer.isDigit(scalar) || scalar == ":" || scalar == "." { index += 1 }
        if source[index] == "Z" {
            index += 1
        } else if source[index] == "+" || source[index] == "-" {
            index += 1
            while let scalar = source[index], ExpressionLexer.isDigit(scalar) || scalar == ":" { index += 1 }
        }
        guard let instant = Instant(source.text(start..<index)) else {
            throw problem(
                at: start, zh: "时间应写作 2026-03-05T13:45Z 或带时区偏移。", en: "A time is written 2026-03-05T13:45Z, or with an offset.")
        }
        return .instant(instant)
    }

    private static let units: [String: Int64] = [
        "ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000, "w": 604_800_000,
    ]

    private mutating func duration(_ number: FixedDecimal, _ isWhole: Bool, _ start: Int) throws -> ExpressionToken.Kind {
        let unit = word()
        guard let length = ExpressionLexer.units[unit], isWhole else {
            throw problem(
                at: start, zh: "时长应写作 90d、2h、30m、15s、500ms 或 2w。", en: "A duration is written 90d, 2h, 30m, 15s, 500ms or 2w.")
        }
        let (milliseconds, overflow) = number.units.multipliedReportingOverflow(by: length)
        guard !overflow else { throw problem(at: start, zh: "时长过大。", en: "The duration is too long.") }
        return .duration(milliseconds)
    }

    /// Three capital letters after the number.
    private mutating func currency() -> Currency? {
        let start = index
        while let scalar = source[index], ExpressionLexer.isSpace(scalar) { index += 1 }
        if let currency = Currency(word()) { return currency }
        index = start
        return nil
    }

    private mutating func skipDigits() {
        while let scalar = source[index], ExpressionLexer.isDigit(scalar) { index += 1 }
    }

    private func problem(at offset: Int, zh: String, en: String) -> Problem {
        ExpressionProblem.syntax(at: source.position(of: offset), zh: zh, en: en)
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        (65...90).contains(scalar.value) || (97...122).contains(scalar.value) || scalar == "_"
    }
}
