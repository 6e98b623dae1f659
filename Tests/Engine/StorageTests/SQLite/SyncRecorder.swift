import Foundation
import GRDBSQLite
import Synchronization

/// Records what SQLite asks the operating system to put on disk: kill -9 cannot tell a commit that was synced from one
/// that was only written, because the system's cache survives it.
///
/// It stands before SQLite's own file layer as the default one (<https://www.sqlite.org/vfs.html>): every file opened
/// after `install` gets the same methods but for `xSync`.
enum SyncRecorder {
    private struct State {
        var paths: [UInt: String] = [:]
        var counts: [String: Int] = [:]
        /// What was in a file when it was synced last, for the files under `keptFolders`.
        var contents: [String: Data] = [:]
        var keptFolders: Set<String> = []
    }

    private static let state = Mutex(State())

    /// How often the file was synced.
    static func count(of path: String) -> Int { state.withLock { $0.counts[path] ?? 0 } }

    /// From now on remembers what is on disk of the files in a folder.
    static func keep(_ folder: String) { state.withLock { _ = $0.keptFolders.insert(folder) } }

    /// What a power failure at this moment would leave of the files, if nothing but what was synced survived.
    static func image(of paths: [String]) -> [String: Data] {
        state.withLock { state in state.contents.filter { paths.contains($0.key) } }
    }

    /// Done once per process.
    static let install: Bool = {
        guard let original = sqlite3_vfs_find(nil) else { return false }
        // Both live as long as the process, as SQLite demands.
        let recording = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        recording.initialize(to: original.pointee)
        recording.pointee.zName = UnsafePointer(strdup("recording"))
        recording.pointee.xOpen = { vfs, name, file, flags, outFlags in
            guard let original = sqlite3_vfs_find("unix"), let open = original.pointee.xOpen else { return SQLITE_ERROR }
            let code = open(original, name, file, flags, outFlags)
            if code == SQLITE_OK, let file, let name { SyncRecorder.watch(file, String(cString: name)) }
            return code
        }
        return sqlite3_vfs_register(recording, 1) == SQLITE_OK
    }()

    /// Replaces the methods of one open file by a copy that records. The unix layer keeps one table for all files.
    private static func watch(_ file: UnsafeMutablePointer<sqlite3_file>, _ path: String) {
        guard let methods = file.pointee.pMethods else { return }
        state.withLock { $0.paths[UInt(bitPattern: file)] = path }
        let copy = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
        copy.initialize(to: methods.pointee)
        copy.pointee.xSync = { file, flags in
            let code = SyncRecorder.sync?(file, flags) ?? SQLITE_IOERR
            if code == SQLITE_OK { SyncRecorder.record(file) }
            return code
        }
        originalSync.withLock { $0 = $0 ?? methods.pointee.xSync }
        file.pointee.pMethods = UnsafePointer(copy)
    }

    private typealias Sync = @convention(c) (UnsafeMutablePointer<sqlite3_file>?, Int32) -> Int32
    private static let originalSync = Mutex<Sync?>(nil)
    private static var sync: Sync? { originalSync.withLock { $0 } }

    /// Only the writer syncs, so nobody changes the file meanwhile.
    private static func record(_ file: UnsafeMutablePointer<sqlite3_file>?) {
        state.withLock { state in
            guard let path = state.paths[UInt(bitPattern: file)] else { return }
            state.counts[path, default: 0] += 1
            guard state.keptFolders.contains((path as NSString).deletingLastPathComponent) else { return }
            state.contents[path] = FileManager.default.contents(atPath: path)
        }
    }
}
