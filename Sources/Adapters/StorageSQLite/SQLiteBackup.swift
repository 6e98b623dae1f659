internal import GRDBSQLite
import MartletStorage

/// Copies a database while others read and write it.
struct SQLiteBackup {
    let source: SQLiteConnection

    /// The copy holds the state of the moment it began: the source stays inside one read transaction, so writers go
    /// on and never make the copy start again (they only cannot shorten the WAL meanwhile).
    func copy(to path: String, progress: (Double) -> Void) throws {
        let file = try PartialFile(for: path)
        do {
            try source.transaction("BEGIN") {
                // The snapshot begins with the first read.
                _ = try source.integer("SELECT count(*) FROM sqlite_master")
                try write(to: file.path, progress: progress)
            }
            try file.finish()
        } catch {
            file.discard()
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
        while code == SQLITE_OK {
            // 4 MiB at a time between two reports.
            code = sqlite3_backup_step(backup, 1_024)
            let total = Double(sqlite3_backup_pagecount(backup))
            if total > 0 { progress(1 - Double(sqlite3_backup_remaining(backup)) / total) }
        }
        // The target's error is the backup's once it is finished.
        sqlite3_backup_finish(backup)
        guard code == SQLITE_DONE else { throw StorageError(from: target) }
    }
}
