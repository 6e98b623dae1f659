import MartletKernel
import Synchronization

/// How many streams each user holds open: a handful of windows and devices, not a thousand.
final class OpenStreams: Sendable {
    static let perUser = 20
    private let counts = Mutex<[RecordID: Int]>([:])

    func begin(_ actor: MartletKernel.Actor) -> Bool {
        guard let user = actor.user else { return true }
        return counts.withLock { counts in
            guard counts[user, default: 0] < OpenStreams.perUser else { return false }
            counts[user, default: 0] += 1
            return true
        }
    }

    func end(_ actor: MartletKernel.Actor) {
        guard let user = actor.user else { return }
        counts.withLock { counts in
            let left = counts[user, default: 1] - 1
            counts[user] = left > 0 ? left : nil
        }
    }
}
