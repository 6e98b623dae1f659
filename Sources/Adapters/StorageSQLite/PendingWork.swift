import MartletStorage

/// A closure of a caller on its way to the writer, its result type erased.
struct PendingWrite: Sendable {
    enum Kind: Sendable, Equatable {
        /// May share its transaction with others.
        case grouped
        case alone
        /// A read of a database in memory, which has one connection for everything.
        case reading(limit: Duration)
    }

    let kind: Kind
    /// Runs the closure. What it returns tells the caller its result, and is called only once that is on disk.
    let attempt: @Sendable (SQLiteConnection) throws -> @Sendable () -> Void
    let fail: @Sendable (any Error) -> Void

    static func make<Result: Sendable>(
        _ kind: Kind, _ continuation: CheckedContinuation<Result, any Error>,
        _ body: @escaping @Sendable (SQLiteConnection) throws -> Result
    ) -> PendingWrite {
        PendingWrite(
            kind: kind,
            attempt: { connection in
                let result = try body(connection)
                return { continuation.resume(returning: result) }
            },
            fail: { continuation.resume(throwing: $0) })
    }
}

/// A closure of a caller on its way to a reader.
struct PendingRead: Sendable {
    let run: @Sendable (SQLiteReader) -> Void
    /// No connection could be opened.
    let fail: @Sendable (any Error) -> Void
}
