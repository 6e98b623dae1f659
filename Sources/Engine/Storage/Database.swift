import MartletKernel

/// A database that many tasks share. Both implementations pass `StorageConformance`.
package protocol Database: Sendable {
    var dialect: Dialect { get }

    /// Runs `body` on a snapshot, beside writers and other readers.
    ///
    /// The closure is bounded by `limit`: a statement that runs longer is interrupted and throws
    /// `StorageError.timedOut`. Cancelling the calling task does not interrupt it.
    func read<Result: Sendable>(limit: Duration, _ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result

    /// Runs `body` in a transaction that is on disk when this returns.
    ///
    /// If it throws, nothing it wrote remains. `body` may be executed more than once (a group commit run again, a
    /// serialisation failure), so it must have no effect but through its connection.
    @discardableResult
    func write<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result

    /// As `write`, but a transaction of its own: batch chunks, import, undo, migrations.
    @discardableResult
    func writeAlone<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result

    /// Copies the whole database to a file while others work. SQLite: one database file; PostgreSQL: a
    /// custom-format dump (`pg_dump`).
    /// - Parameter progress: the done part, 0…1.
    func backup(to path: String, progress: @escaping @Sendable (Double) -> Void) async throws

    /// How many commits this process has noticed. Taken before reading the log and given to `waitForCommit`, it closes
    /// the gap between the two, in which a commit would otherwise go unnoticed until the timeout.
    var commitMark: UInt64 { get }

    /// Waits for a commit on this database by any process; used to wake readers of the log.
    /// Returns when something may have been committed since `mark` or `timeout` has passed, whichever is first. Commits
    /// of other processes are noticed later than one's own, and the timeout is the only guarantee.
    func waitForCommit(after mark: UInt64, timeout: Duration) async

    /// Refuses new work, waits for what has begun and closes every connection.
    func close() async
}

extension Database {
    /// With the default statement limit of interactive reads.
    package func read<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await read(limit: .seconds(10), body)
    }

    package func waitForCommit(timeout: Duration) async { await waitForCommit(after: commitMark, timeout: timeout) }
}
