import MartletKernel
import Synchronization

/// Lets one user have only a few reads under way at once, so that whoever asks slow questions waits for himself and leaves readers
/// for everybody else. Further reads of his take turns in the order they came; too many waiting are refused.
final class ReadTurns: Sendable {
    private struct Line {
        var running = 0
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    /// One less than the embedded database has readers.
    static let limit = 2
    static let longestLine = 64
    private let lines = Mutex<[RecordID: Line]>([:])

    /// Returns when it is this user's turn; `give` ends it.
    /// - Throws: `Problem` `too_many_reads` when too many of his wait already.
    func take(_ user: RecordID) async throws {
        var isRefused = false
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let goesOn = lines.withLock { lines -> Bool in
                var line = lines[user] ?? Line()
                defer { lines[user] = line }
                if line.running < ReadTurns.limit {
                    line.running += 1
                    return true
                }
                isRefused = line.waiting.count >= ReadTurns.longestLine
                if !isRefused { line.waiting.append(continuation) }
                return isRefused
            }
            if goesOn { continuation.resume() }
        }
        guard !isRefused else {
            throw Problem(
                .tooMany, "too_many_reads", zh: "您的查询过多，请等待前面的完成。", en: "Too many of your queries are waiting; let the earlier ones finish."
            )
        }
    }

    /// Hands the turn to the next of the same user.
    func give(_ user: RecordID) {
        let next = lines.withLock { lines -> CheckedContinuation<Void, Never>? in
            guard var line = lines[user] else { return nil }
            defer { lines[user] = line.running == 0 ? nil : line }
            if !line.waiting.isEmpty { return line.waiting.removeFirst() }
            line.running -= 1
            return nil
        }
        next?.resume()
    }
}
