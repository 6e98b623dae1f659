import MartletKernel

/// Arithmetic on 64-bit units, the one definition that memory and SQLite run; PostgreSQL runs `ExactArithmeticSQL`.
/// What leaves 64 bits is `nil`; rounding is half away from zero.
enum ExactArithmetic {
    static func add(_ a: Int64, _ b: Int64) -> Int64? {
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflow ? nil : sum
    }

    static func subtract(_ a: Int64, _ b: Int64) -> Int64? {
        let (difference, overflow) = a.subtractingReportingOverflow(b)
        return overflow ? nil : difference
    }

    /// a × b ÷ 10^shift.
    static func multiply(_ a: Int64, _ b: Int64, shift: Int) -> Int64? {
        // 2^63 × 2^63 = 2^126 fits 128 bits.
        round(Int128(a) * Int128(b), dividedBy: powerOfTen128(shift))
    }

    /// a × 10^shift ÷ b.
    static func divide(_ a: Int64, _ b: Int64, shift: Int) -> Int64? {
        // 2^63 × 10^18 < 2^123 fits 128 bits.
        round(Int128(a) * powerOfTen128(shift), dividedBy: Int128(b))
    }

    static func rescale(_ a: Int64, places: Int) -> Int64? {
        places >= 0 ? Int64(exactly: Int128(a) * powerOfTen128(places)) : round(Int128(a), dividedBy: powerOfTen128(-places))
    }

    static func absolute(_ a: Int64) -> Int64? { a == .min ? nil : abs(a) }

    /// −1, 0 or 1 as a × 10^places is less than, equal to or greater than b; exact.
    static func compare(_ a: Int64, _ b: Int64, places: Int) -> Int64 {
        let left = Int128(a) * (places > 0 ? powerOfTen128(places) : 1)
        let right = Int128(b) * (places < 0 ? powerOfTen128(-places) : 1)
        return left < right ? -1 : left == right ? 0 : 1
    }

    /// high × 2^32 + low: a sum taken in two halves, so that it cannot overflow on the way.
    static func join(high: Int64, low: Int64) -> Int64? { Int64(exactly: Int128(high) << 32 + Int128(low)) }

    /// a × 10^places rounded down, and whether nothing was lost: from both follows a comparison of units with `a` at
    /// another scale.
    static func flooring(_ a: Int64, places: Int) -> (floor: Int128, isExact: Bool) {
        if places >= 0 { return (Int128(a) * powerOfTen128(places), true) }
        let divisor = powerOfTen128(-places)
        let (quotient, remainder) = Int128(a).quotientAndRemainder(dividingBy: divisor)
        return (remainder < 0 ? quotient - 1 : quotient, remainder == 0)
    }

    private static func round(_ numerator: Int128, dividedBy denominator: Int128) -> Int64? {
        FixedDecimal.rounding(numerator, dividedBy: denominator, scale: 0)?.units
    }

    /// Exponents run from 0 to 18, the sum of two scales.
    private static func powerOfTen128(_ exponent: Int) -> Int128 { Int128(powerOfTen(min(max(exponent, 0), 18))) }
}
