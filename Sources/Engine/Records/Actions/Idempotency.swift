import MartletKernel
import MartletStorage
import Synchronization

/// An answer an edge gives to a write, kept under its idempotency key so that a retry gets the same.
package struct Answer: Sendable {
    package let status: Int
    package let body: [UInt8]
    package let location: String?
    package let operation: RecordID?
    package var isReplay = false

    package init(status: Int, body: [UInt8], location: String? = nil, operation: RecordID? = nil) {
        self.status = status
        self.body = body
        self.location = location
        self.operation = operation
    }
}

/// A client's promise that two requests under one key are the same request. Kept for 24 hours, per actor.
package struct IdempotencyKey: Sendable, Hashable {
    package let actor: String
    package let key: String
    /// Digest of method, path and body.
    package let request: String

    package static let lifetime: Int64 = 86_400_000

    package init(actor: Actor, key: String, request: String) {
        self.actor = actor.user?.description ?? "system"
        self.key = key
        self.request = request
    }
}

/// Keys whose first request has not been answered yet.
final class RunningKeys: Sendable {
    private let keys = Mutex<Set<IdempotencyKey>>([])

    func begin(_ key: IdempotencyKey) -> Bool { keys.withLock { $0.insert(key).inserted } }
    func end(_ key: IdempotencyKey) { _ = keys.withLock { $0.remove(key) } }
}

extension Engine {
    /// A write whose answer is given again, not done again, when the same key comes a second time.
    /// - Throws: `Problem` `key_reused` for another request under the key, `still_running` while the first one is.
    package func write(
        as actor: Actor, name: String, key: IdempotencyKey?, dryRun: Bool, alone: Bool = false, undoes: RecordID? = nil,
        _ body: @escaping @Sendable (Transaction) throws -> Answer
    ) async throws -> Written<Answer> {
        guard let key, !dryRun else {
            return try await write(as: actor, name: name, dryRun: dryRun, alone: alone, undoes: undoes, body)
        }
        guard running.begin(key) else {
            throw Problem.stillRunning
        }
        defer { running.end(key) }
        return try await write(as: actor, name: name, alone: alone, undoes: undoes) { tx in
            if let known = try tx.answer(to: key) { return known }
            let answer = try body(tx)
            try tx.keep(answer, under: key)
            return answer
        }
    }
}

extension Transaction {
    fileprivate func answer(to key: IdempotencyKey) throws -> Answer? {
        let row = try connection.first(
            """
            SELECT request, status, body, location, operation FROM idempotency_keys
            WHERE actor = \(key.actor) AND key = \(key.key) AND created_at > \(now.advanced(byMilliseconds: -IdempotencyKey.lifetime))
            """
        ) { row in
            (row.text(0), Answer(status: Int(row.integer(1) ?? 200), body: row.bytes(2) ?? [], location: row.text(3), operation: row.id(4)))
        }
        guard let (request, answer) = row else { return nil }
        guard request == key.request else {
            throw Problem(
                .unprocessable, "key_reused", zh: "该 Idempotency-Key 已用于另一个请求，请换一个。",
                en: "This Idempotency-Key was used for another request; take a new one.")
        }
        var replay = answer
        replay.isReplay = true
        return replay
    }

    fileprivate func keep(_ answer: Answer, under key: IdempotencyKey) throws {
        try connection.execute("DELETE FROM idempotency_keys WHERE created_at <= \(now.advanced(byMilliseconds: -IdempotencyKey.lifetime))")
        let kept = try connection.execute(
            """
            INSERT INTO idempotency_keys (actor, key, request, status, body, location, operation, created_at)
            VALUES (\(key.actor), \(key.key), \(key.request), \(answer.status), \(answer.body), \(answer.location), \(hasChanges ? operation.id : nil), \(now))
            ON CONFLICT DO NOTHING
            """)
        // Another process answered the same key while this one worked; what this one did is rolled back.
        guard kept == 1 else { throw Problem.stillRunning }
    }
}

extension Problem {
    fileprivate static let stillRunning = Problem(
        .conflict, "still_running", zh: "相同请求仍在处理，请稍后再试。", en: "The same request is still running; try again shortly.")
}
