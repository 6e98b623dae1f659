import Foundation
internal import GRDB
internal import GRDBSQLite
import MartletStorage

/// How connections to a database file are opened: the settings every promise about durability and safety rests on.
struct SQLiteFile: Sendable {
    /// `MRTL`, in the file's header (<https://www.sqlite.org/fileformat2.html#application_id>), so that no other
    /// program's database is mistaken for ours.
    static let applicationID: Int32 = 0x4D52_544C

    let path: String
    let functions: [SQLFunction]

    /// Opens the writer, making the file when there is none.
    /// - Throws: `StorageError.unusable` when the path holds anything but a database of Martlet.
    func openWriter() throws -> DatabaseQueue {
        if !FileManager.default.fileExists(atPath: path) {
            // Customers' data: for the owner of the process only. SQLite gives its side files the same rights.
            _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        var configuration = Self.configuration
        configuration.journalMode = .wal
        configuration.prepareDatabase { database in try Self.claim(database, at: path) }
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.inDatabase { database in
                // Only now: GRDB's set-up of the WAL puts `synchronous` to NORMAL, with which a commit that was
                // acknowledged can be lost when the power fails.
                try database.execute(sql: "PRAGMA synchronous = FULL")
                try database.execute(sql: "PRAGMA cache_size = -32000; PRAGMA journal_size_limit = 67108864")
                try Self.harden(database)
                try register(on: database)
            }
            return queue
        } catch let error as DatabaseError {
            throw Self.unusable(error, at: path)
        }
    }

    /// A private database that lives as long as its connection.
    /// - Parameter content: what `sqlite3_serialize` gave for another one; `nil` for an empty database.
    static func openMemory(content: [UInt8]?, functions: [SQLFunction]) throws -> DatabaseQueue {
        let queue = try DatabaseQueue(configuration: configuration)
        try queue.inDatabase { database in
            if let content, let handle = database.sqliteConnection { try SQLiteContent.load(content, into: handle) }
            try harden(database)
            try SQLiteFile(path: ":memory:", functions: functions).register(on: database)
        }
        return queue
    }

    /// A connection of one reader thread. The writer is open already, so the WAL exists.
    func openReader() throws -> OpaquePointer {
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let handle = opened else {
            sqlite3_close_v2(opened)
            throw StorageError.connection(detail: String(cString: sqlite3_errstr(code)))
        }
        do {
            sqlite3_extended_result_codes(handle, 1)
            _disableDoubleQuotedStringLiterals(handle)
            let settings = "PRAGMA query_only = 1; PRAGMA trusted_schema = 0; PRAGMA temp_store = MEMORY;"
            // Busy only while another process recovers or closes the WAL.
            let script = settings + "PRAGMA busy_timeout = 5000; PRAGMA cache_size = -16000"
            guard sqlite3_exec(handle, script, nil, nil, nil) == SQLITE_OK else { throw StorageError(from: handle) }
            for function in functions { try FunctionRegistration.register(function, on: handle) }
            return handle
        } catch {
            sqlite3_close_v2(handle)
            throw error
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.label = "martlet"
        return configuration
    }

    /// Runs before anything is written. SQLite reads a file's header at the first statement, not when it opens it.
    private static func claim(_ database: GRDB.Database, at path: String) throws {
        let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        let id = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        if id == applicationID { return }
        guard id == 0, tables == 0 else {
            throw StorageError.unusable(detail: "\(path) is a database of another program.")
        }
        try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    }

    private static func harden(_ database: GRDB.Database) throws {
        try database.execute(sql: "PRAGMA trusted_schema = 0; PRAGMA temp_store = MEMORY")
    }

    private func register(on database: GRDB.Database) throws {
        guard let handle = database.sqliteConnection else { return }
        for function in functions { try FunctionRegistration.register(function, on: handle) }
    }

    private static func unusable(_ error: DatabaseError, at path: String) -> StorageError {
        let translated = StorageError(
            code: error.extendedResultCode.rawValue, message: error.message ?? error.extendedResultCode.description)
        switch translated {
        case .unusable(let detail): return .unusable(detail: "\(path): \(detail)")
        case .connection(let detail):
            return .unusable(detail: "\(path): \(detail). Check that the folder exists and may be written to.")
        case .statement(let detail): return .unusable(detail: "\(path): \(detail)")
        default: return translated
        }
    }
}
