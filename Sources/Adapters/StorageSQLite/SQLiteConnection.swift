internal import GRDBSQLite
import MartletKernel
import MartletStorage

/// `Connection` over SQLite's C interface, for the writer and for readers: stepping a cached statement and reading its
/// columns in place costs a quarter of what row objects do. Belongs to one thread.
final class SQLiteConnection: Connection {
    let dialect = Dialect.sqlite
    let handle: OpaquePointer
    private let statements: StatementCache
    /// True while the closure of a caller runs inside `BEGIN` … `COMMIT`.
    private var isInTransaction = false
    /// The error of a statement that failed in this transaction; every later call throws it again, until a savepoint
    /// around it rolls back.
    ///
    /// PostgreSQL demands this, and here too a closure must not swallow errors: SQLite rolls the whole transaction back
    /// by itself when the disk is full, an update is interrupted or I/O fails, and what followed would commit at once,
    /// statement by statement.
    private var failure: StorageError?

    init(handle: OpaquePointer) {
        self.handle = handle
        statements = StatementCache(handle: handle, capacity: 200)
    }

    /// Whether SQLite itself is outside of a transaction.
    var isInAutocommit: Bool { sqlite3_get_autocommit(handle) != 0 }

    @discardableResult
    func execute(_ sql: SQL) throws -> Int {
        try guardTransaction()
        let before = sqlite3_total_changes64(handle)
        try run(sql) { statement in
            while try statement.step() {}
        }
        // `sqlite3_changes` keeps the count of the last statement that could change rows at all.
        return sqlite3_total_changes64(handle) == before ? 0 : Int(sqlite3_changes64(handle))
    }

    func query(_ sql: SQL, _ each: (any ResultRow) throws -> Bool) throws {
        try guardTransaction()
        try run(sql) { statement in
            let row = SQLiteRow(statement: statement.pointer)
            while try statement.step() {
                guard try each(row) else { return }
            }
        }
    }

    func executeScript(_ script: String) throws {
        try guardTransaction()
        guard sqlite3_exec(handle, script, nil, nil, nil) == SQLITE_OK else { throw note(StorageError(from: handle)) }
    }

    func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        try execute("SAVEPOINT martlet")
        do {
            let result = try body()
            try execute("RELEASE martlet")
            return result
        } catch {
            // When SQLite dropped the transaction, the savepoint is gone with it.
            if !isInAutocommit {
                failure = nil
                try execute("ROLLBACK TO martlet")
                try execute("RELEASE martlet")
            }
            throw error
        }
    }

    /// Runs `body` between `begin` and `COMMIT`, or rolls everything back and throws.
    func transaction<Result>(_ begin: SQL, _ body: () throws -> Result) throws -> Result {
        // A rollback that failed, on a disk that has come back since, would otherwise block every later transaction.
        if !isInAutocommit { try execute("ROLLBACK") }
        try execute(begin)
        isInTransaction = true
        defer { isInTransaction = false }
        do {
            let result = try body()
            try execute("COMMIT")
            return result
        } catch {
            isInTransaction = false
            failure = nil
            if !isInAutocommit { _ = try? execute("ROLLBACK") }
            throw error
        }
    }

    func close() { statements.removeAll() }

    private func run(_ sql: SQL, _ body: (SQLiteStatement) throws -> Void) throws {
        do {
            try statements.use(sql.text) { statement in
                try statement.bind(sql.bindings)
                try body(statement)
            }
        } catch let error as StorageError {
            throw note(error)
        }
    }

    private func note(_ error: StorageError) -> StorageError {
        if isInTransaction, failure == nil { failure = error }
        return error
    }

    private func guardTransaction() throws {
        if let failure { throw failure }
        guard isInTransaction, isInAutocommit else { return }
        throw StorageError.statement(detail: "the transaction was ended by its own statements")
    }
}
