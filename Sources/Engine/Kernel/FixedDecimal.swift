/// An exact decimal: 64-bit `units` of 10^-`scale`, scale 0…9. Arithmetic that leaves 64 bits answers `nil`, which the
/// expression language turns into `null`; rounding is half away from zero (as bills are rounded in China and Europe).
package struct FixedDecimal: Sendable {
    package let units: Int64
    package let scale: Int

    package static let maximumScale = 9
    /// Inputs beyond this magnitude are refused (10¹³), so that sums over a table have room.
    package static let inputLimit: Int64 = 10_000_000_000_000

    package init(units: Int64, scale: Int) {
        self.units = units
        self.scale = scale
    }

    /// Rescales by rounding or by appending zeros; `nil` when the result leaves 64 bits.
    package func rescaled(to target: Int) -> FixedDecimal? {
        if target == scale { return self }
        if target > scale {
            let (units, overflow) = units.multipliedReportingOverflow(by: powerOfTen(target - scale))
            return overflow ? nil : FixedDecimal(units: units, scale: target)
        }
        return FixedDecimal.rounding(Int128(units), dividedBy: Int128(powerOfTen(scale - target)), scale: target)
    }

    package static func rounding(_ numerator: Int128, dividedBy denominator: Int128, scale: Int) -> FixedDecimal? {
        guard denominator != 0 else { return nil }
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        let up = remainder.magnitude * 2 >= denominator.magnitude
        let sign: Int128 = (numerator < 0) == (denominator < 0) ? 1 : -1
        guard let units = Int64(exactly: up ? quotient + sign : quotient) else { return nil }
        return FixedDecimal(units: units, scale: scale)
    }
}

package func powerOfTen(_ exponent: Int) -> Int64 {
    var result: Int64 = 1
    for _ in 0..<exponent { result *= 10 }
    return result
}

extension FixedDecimal: Hashable, Comparable {
    /// By value: 1.50 equals 1.5.
    package static func == (left: FixedDecimal, right: FixedDecimal) -> Bool {
        Int128(left.units) * Int128(powerOfTen(right.scale)) == Int128(right.units) * Int128(powerOfTen(left.scale))
    }

    package static func < (left: FixedDecimal, right: FixedDecimal) -> Bool {
        Int128(left.units) * Int128(powerOfTen(right.scale)) < Int128(right.units) * Int128(powerOfTen(left.scale))
    }

    package func hash(into hasher: inout Hasher) {
        var units = units
        var scale = scale
        while scale > 0, units % 10 == 0 {
            units /= 10
            scale -= 1
        }
        hasher.combine(units)
        hasher.combine(scale)
    }
}

extension FixedDecimal: LosslessStringConvertible {
    /// `-12.50`, `1e3`, `1.5E7`; the scale is the number of places written. `nil` for anything else, for more than
    /// nine places that are not zero, and for what leaves 64 bits.
    package init?(_ description: String) {
        var mantissa: Int64 = 0  // negative, because that side of 64 bits reaches one further
        var places = 0
        var exponent = 0
        var seenPoint = false
        var seenDigit = false
        let bytes = Array(description.utf8)
        var position = 0
        let negative = bytes.first == UInt8(ascii: "-")
        if negative || bytes.first == UInt8(ascii: "+") { position = 1 }
        scan: while position < bytes.count {
            switch bytes[position] {
            case 48...57:
                let digit = Int64(bytes[position] - 48)
                seenDigit = true
                if seenPoint, places >= 15 {
                    guard digit == 0 else { return nil }
                } else {
                    let (scaled, overflow) = mantissa.multipliedReportingOverflow(by: 10)
                    let (sum, carry) = scaled.subtractingReportingOverflow(digit)
                    guard !overflow, !carry else { return nil }
                    mantissa = sum
                    if seenPoint { places += 1 }
                }
            case UInt8(ascii: ".") where !seenPoint: seenPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                let tail = String(decoding: bytes[(position + 1)...], as: UTF8.self)
                guard seenDigit, tail.utf8.count <= 4, let value = Int(tail) else { return nil }
                exponent = value
                break scan
            default: return nil
            }
            position += 1
        }
        guard seenDigit, let result = FixedDecimal.normalised(mantissa, places: places - exponent) else { return nil }
        if negative { self = result; return }
        guard let units = Int64(exactly: -Int128(result.units)) else { return nil }
        self.init(units: units, scale: result.scale)
    }

    private static func normalised(_ mantissa: Int64, places: Int) -> FixedDecimal? {
        var units = mantissa
        var scale = places
        if units == 0 { return FixedDecimal(units: 0, scale: min(max(0, scale), maximumScale)) }
        while scale < 0 {
            let (scaled, overflow) = units.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            units = scaled
            scale += 1
        }
        while scale > maximumScale {
            guard units % 10 == 0 else { return nil }
            units /= 10
            scale -= 1
        }
        return FixedDecimal(units: units, scale: scale)
    }

    package var description: String {
        guard scale > 0 else { return String(units) }
        let digits = String(units.magnitude)
        let padding = String(repeating: "0", count: max(0, scale + 1 - digits.count))
        let all = padding + digits
        return (units < 0 ? "-" : "") + all.dropLast(scale) + "." + all.suffix(scale)
    }
}
