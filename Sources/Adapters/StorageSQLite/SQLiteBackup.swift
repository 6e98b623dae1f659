import Foundation
internal import GRDBSQLite
import MartletStorage

/// Copies a database while others read and write it.
struct SQLiteBackup {
    let source: SQLiteConnection

    /// The copy holds the state of the moment it began: the source stays inside one read transaction, so writers go
    /// on and never make the copy start again (they only cannot shorten the WAL meanwhile).
    ///
    /// It is made under another name and renamed when it is whole and on disk, so that `path` never holds half of one.
    func copy(to path: String, progress: (Double) -> Void) throws {
        let partial = path + ".partial"
        try? FileManager.default.removeItem(atPath: partial)
        guard
            FileManager.default.createFile(
                atPath: partial, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw StorageError.connection(detail: "\(partial) cannot be created") }
        do {
            try source.transaction("BEGIN") {
                // The snapshot begins with the first read.
                _ = try source.integer("SELECT count(*) FROM sqlite_master")
                try write(to: partial, progress: progress)
            }
            guard rename(partial, path) == 0 else {
                throw StorageError.connection(detail: "\(path): \(String(cString: strerror(errno)))")
            }
        } catch {
            try? FileManager.default.removeItem(atPath: partial)
            throw error
        }
    }

    private func write(to path: String, progress: (Double) -> Void) throws {
        var opened: OpaquePointer?
        let flags: Int32 = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX
        defer { sqlite3_close_v2(opened) }
        guard sqlite3_open_v2(path, &opened, flags, nil) == SQLITE_OK, let target = opened else {
            throw StorageError.connection(detail: "\(path) cannot be opened")
        }
        sqlite3_extended_result_codes(target, 1)
        guard let backup = sqlite3_backup_init(target, "main", source.handle, "main") else {
            throw StorageError(from: target)
        }
        var code = SQLITE_OK
        while code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED {
            // 4 MiB at a time between two reports.
            code = sqlite3_backup_step(backup, 1_024)
            let total = Double(sqlite3_backup_pagecount(backup))
            if total > 0 { progress(1 - Double(sqlite3_backup_remaining(backup)) / total) }
        }
        sqlite3_backup_finish(backup)
        guard code == SQLITE_DONE else { throw StorageError(from: target) }
    }
}
