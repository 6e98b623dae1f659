internal import CLibPQ
import MartletKernel
import MartletStorage

/// `Connection` over libpq's blocking calls. Belongs to one thread.
final class PostgresConnection: Connection {
    /// What went wrong in the present transaction beyond what its closure may deal with.
    enum Fault: Equatable {
        /// Another transaction won: the same again may succeed.
        case conflict
        /// A table has changed under a prepared statement.
        case stalePlan
        case lost
        /// Lost while committing: nobody can say whether the transaction is on disk.
        case lostInCommit
    }

    let dialect = Dialect.postgres
    let address: ServerAddress
    let handle: OpaquePointer
    private(set) var fault: Fault?
    /// The error that made the server refuse everything until the next rollback.
    private var failure: StorageError?
    /// While the closure of a caller runs between `BEGIN` and `COMMIT`.
    private var isInTransaction = false
    private var deadline: ContinuousClock.Instant?
    private var statements = PreparedStatements(capacity: 200)
    private var statementLimit: Int64 = 0

    init(_ address: ServerAddress) throws {
        self.address = address
        handle = try address.connect()
        do {
            // An idle transaction would keep the log's readers behind it for ever. A server that waits for its replicas
            // too (`remote_apply`) goes on doing so.
            try command(
                """
                SET TIME ZONE 'UTC'; SET standard_conforming_strings = on;
                SET idle_in_transaction_session_timeout = '10min';
                SELECT set_config('synchronous_commit', 'on', false)
                WHERE current_setting('synchronous_commit') IN ('off', 'local')
                """)
        } catch {
            PQfinish(handle)
            throw error
        }
    }

    func close() { PQfinish(handle) }

    @discardableResult
    func execute(_ sql: SQL) throws -> Int { try run(sql).changedRows }

    /// The whole answer is in memory before the first row is handed over: page what may be large.
    func query(_ sql: SQL, _ each: (any ResultRow) throws -> Bool) throws {
        let result = try run(sql)
        for number in 0..<result.rowCount {
            guard try each(PostgresRow(result: result.pointer, row: number)) else { return }
        }
    }

    func executeScript(_ script: String) throws {
        try guardTransaction()
        try command(script)
    }

    func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        try executeScript("SAVEPOINT martlet")
        do {
            let result = try body()
            try executeScript("RELEASE martlet")
            return result
        } catch {
            if fault == nil {
                failure = nil
                try executeScript("ROLLBACK TO martlet; RELEASE martlet")
            }
            throw error
        }
    }

    /// Runs `body` between `begin` and `COMMIT`, or rolls back and throws; `fault` then says whether to try again.
    func transaction<Result>(
        _ begin: String, limit: Duration?, _ body: () throws -> Result
    ) throws -> Result {
        fault = nil
        failure = nil
        try prepareSession(limit: limit)
        try command(begin)
        isInTransaction = true
        deadline = limit.map { .now + $0 }
        defer { isInTransaction = false }
        do {
            let result = try body()
            // A closure that swallowed an error would otherwise believe it had committed.
            try guardTransaction()
            try commit()
            return result
        } catch {
            failure = nil
            isInTransaction = false
            if fault != .lost, fault != .lostInCommit, PQtransactionStatus(handle) != PQTRANS_IDLE {
                _ = try? command("ROLLBACK")
            }
            throw error
        }
    }

    /// Drops the plans the server has made for this connection.
    func forgetStatements() throws {
        statements.removeAll()
        try command("DEALLOCATE ALL")
    }

    /// Runs commands without bindings and without preparing them.
    @discardableResult
    func command(_ text: String) throws -> PostgresResult { try check(PostgresResult(PQexec(handle, text))) }

    private func commit() throws {
        let result = PostgresResult(PQexec(handle, "COMMIT"))
        do {
            try check(result)
        } catch {
            if fault == .lost { fault = .lostInCommit }
            throw error
        }
        guard result.tag == "COMMIT" else { throw StorageError.statement(detail: "the transaction was rolled back") }
    }

    /// What the session needs before `BEGIN`; within the transaction a rollback would undo it.
    private func prepareSession(limit: Duration?) throws {
        if let deallocation = statements.takeDeallocation() { try command(deallocation) }
        let (seconds, attoseconds) = (limit ?? .zero).components
        // 0 is no limit, so a limit below a millisecond is one.
        let milliseconds = limit == nil ? 0 : max(1, seconds * 1_000 + attoseconds / 1_000_000_000_000_000)
        guard milliseconds != statementLimit else { return }
        try command("SET statement_timeout = \(min(milliseconds, Int64(Int32.max)))")
        statementLimit = milliseconds
    }

    private func run(_ sql: SQL) throws -> PostgresResult {
        try guardTransaction()
        let values: BoundValues
        do {
            values = try BoundValues(sql.bindings)
        } catch let error as StorageError {
            failure = failure ?? error
            throw error
        }
        let statement = try statements.find(sql.text, fitting: values.types) ?? prepare(sql.text, values.types)
        let result = values.withPointers { pointers, lengths, formats in
            PQexecPrepared(handle, statement.name, Int32(pointers.count), pointers, lengths, formats, 1)
        }
        let answer = try check(PostgresResult(result))
        guard !answer.isEmptyCommand else {
            throw StorageError.statement(detail: "no statement in the text")
        }
        return answer
    }

    private func prepare(_ text: String, _ types: [UInt32]) throws -> PreparedStatements.Statement {
        let name = statements.newName()
        let numbered = PlaceholderNumbering.numbered(text)
        try check(PostgresResult(PQprepare(handle, name, numbered, Int32(types.count), types)))
        var known = types
        if types.contains(0) {
            let description = try check(PostgresResult(PQdescribePrepared(handle, name)))
            known = (0..<PQnparams(description.pointer)).map { PQparamtype(description.pointer, $0) }
        }
        let statement = PreparedStatements.Statement(name: name, types: known)
        statements.add(statement, for: text)
        return statement
    }

    @discardableResult
    private func check(_ result: PostgresResult) throws -> PostgresResult {
        guard !result.isSuccess else { return result }
        let error = note(result)
        failure = failure ?? error
        throw error
    }

    private func note(_ result: PostgresResult) -> StorageError {
        let state = result.sqlState ?? ""
        if PQstatus(handle) != CONNECTION_OK || StorageError.isLossOfConnection(state) {
            fault = .lost
            return .connection(detail: address.redacted(String(cString: PQerrorMessage(handle))))
        }
        if state == "40001" || state == "40P01" { fault = .conflict }
        if state == "0A000", result.errorField("M")?.contains("cached plan") == true { fault = .stalePlan }
        return StorageError(from: result)
    }

    /// - Throws: the error that ended the transaction; `timedOut` when the whole closure took longer than a statement may.
    private func guardTransaction() throws {
        if let failure { throw failure }
        guard isInTransaction else { return }
        if PQtransactionStatus(handle) == PQTRANS_IDLE {
            failure = .statement(detail: "the transaction was ended by its own statements")
        } else if let deadline, ContinuousClock.now > deadline {
            failure = .timedOut
        }
        if let failure { throw failure }
    }
}
