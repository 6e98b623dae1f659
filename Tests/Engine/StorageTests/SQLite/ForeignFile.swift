import GRDBSQLite
import Testing

/// A database that another program made.
enum ForeignFile {
    static func make(at path: String, _ script: String) throws {
        var opened: OpaquePointer?
        defer { sqlite3_close(opened) }
        try #require(sqlite3_open(path, &opened) == SQLITE_OK)
        try #require(sqlite3_exec(opened, script, nil, nil, nil) == SQLITE_OK)
    }
}
