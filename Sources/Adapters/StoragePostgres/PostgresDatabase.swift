import MartletKernel
import MartletStorage

/// A PostgreSQL database that several processes may share, through libpq's blocking calls on threads of its own.
///
/// Commits wait for the disk (`synchronous_commit = on`); whether the server itself syncs is its setting `fsync`.
package final class PostgresDatabase: Database {
    package let dialect = Dialect.postgres

    typealias Work = @Sendable (PostgresWorker) -> Void

    let address: ServerAddress
    let commits = CommitSignal()
    private let work: WorkQueue<Work>
    private let threads: [DatabaseThread]
    private let courier: CommitCourier

    /// Connects, checks the server and installs `functions`.
    /// - Parameters:
    ///   - url: `postgres://user:password@host:port/database?sslmode=…`, as libpq reads it.
    ///   - connections: how many transactions may run at once; one more connection carries commit signals.
    ///   - writeLimit: how long a statement of `write` may take; those of `writeAlone` are unbounded.
    /// - Throws: `StorageError.connection`, or `.unusable` for a URL, server or database that cannot serve.
    package static func open(
        url: String, functions: [SQLFunction] = [], connections: Int = 8, writeLimit: Duration = .seconds(20)
    ) async throws -> PostgresDatabase {
        let address = try ServerAddress(url)
        let database = PostgresDatabase(address, connections: connections, writeLimit: writeLimit)
        do {
            try await database.perform { worker in try DatabaseSetUp(functions).run(on: worker) }
            return database
        } catch {
            await database.close()
            throw error
        }
    }

    private init(_ address: ServerAddress, connections: Int, writeLimit: Duration) {
        let work = WorkQueue<Work>()
        self.address = address
        self.work = work
        courier = CommitCourier(address, commits: commits)
        threads = (1...max(1, connections)).map { number in
            DatabaseThread("postgres-\(number)") {
                let worker = PostgresWorker(address, writeLimit: writeLimit)
                while let next = work.next() { next(worker) }
                worker.close()
            }
        }
    }

    /// Forgotten without `close`: the threads finish what waits and end.
    deinit {
        work.close()
        courier.stop()
    }

    package func read<Result: Sendable>(
        limit: Duration, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await perform { try $0.read(limit: limit, body) }
    }

    @discardableResult
    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await committing { try $0.write(isBounded: true, body) }
    }

    @discardableResult
    package func writeAlone<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await committing { try $0.write(isBounded: false, body) }
    }

    package var commitMark: UInt64 { commits.count }

    package func waitForCommit(after mark: UInt64, timeout: Duration) async {
        courier.listen()
        await commits.wait(past: mark, timeout: timeout)
    }

    package func close() async {
        work.close()
        for thread in threads { await thread.finished() }
        await courier.close()
    }

    private func committing<Result: Sendable>(
        _ body: @escaping @Sendable (PostgresWorker) throws -> Result
    ) async throws -> Result {
        try await perform { [commits, courier] worker in
            let result = try body(worker)
            commits.announce()
            courier.tellOthers()
            return result
        }
    }

    private func perform<Result: Sendable>(
        _ body: @escaping @Sendable (PostgresWorker) throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            let isTaken = work.add { worker in
                continuation.resume(with: Swift.Result { try body(worker) })
            }
            if !isTaken { continuation.resume(throwing: StorageError.connection(detail: "the database has been closed")) }
        }
    }
}
