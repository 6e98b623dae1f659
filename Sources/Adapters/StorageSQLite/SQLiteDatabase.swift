internal import GRDB
internal import GRDBSQLite
import MartletStorage

/// The embedded database: one file, one writing thread, a few reading threads.
///
/// `PRAGMA synchronous = FULL` on a write-ahead log: what `write` acknowledged is on disk
/// (<https://www.sqlite.org/pragma.html#pragma_synchronous>). Another process (the command line beside the server) may
/// use the same file; it waits up to five seconds for the other's transaction, then throws `StorageError.busy`.
package final class SQLiteDatabase: MartletStorage.Database {
    package let dialect = Dialect.sqlite

    private let writes = WorkQueue<PendingWrite>()
    private let writing: DatabaseThread
    private let reading: [DatabaseThread]
    let commits = CommitSignal()
    /// These three are `nil` for a database in memory.
    let file: SQLiteFile?
    let watch: CommitWatch?
    private let reads: WorkQueue<PendingRead>?

    /// Opens the file at `path`, or makes it.
    /// - Parameters:
    ///   - readers: reading threads, each with a connection and up to 16 MB of cache.
    ///   - writeLimit: how long one `write` may take, because all other writes wait for it; `writeAlone` is unbounded.
    /// - Throws: `StorageError.unusable` for a file that is not a database of Martlet.
    package static func open(
        path: String, functions: [SQLFunction] = [], readers: Int = 3, writeLimit: Duration = .seconds(20)
    ) async throws -> SQLiteDatabase {
        try open(path: path, functions: functions, readers: readers, limits: GroupCommit.Limits(write: writeLimit))
    }

    static func open(
        path: String, functions: [SQLFunction], readers: Int, limits: GroupCommit.Limits
    ) throws -> SQLiteDatabase {
        let file = SQLiteFile(path: path, functions: functions)
        return SQLiteDatabase(writer: try file.openWriter(), file: file, readers: readers, limits: limits)
    }

    /// A database in memory, gone when closed. Reads and writes take turns on its one connection.
    /// - Parameter content: what `content()` of another one gave: a copy for the price of its bytes.
    package static func inMemory(content: [UInt8]? = nil, functions: [SQLFunction] = []) throws -> SQLiteDatabase {
        let writer = try SQLiteFile.openMemory(content: content, functions: functions)
        return SQLiteDatabase(writer: writer, file: nil, readers: 0, limits: GroupCommit.Limits())
    }

    private init(writer: DatabaseQueue, file: SQLiteFile?, readers: Int, limits: GroupCommit.Limits) {
        writing = DatabaseThread("sqlite-writer") { [writes, commits] in
            writer.inDatabase { database in
                guard let handle = database.sqliteConnection else { return }
                // GRDB listens to every statement prepared; nothing is prepared through it any more.
                sqlite3_set_authorizer(handle, nil, nil)
                let connection = SQLiteConnection(handle: handle)
                let deadline = Deadline(watching: handle)
                var group = GroupCommit(
                    connection: connection, deadline: deadline, writes: writes, commits: commits, limits: limits)
                group.run()
                connection.close()
                deadline.detach(from: handle)
            }
            // The last connection to go copies the log into the file and removes it.
            try? writer.close()
        }
        self.file = file
        watch = file.map(CommitWatch.init)
        let reads = file.map { _ in WorkQueue<PendingRead>() }
        self.reads = reads
        reading = (0..<(file == nil ? 0 : max(1, readers))).compactMap { number in
            guard let file, let reads else { return nil }
            return DatabaseThread("sqlite-read-\(number + 1)") { SQLiteReader.serve(reads, of: file) }
        }
    }

    /// Forgotten without `close`: the threads finish what waits and end.
    deinit {
        reads?.close()
        watch?.close()
        writes.close()
    }

    package func read<Result: Sendable>(
        limit: Duration, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        guard let reads else { return try await perform(.reading(limit: limit), body) }
        return try await withCheckedThrowingContinuation { continuation in
            let read = PendingRead(
                run: { reader in
                    continuation.resume(with: Swift.Result { try reader.read(limit: limit, body) })
                },
                fail: { continuation.resume(throwing: $0) })
            if !reads.add(read) { read.fail(Self.closed) }
        }
    }

    @discardableResult
    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await perform(.grouped, body)
    }

    @discardableResult
    package func writeAlone<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await perform(.alone, body)
    }

    /// The whole database as bytes: the template that `inMemory(content:)` copies. Only of a database in memory: the
    /// header of a file says that a log lies beside it.
    package func content() async throws -> [UInt8] {
        try await onWriter { try SQLiteContent.bytes(of: $0.handle) }
    }

    /// Runs `body` between two writes, in a transaction that reads.
    func onWriter<Result: Sendable>(_ body: @escaping @Sendable (SQLiteConnection) throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            let work = PendingWrite.make(.reading(limit: .seconds(60)), continuation, body)
            if !writes.add(work) { work.fail(Self.closed) }
        }
    }

    private func perform<Result: Sendable>(
        _ kind: PendingWrite.Kind, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            let write = PendingWrite.make(kind, continuation, body)
            if !writes.add(write) { write.fail(Self.closed) }
        }
    }

    package func close() async {
        reads?.close()
        for thread in reading { await thread.finished() }
        watch?.close()
        writes.close()
        await writing.finished()
    }

    /// How many writes stand in the queue; what the tests of group commit wait for.
    var waitingWrites: Int { writes.count }

    static let closed = StorageError.connection(detail: "the database has been closed")
}
