import Foundation
import GRDBSQLite
import Synchronization

/// Counts how often SQLite asks the operating system to put a file on disk: kill -9 cannot tell a commit that was
/// synced from one that was only written, because the system's cache survives it.
///
/// It stands before SQLite's own file layer as the default one (<https://www.sqlite.org/vfs.html>): every file opened
/// after `install` gets the same methods but for `xSync`.
enum SyncCounter {
    private struct Counts {
        var paths: [UInt: String] = [:]
        var syncs: [String: Int] = [:]
    }

    private static let counts = Mutex(Counts())

    /// How often a file whose path ends so was synced.
    static func syncs(of path: String) -> Int {
        counts.withLock { counts in counts.syncs.filter { $0.key.hasSuffix(path) }.values.reduce(0, +) }
    }

    /// Done once per process.
    static let install: Bool = {
        guard let original = sqlite3_vfs_find(nil) else { return false }
        // Both live as long as the process, as SQLite demands.
        let counting = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        counting.initialize(to: original.pointee)
        counting.pointee.zName = UnsafePointer(strdup("counting"))
        counting.pointee.xOpen = { vfs, name, file, flags, outFlags in
            guard let original = sqlite3_vfs_find("unix"), let open = original.pointee.xOpen else { return SQLITE_ERROR }
            let code = open(original, name, file, flags, outFlags)
            if code == SQLITE_OK, let file, let name { SyncCounter.watch(file, String(cString: name)) }
            return code
        }
        return sqlite3_vfs_register(counting, 1) == SQLITE_OK
    }()

    /// Replaces the methods of one open file by a copy that counts. The unix layer keeps one table for all files.
    private static func watch(_ file: UnsafeMutablePointer<sqlite3_file>, _ path: String) {
        guard let methods = file.pointee.pMethods else { return }
        counts.withLock { $0.paths[UInt(bitPattern: file)] = path }
        let copy = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
        copy.initialize(to: methods.pointee)
        copy.pointee.xSync = { file, flags in
            SyncCounter.count(file)
            return SyncCounter.sync?(file, flags) ?? SQLITE_IOERR
        }
        originalSync.withLock { $0 = $0 ?? methods.pointee.xSync }
        file.pointee.pMethods = UnsafePointer(copy)
    }

    private typealias Sync = @convention(c) (UnsafeMutablePointer<sqlite3_file>?, Int32) -> Int32
    private static let originalSync = Mutex<Sync?>(nil)
    private static var sync: Sync? { originalSync.withLock { $0 } }

    private static func count(_ file: UnsafeMutablePointer<sqlite3_file>?) {
        counts.withLock { counts in
            guard let path = counts.paths[UInt(bitPattern: file)] else { return }
            counts.syncs[path, default: 0] += 1
        }
    }
}
