@testable import MartletExpressions
import Testing

@Suite struct ExactArithmeticTests {
    @Test func `what leaves 64 bits is nothing`() {
        #expect(ExactArithmetic.add(.max, 1) == nil)
        #expect(ExactArithmetic.add(.max, -1) == Int64.max - 1)
        #expect(ExactArithmetic.subtract(.min, 1) == nil)
        #expect(ExactArithmetic.multiply(.max, 2, shift: 0) == nil)
        #expect(ExactArithmetic.multiply(.max, .max, shift: 18) == nil)
        #expect(ExactArithmetic.multiply(.max, 1_000_000_000_000_000_000, shift: 18) == .max)
        #expect(ExactArithmetic.rescale(.max, places: 1) == nil)
        #expect(ExactArithmetic.absolute(.min) == nil)
        #expect(ExactArithmetic.divide(.min, -1, shift: 0) == nil)
        #expect(ExactArithmetic.divide(1, 0, shift: 6) == nil)
    }

    @Test func `rounding is half away from zero`() {
        #expect(ExactArithmetic.multiply(5, 5, shift: 1) == 3)
        #expect(ExactArithmetic.multiply(-5, 5, shift: 1) == -3)
        #expect(ExactArithmetic.multiply(7, 7, shift: 2) == 0)
        #expect(ExactArithmetic.divide(1, 2, shift: 0) == 1)
        #expect(ExactArithmetic.divide(-1, 2, shift: 0) == -1)
        #expect(ExactArithmetic.divide(2, 3, shift: 6) == 666_667)
        #expect(ExactArithmetic.rescale(-2_449, places: -3) == -2)
        #expect(ExactArithmetic.rescale(-2_500, places: -3) == -3)
    }

    @Test func `numbers of different scale compare exactly at the ends of 64 bits`() {
        #expect(ExactArithmetic.compare(.max, .max, places: 9) == 1)
        #expect(ExactArithmetic.compare(.min, .max, places: -9) == -1)
        #expect(ExactArithmetic.compare(15, 150, places: 1) == 0)
        #expect(ExactArithmetic.compare(150, 15, places: -1) == 0)
        #expect(ExactArithmetic.compare(-151, -15, places: -1) == -1)
    }

    @Test func `rounding down keeps what a comparison needs`() {
        #expect(ExactArithmetic.flooring(1_005, places: -1) == (100, false))
        #expect(ExactArithmetic.flooring(-1_005, places: -1) == (-101, false))
        #expect(ExactArithmetic.flooring(100, places: -2) == (1, true))
        #expect(ExactArithmetic.flooring(.max, places: 2).floor == Int128(Int64.max) * 100)
    }

    @Test func `the halves of a sum join to the sum`() {
        for value: Int64 in [0, 1, -1, .max, .min, 4_294_967_296, -4_294_967_297] {
            #expect(ExactArithmetic.join(high: value >> 32, low: value & 0xFFFF_FFFF) == value)
        }
        #expect(ExactArithmetic.join(high: 1 << 31, low: 0) == nil)
        #expect(ExactArithmetic.join(high: -(1 << 31), low: 0) == .min)
        #expect(ExactArithmetic.join(high: -(1 << 31) - 1, low: 1 << 32) == .min)
    }
}
