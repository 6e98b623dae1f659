import Synchronization

/// Where random bits come from. Production draws from the system, tests from a seed, so that a failing
/// test fails again.
package protocol RandomSource: Sendable {
    func next() -> UInt64
}

extension RandomSource {
    package func bytes(_ count: Int) -> [UInt8] {
        var result = [UInt8]()
        result.reserveCapacity(count + 8)
        while result.count < count {
            withUnsafeBytes(of: next()) { result.append(contentsOf: $0) }
        }
        return Array(result.prefix(count))
    }
}

/// The operating system's cryptographic generator.
package struct SystemRandom: RandomSource {
    package init() {}
    package func next() -> UInt64 {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
    }
}

/// A seeded source that several tasks may share; for tests.
package final class SeededSource: RandomSource {
    private let generator: Mutex<SeededRandom>
    package init(seed: UInt64) { generator = Mutex(SeededRandom(seed: seed)) }
    package func next() -> UInt64 { generator.withLock { $0.next() } }
}

/// xoshiro256** seeded by SplitMix64: Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators",
/// ACM TOMS 47 (2021). Fast, reproducible on every platform, not for secrets.
package struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: (UInt64, UInt64, UInt64, UInt64)

    package init(seed: UInt64) {
        var mixed = seed
        func split() -> UInt64 {
            mixed &+= 0x9E37_79B9_7F4A_7C15
            var word = mixed
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
        state = (split(), split(), split(), split())
    }

    package mutating func next() -> UInt64 {
        let result = rotate(state.1 &* 5, by: 7) &* 9
        let shifted = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= shifted
        state.3 = rotate(state.3, by: 45)
        return result
    }

    private func rotate(_ word: UInt64, by count: UInt64) -> UInt64 { word << count | word >> (64 - count) }

    /// Uniform in [0, 1) with 53 random bits.
    package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
