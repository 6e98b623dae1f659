/// Identifies a record of any object: a UUID of version 7 (RFC 9562 §5.7), made by the server or by a client
/// that creates records offline. Ordered by its bytes, which for version 7 is by time of making.
package struct RecordID: Hashable, Sendable, Comparable {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// 48 bits of milliseconds, then 74 random bits around the version and variant marks.
    package static func make(at now: Instant, random: any RandomSource) -> RecordID {
        let milliseconds = UInt64(max(0, now.milliseconds)) & 0xFFFF_FFFF_FFFF
        let randomHigh = random.next() & 0x0FFF
        let randomLow = random.next() & 0x3FFF_FFFF_FFFF_FFFF
        return RecordID(high: milliseconds << 16 | 0x7000 | randomHigh, low: 0x8000_0000_0000_0000 | randomLow)
    }

    /// Exactly 16 bytes, big endian, as both databases store them; `nil` for any other count.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        var high: UInt64 = 0
        var low: UInt64 = 0
        for (position, byte) in bytes.enumerated() {
            if position < 8 { high = high << 8 | UInt64(byte) } else { low = low << 8 | UInt64(byte) }
        }
        self.init(high: high, low: low)
    }

    package var bytes: [UInt8] {
        (0..<16).map { position in
            let word = position < 8 ? high : low
            return UInt8(truncatingIfNeeded: word >> UInt64(8 * (7 - position % 8)))
        }
    }

    package static func < (left: RecordID, right: RecordID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension RecordID: LosslessStringConvertible {
    /// The canonical text, 8-4-4-4-12 hexadecimal digits in either case; anything else is `nil`.
    package init?(_ description: String) {
        var high: UInt64 = 0
        var low: UInt64 = 0
        var digits = 0
        var position = 0
        for byte in description.utf8 {
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
            } else {
                guard let digit = hexDigit(byte), digits < 32 else { return nil }
                if digits < 16 { high = high << 4 | digit } else { low = low << 4 | digit }
                digits += 1
            }
            position += 1
        }
        guard position == 36, digits == 32 else { return nil }
        self.init(high: high, low: low)
    }

    package var description: String { String(decoding: text, as: UTF8.self) }

    /// The canonical text as ASCII bytes; what answers are written from.
    package var text: [UInt8] {
        var result = [UInt8]()
        result.reserveCapacity(36)
        for position in 0..<32 {
            if position == 8 || position == 12 || position == 16 || position == 20 { result.append(UInt8(ascii: "-")) }
            let word = position < 16 ? high : low
            let digit = UInt8(truncatingIfNeeded: word >> UInt64(4 * (15 - position % 16))) & 0xF
            result.append(digit < 10 ? 48 + digit : 87 + digit)
        }
        return result
    }
}

private func hexDigit(_ byte: UInt8) -> UInt64? {
    switch byte {
    case 48...57: UInt64(byte - 48)
    case 65...70: UInt64(byte - 55)
    case 97...102: UInt64(byte - 87)
    default: nil
    }
}
