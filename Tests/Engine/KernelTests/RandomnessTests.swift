import MartletKernel
import Testing

@Suite struct RandomnessTests {
    /// First outputs of the authors' C programs, splitmix64.c feeding xoshiro256starstar.c.
    private static let published: [(seed: UInt64, outputs: [UInt64])] = [
        (0, [0x99EC_5F36_CB75_F2B4, 0xBF6E_1F78_4956_452A, 0x1A5F_849D_4933_E6E0, 0x6AA5_94F1_262D_2D2C]),
        (1_234_567, [0x30A3_A1C3_6360_0467, 0x1940_5F0F_5799_29CA, 0x115B_EAAC_046D_DBD9, 0xEB17_CAF4_8F27_D7F6]),
        (.max, [0x8F55_20D5_2A7E_AD08, 0xC476_A018_CAA1_802D, 0x81DE_31C0_D260_469E, 0xBF65_8D7E_065F_3C2F]),
    ]

    @Test(arguments: published)
    func `a seed gives the published sequence`(seed: UInt64, expected: [UInt64]) {
        var random = SeededRandom(seed: seed)
        #expect((0..<4).map { _ in random.next() } == expected)
        let source = SeededSource(seed: seed)
        #expect((0..<4).map { _ in source.next() } == expected)
    }

    @Test func `unit numbers lie in [0, 1) around one half`() {
        var random = SeededRandom(seed: 9)
        let draws = (0..<10_000).map { _ in random.unit() }
        #expect(draws.allSatisfy { $0 >= 0 && $0 < 1 })
        // Standard error of the mean is 0.0029; the seed is fixed, so that this never flickers.
        #expect(abs(draws.reduce(0, +) / 10_000 - 0.5) < 0.01)
    }

    @Test(arguments: [0, 1, 7, 8, 9, 33])
    func `as many bytes as asked for`(count: Int) {
        #expect(SeededSource(seed: 1).bytes(count).count == count)
    }

    @Test func `the system's generator does not repeat itself`() {
        let draws = Set((0..<1000).map { _ in SystemRandom().next() })
        #expect(draws.count == 1000)
    }

    @Test func `tasks that share a source never draw the same`() async {
        let source = SeededSource(seed: 4)
        let draws = await withTaskGroup(of: [UInt64].self) { group in
            for _ in 0..<8 { group.addTask { (0..<500).map { _ in source.next() } } }
            return await group.reduce(into: [UInt64]()) { $0 += $1 }
        }
        #expect(Set(draws).count == 4000)
    }
}
