import Foundation
import MartletKernel
import Testing

@Suite struct InstantTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("1970-01-01T08:00:00+08:00", 0), ("1969-12-31T19:00-05:00", 0),
        ("2026-03-05T13:45:00.250+08:00", 1_772_689_500_250), ("2026-03-05T05:45:00.250Z", 1_772_689_500_250),
        ("2026-03-05 05:45:00.25Z", 1_772_689_500_250), ("2026-03-05t05:45:00.250999z", 1_772_689_500_250),
        ("2026-03-05T13:45:00.250+0800", 1_772_689_500_250), ("2026-03-05T13:45:00.250+08", 1_772_689_500_250),
        ("1969-12-31T23:59:59.999Z", -1), ("2016-12-31T23:59:60Z", 1_483_228_799_000),
    ])
    func `an instant is read with its offset`(text: String, milliseconds: Int64) {
        #expect(Instant(text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "2026-03-05", "2026-03-05T13:45", "2026-03-05T13:45:00", "2026-03-05T24:00:00Z", "2026-03-05T13:60:00Z",
        "2026-03-05T13:45:61Z", "2026-02-29T00:00:00Z", "2026-03-05T13:45:00.Z", "2026-03-05T13:45:00+24:00",
        "2026-03-05T13:45:00+08:60", "2026-03-05T13:45:00+08:", "2026-03-05T13:45:00Z ", "2026-03-05X13:45:00Z", "",
        "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01",
    ])
    func `without an offset, out of range or misspelt it is no instant`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test func `random instants are written as Foundation writes them, and read back`() {
        var random = SeededRandom(seed: 7)
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        let first: Int64 = -12_212_553_600_000  // 1583, after Foundation's change of calendar
        for _ in 0..<2000 {
            let instant = Instant(milliseconds: Int64.random(in: first...Instant.range.upperBound.milliseconds, using: &random))
            // Half a millisecond more keeps a binary fraction from printing one less.
            let date = Date(timeIntervalSince1970: (Double(instant.milliseconds) + 0.5) / 1000)
            #expect(instant.description == style.format(date))
            #expect(Instant(instant.description) == instant)
        }
    }

    @Test func `the ends of the range are written and read`() {
        #expect(Instant.range.lowerBound.description == "0001-01-01T00:00:00.000Z")
        #expect(Instant.range.upperBound.description == "9999-12-31T23:59:59.999Z")
        #expect(Instant("0001-01-01T00:00:00.000Z") == Instant.range.lowerBound)
        #expect(Instant("9999-12-31T23:59:59.999Z") == Instant.range.upperBound)
    }

    @Test func `text order is time order`() {
        var random = SeededRandom(seed: 8)
        let bounds = Instant.range.lowerBound.milliseconds...Instant.range.upperBound.milliseconds
        let instants = (0..<500).map { _ in Instant(milliseconds: Int64.random(in: bounds, using: &random)) }
        #expect(instants.sorted().map(\.description) == instants.map(\.description).sorted())
    }

    @Test func `moving past the end of 64 bits stays at the end`() {
        #expect(Instant(milliseconds: 5).advanced(byMilliseconds: .max).milliseconds == .max)
        #expect(Instant(milliseconds: -5).advanced(byMilliseconds: .min).milliseconds == .min)
        #expect(Instant(milliseconds: 5).advanced(byMilliseconds: -7).milliseconds == -2)
    }

    @Test(arguments: [(7, 3, 2, 1), (-7, 3, -3, 2), (-6, 3, -2, 0), (0, 3, 0, 0)])
    func `division rounds down`(number: Int64, divisor: Int64, quotient: Int64, remainder: Int64) {
        #expect(number.floorDivided(by: divisor) == (quotient, remainder))
    }
}
