import MartletKernel
import Testing

@Suite struct FixedDecimalTests {
    @Test(arguments: [
        ("0", 0, 0), ("-0", 0, 0), ("1", 1, 0), ("+1", 1, 0), ("-12.50", -1250, 2), ("0.000000001", 1, 9), ("1e3", 1000, 0),
        ("1.5E7", 15_000_000, 0), ("12e-2", 12, 2), ("1.50e1", 150, 1), ("0.1000000000", 100_000_000, 9), ("0e999", 0, 0),
        ("9223372036854775807", .max, 0), ("-9223372036854775808", .min, 0), ("-9223372036.854775808", .min, 9),
    ])
    func `a written number keeps its places`(text: String, units: Int64, scale: Int) throws {
        let decimal = try #require(FixedDecimal(text))
        #expect(decimal.units == units)
        #expect(decimal.scale == scale)
    }

    @Test(arguments: [
        "", "-", "+", ".", "e5", "1e", "1e+", "1.2.3", "1,000", "１", "0x10", "1 ", " 1", "nan", "inf", "--1", "0.0000000001",
        "0.1000000000000001",
        "9223372036854775808", "-9223372036854775809", "1e19", "1e-10", "1e12345", "123456789012345678901234567890",
    ])
    func `what is no number, too fine or too large is refused`(text: String) {
        #expect(FixedDecimal(text) == nil)
    }

    @Test func `random decimals are read back as they were written`() throws {
        var random = SeededRandom(seed: 3)
        for _ in 0..<5000 {
            let units = Int64(bitPattern: random.next()) >> Int64.random(in: 0...63, using: &random)
            let decimal = FixedDecimal(units: units, scale: Int.random(in: 0...9, using: &random))
            let read = try #require(FixedDecimal(decimal.description), "\(decimal)")
            #expect(read.units == decimal.units && read.scale == decimal.scale)
        }
    }

    @Test(arguments: [
        ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("2.4999", 0, "2"), ("-2.4999", 0, "-2"), ("0.05", 1, "0.1"), ("-0.05", 1, "-0.1"),
        ("1.005", 2, "1.01"), ("7", 4, "7.0000"), ("9.99", 1, "10.0"), ("0", 9, "0.000000000"),
    ])
    func `rescaling rounds half away from zero`(text: String, places: Int, expected: String) throws {
        #expect(try #require(FixedDecimal(text)).rescaled(to: places)?.description == expected)
    }

    @Test func `a result that leaves 64 bits is none`() {
        #expect(FixedDecimal(units: .max, scale: 0).rescaled(to: 1) == nil)
        #expect(FixedDecimal(units: .min, scale: 0).rescaled(to: 1) == nil)
        #expect(FixedDecimal.rounding(1, dividedBy: 0, scale: 2) == nil)
        #expect(FixedDecimal.rounding(Int128(Int64.max) * 10, dividedBy: 10, scale: 0)?.units == .max)
        #expect(FixedDecimal.rounding(Int128(Int64.max) * 10 + 5, dividedBy: 10, scale: 0) == nil)
        #expect(FixedDecimal.rounding(Int128(Int64.min), dividedBy: -1, scale: 0) == nil)
    }

    @Test func `division rounds as a fraction in whole numbers says`() {
        var random = SeededRandom(seed: 4)
        for _ in 0..<5000 {
            let numerator = Int128(Int64.random(in: -1_000_000...1_000_000, using: &random))
            let denominator = Int128(Int64.random(in: 1...1000, using: &random) * (random.next() & 1 == 0 ? 1 : -1))
            let result = Int128(FixedDecimal.rounding(numerator, dividedBy: denominator, scale: 0)?.units ?? .max)
            // |result - n/d| <= 1/2, and exactly half only away from zero.
            let error = (result * denominator - numerator).magnitude * 2
            #expect(error <= denominator.magnitude)
            if error == denominator.magnitude { #expect((result * denominator).magnitude > numerator.magnitude) }
        }
    }

    @Test func `1.50 equals 1.5, hashes like it and lies between its neighbours`() throws {
        let short = try #require(FixedDecimal("1.5"))
        let long = try #require(FixedDecimal("1.500"))
        #expect(short == long)
        #expect(Set([short, long]).count == 1)
        #expect(!(short < long) && !(long < short))
        #expect(try #require(FixedDecimal("-1.51")) < #require(FixedDecimal("-1.5")))
        #expect(FixedDecimal(units: .min, scale: 0) < FixedDecimal(units: .min, scale: 9))
        #expect(FixedDecimal(units: 0, scale: 0).hashValue == FixedDecimal(units: 0, scale: 9).hashValue)
    }

    @Test(arguments: [(0, 1), (1, 10), (9, 1_000_000_000), (18, 1_000_000_000_000_000_000)])
    func `powers of ten`(exponent: Int, power: Int64) {
        #expect(powerOfTen(exponent) == power)
    }
}
