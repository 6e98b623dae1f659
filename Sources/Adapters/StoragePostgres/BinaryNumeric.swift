/// PostgreSQL's `numeric` as it crosses the wire (`numeric_send` in `src/backend/utils/adt/numeric.c`): digits to the
/// base 10,000 with the power of the first. Sums and averages of integers arrive so.
struct BinaryNumeric {
    private let digits: [Int64]
    /// Power of 10,000 of the first digit.
    private let weight: Int
    private let isNegative: Bool

    /// - Returns: nil for bytes of another form, `NaN` and the infinities.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= 8 else { return nil }
        func short(_ position: Int) -> Int64 { Int64(bytes[position]) << 8 | Int64(bytes[position + 1]) }
        let count = Int(short(0))
        let sign = short(4)
        guard sign == 0 || sign == 0x4000, bytes.count == 8 + 2 * count else { return nil }
        weight = Int(Int16(truncatingIfNeeded: short(2)))
        isNegative = sign == 0x4000
        digits = (0..<count).map { short(8 + 2 * $0) }
    }

    /// The value, if it is whole and fits.
    var integer: Int64? {
        var result: Int64 = 0
        for (position, digit) in digits.enumerated() where position > weight && digit != 0 { return nil }
        guard !digits.isEmpty else { return 0 }
        guard weight < 5 else { return nil }
        for position in 0..<max(0, weight + 1) {
            let digit = position < digits.count ? digits[position] : 0
            let (shifted, overflow) = result.multipliedReportingOverflow(by: 10_000)
            // Subtracting reaches the most negative integer, which has no positive twin.
            let (next, isOut) = shifted.subtractingReportingOverflow(digit)
            if overflow || isOut { return nil }
            result = next
        }
        guard !isNegative else { return result }
        return result == .min ? nil : -result
    }

    /// The nearest `Double`, through decimal text, so that it rounds once.
    var real: Double? {
        var text = isNegative ? "-" : ""
        for digit in digits { text += String(digit + 10_000).dropFirst() }
        if digits.isEmpty { text += "0" }
        return Double(text + "e" + String(4 * (weight + 1 - digits.count)))
    }
}
