import MartletKernel
import Synchronization

/// Slows down guessing of passwords, per account and per client address.
///
/// The first few failures are free, because people mistype; each further one doubles the wait. An attempt counts as failed when
/// it begins and is taken back when it succeeds, so that a thousand at once are not one. Memory is bounded: what has rested
/// longest is forgotten first.
final class LoginThrottle: Sendable {
    struct Rule: Sendable {
        let free: Int
        let longest: Int64

        /// Milliseconds to wait after that many failures: 1 s, 2 s, 4 s … after the free ones.
        func pause(after failures: Int) -> Int64 {
            guard failures >= free else { return 0 }
            return min(longest, 1000 << Int64(min(failures - free, 20)))
        }
    }

    private struct Entry {
        var failures = 0
        var last: Int64 = 0
    }

    static let account = Rule(free: 5, longest: 15 * 60_000)
    /// An office shares one address, so it has more tries.
    static let address = Rule(free: 30, longest: 5 * 60_000)
    static let capacity = 20_000
    private static let forgotten: Int64 = 3_600_000

    private let clock: any WallClock
    private let entries = Mutex<[String: Entry]>([:])

    init(clock: any WallClock) { self.clock = clock }

    /// Counts an attempt.
    /// - Throws: `Problem` `too_many_attempts` with `retryAfter` in seconds; the attempt must then not be made.
    func begin(email: String, address: String) throws {
        let now = clock.now().milliseconds
        let keys = LoginThrottle.keys(email, address)
        let wait = entries.withLock { entries -> Int64 in
            if entries.count > LoginThrottle.capacity { LoginThrottle.forget(&entries, now: now) }
            var wait: Int64 = 0
            for (key, rule) in keys {
                guard let entry = entries[key] else { continue }
                wait = max(wait, entry.last + rule.pause(after: entry.failures) - now)
            }
            guard wait <= 0 else { return wait }
            for (key, _) in keys {
                var entry = entries[key] ?? Entry()
                if now - entry.last > LoginThrottle.forgotten { entry.failures = 0 }
                entry.failures += 1
                entry.last = now
                entries[key] = entry
            }
            return 0
        }
        guard wait <= 0 else { throw LoginThrottle.refusal(seconds: (wait + 999) / 1000) }
    }

    /// The password was right. The address keeps its other failures, or an attacker with one account of his own could go on.
    func succeed(email: String, address: String) {
        let keys = LoginThrottle.keys(email, address)
        entries.withLock { entries in
            entries[keys[0].key] = nil
            entries[keys[1].key]?.failures -= 1
        }
    }

    /// How many accounts and addresses are remembered.
    var count: Int { entries.withLock { $0.count } }

    private static func keys(_ email: String, _ address: String) -> [(key: String, rule: Rule)] {
        [("e:" + TextFolding.folded(String(email.prefix(254))), account), ("a:" + address, LoginThrottle.address)]
    }

    private static func forget(_ entries: inout [String: Entry], now: Int64) {
        entries = entries.filter { now - $0.value.last <= forgotten }
        guard entries.count > capacity else { return }
        let times = entries.values.map(\.last).sorted()
        let middle = times[times.count / 2]
        entries = entries.filter { $0.value.last > middle }
    }

    private static func refusal(seconds: Int64) -> Problem {
        Problem(
            .tooMany, "too_many_attempts", zh: "尝试次数过多，请 \(seconds) 秒后再试。", en: "Too many attempts; try again in \(seconds) seconds.",
            details: ["retryAfter": .integer(seconds)])
    }
}
