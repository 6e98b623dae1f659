/// A point on the UTC time line in milliseconds since 1970-01-01T00:00Z, from year 1 to year 9999.
/// Stored as a 64-bit integer in both databases, so that they order and subtract alike.
package struct Instant: Hashable, Sendable, Comparable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// The range every stored or written instant lies in: 0001-01-01 to 9999-12-31.
    package static let range = Instant(milliseconds: -62_135_596_800_000)...Instant(milliseconds: 253_402_300_799_999)

    package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    package func advanced(byMilliseconds delta: Int64) -> Instant {
        let (sum, overflow) = milliseconds.addingReportingOverflow(delta)
        return Instant(milliseconds: overflow ? (delta > 0 ? .max : .min) : sum)
    }
}

extension Instant: LosslessStringConvertible {
    /// RFC 3339 with an offset: `2026-03-05T13:45:00.250+08:00`, `2026-03-05T05:45:00Z`. Seconds and fractions
    /// may be left out; digits past the millisecond are dropped. Without an offset it is not an instant: `nil`.
    package init?(_ description: String) {
        let bytes = Array(description.utf8)
        guard bytes.count >= 17, let date = CalendarDate(ascii: bytes[0..<10]), bytes[10] == 0x54 || bytes[10] == 0x74 || bytes[10] == 0x20
        else { return nil }
        var scanner = DigitScanner(bytes: bytes, position: 11)
        guard let hour = scanner.digits(2), hour < 24, scanner.accept(":"), let minute = scanner.digits(2), minute < 60
        else { return nil }
        var milliseconds: Int64 = 0
        if scanner.accept(":") {
            guard let second = scanner.digits(2), second < 61 else { return nil }
            milliseconds = Int64(min(second, 59)) * 1000
            if scanner.accept(".") {
                guard let fraction = scanner.fraction() else { return nil }
                milliseconds += fraction
            }
        }
        guard let offset = scanner.offsetMinutes(), scanner.atEnd else { return nil }
        let minutes = Int64(hour) * 60 + Int64(minute) - Int64(offset)
        let value = Instant(milliseconds: Int64(date.days) * 86_400_000 + minutes * 60_000 + milliseconds)
        guard Instant.range.contains(value) else { return nil }
        self = value
    }

    /// `2026-03-05T05:45:00.250Z`, always with milliseconds, so that text order is time order.
    package var description: String {
        let (days, rest) = milliseconds.floorDivided(by: 86_400_000)
        let date = CalendarDate(days: Int32(clamping: days))
        let seconds = rest / 1000
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, to: 2) }.joined(separator: ":")
        return "\(date)T\(clock).\(padded(rest % 1000, to: 3))Z"
    }
}

extension Int64 {
    /// Quotient rounded down and a remainder that is never negative; `divisor` must be positive.
    package func floorDivided(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

func padded(_ number: Int64, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// Reads fixed-width numbers from ASCII, the only shape dates and times come in.
struct DigitScanner {
    let bytes: [UInt8]
    var position: Int

    var atEnd: Bool { position == bytes.count }

    mutating func digits(_ count: Int) -> Int? {
        guard position + count <= bytes.count else { return nil }
        var value = 0
        for _ in 0..<count {
            guard (48...57).contains(bytes[position]) else { return nil }
            value = value * 10 + Int(bytes[position] - 48)
            position += 1
        }
        return value
    }

    mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: scalar) else { return false }
        position += 1
        return true
    }

    /// Digits after the point, as milliseconds.
    mutating func fraction() -> Int64? {
        var value: Int64 = 0
        var count = 0
        while position < bytes.count, (48...57).contains(bytes[position]), count < 12 {
            if count < 3 { value = value * 10 + Int64(bytes[position] - 48) }
            count += 1
            position += 1
        }
        guard count > 0 else { return nil }
        for _ in count..<max(count, 3) { value *= 10 }
        return value
    }

    /// `Z`, `+08:00`, `+0800` (as Salesforce writes it) or `+08`.
    mutating func offsetMinutes() -> Int? {
        if accept("Z") || accept("z") { return 0 }
        let sign = accept("+") ? 1 : accept("-") ? -1 : 0
        guard sign != 0, let hours = digits(2), hours < 24 else { return nil }
        let colon = accept(":")
        let minutes = atEnd && !colon ? 0 : digits(2)
        guard let minutes, minutes < 60 else { return nil }
        return sign * (hours * 60 + minutes)
    }
}
