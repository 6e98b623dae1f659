import Foundation
import MartletKernel
import Testing

@Suite struct RecordIDTests {
    @Test func `the example of RFC 9562 is read and written`() throws {
        // RFC 9562, appendix A.6: 2022-02-22 14:22:22.00 GMT-05:00.
        let id = try #require(RecordID("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"))
        #expect(id.high == 0x017F_22E2_79B0_7CC3)
        #expect(id.low == 0x98C4_DC0C_0C07_398F)
        #expect(id.description == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
        #expect(Int64(id.high >> 16) == Instant("2022-02-22T14:22:22-05:00")?.milliseconds)
    }

    @Test func `a new id carries time, version and variant, and nothing else is fixed`() {
        let source = SeededSource(seed: 1)
        let now = Instant(milliseconds: 1_772_689_500_250)
        let ids = (0..<1000).map { _ in RecordID.make(at: now, random: source) }
        for id in ids {
            #expect(id.high >> 16 == UInt64(now.milliseconds))
            #expect(id.high >> 12 & 0xF == 7)
            #expect(id.low >> 62 == 0b10)
        }
        #expect(Set(ids).count == 1000)
        #expect(ids.reduce(0) { $0 | $1.high } & 0xFFF == 0xFFF)
        #expect(ids.reduce(0) { $0 | $1.low } == 0xBFFF_FFFF_FFFF_FFFF)
        #expect(ids.reduce(UInt64.max) { $0 & $1.low } == 0x8000_0000_0000_0000)
    }

    @Test func `ids of later milliseconds come later, in bytes and in text`() {
        let source = SeededSource(seed: 2)
        let ids = (0..<300).map { RecordID.make(at: Instant(milliseconds: Int64($0)), random: source) }
        #expect(ids == ids.sorted())
        #expect(ids.map(\.description) == ids.map(\.description).sorted())
        #expect(zip(ids, ids.dropFirst()).allSatisfy { $0.bytes.lexicographicallyPrecedes($1.bytes) })
    }

    @Test func `a clock before 1970 makes an id all the same`() {
        #expect(RecordID.make(at: Instant(milliseconds: -5), random: SeededSource(seed: 3)).high >> 16 == 0)
    }

    @Test func `random ids survive text and bytes, and Foundation reads them alike`() throws {
        var random = SeededRandom(seed: 5)
        for _ in 0..<1000 {
            let id = RecordID(high: random.next(), low: random.next())
            #expect(RecordID(id.description) == id)
            #expect(RecordID(id.description.uppercased()) == id)
            #expect(RecordID(bytes: id.bytes) == id)
            #expect(UUID(uuidString: id.description)?.uuidString.lowercased() == id.description)
        }
    }

    @Test(arguments: [
        "", "017f22e2-79b0-7cc3-98c4-dc0c0c07398", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0", "017f22e279b07cc398c4dc0c0c07398f",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398g", "017f22e2+79b0-7cc3-98c4-dc0c0c07398f", "{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}",
        "017f22e2-79b0-7cc3-98c4-dc0c0c0739８", "' OR 1=1 --",
    ])
    func `other text is no id`(text: String) {
        #expect(RecordID(text) == nil)
    }

    @Test(arguments: [0, 15, 17])
    func `other than sixteen bytes are no id`(count: Int) {
        #expect(RecordID(bytes: [UInt8](repeating: 1, count: count)) == nil)
    }
}
