import Foundation
internal import GRDBSQLite
import MartletStorage

extension StorageError {
    /// The failure that the connection remembers. Result codes: <https://www.sqlite.org/rescode.html>.
    init(from handle: OpaquePointer) {
        self.init(
            code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)),
            systemError: sqlite3_system_errno(handle))
    }

    /// - Parameter systemError: `errno` of the failed call, where SQLite's code is about I/O.
    init(code: Int32, message: String, systemError: Int32 = 0) {
        switch code & 0xFF {
        case SQLITE_CONSTRAINT:
            self.init(constraint: code, message: message)
        case SQLITE_INTERRUPT:
            self = .timedOut
        case SQLITE_BUSY, SQLITE_LOCKED:
            self = .busy
        case SQLITE_FULL:
            self = .full
        case SQLITE_IOERR where systemError == ENOSPC || systemError == EDQUOT:
            // Growing the shared-memory file of the WAL answers an I/O error where a write answers SQLITE_FULL.
            self = .full
        case SQLITE_IOERR, SQLITE_CANTOPEN:
            self = .connection(detail: message)
        case SQLITE_NOTADB:
            self = .unusable(detail: "the file is not a SQLite database.")
        case SQLITE_CORRUPT:
            self = .unusable(detail: "the file is damaged (\(message)). Restore a backup.")
        default:
            self = .statement(detail: "\(message) (SQLite code \(code))")
        }
    }

    /// SQLite names what a row broke only in its message: `UNIQUE constraint failed: leads.email`.
    private init(constraint code: Int32, message: String) {
        let named = message.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? message
        switch code {
        case SQLITE_CONSTRAINT | (3 << 8):
            self = .foreignKey(detail: message)
        case SQLITE_CONSTRAINT | (5 << 8):
            self = .notNull(column: named.split(separator: ".").last.map(String.init) ?? named)
        case SQLITE_CONSTRAINT | (1 << 8):
            self = .check(constraint: named)
        case SQLITE_CONSTRAINT | (6 << 8), SQLITE_CONSTRAINT | (8 << 8), SQLITE_CONSTRAINT | (10 << 8):
            self = .unique(constraint: named)
        default:
            self = .statement(detail: "\(message) (SQLite code \(code))")
        }
    }
}
