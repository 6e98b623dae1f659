import Dispatch
internal import GRDBSQLite
import MartletStorage
import Synchronization

/// Notices commits of other processes on the same file, which SQLite tells nobody about: `PRAGMA data_version` changes
/// when another connection has committed (<https://www.sqlite.org/pragma.html#pragma_data_version>).
final class CommitWatch: Sendable {
    private struct State {
        var connection: SQLiteConnection?
        var version: Int64?
        var askedAt = ContinuousClock.now
        var isClosed = false
    }

    private let file: SQLiteFile
    /// Asking may wait for a lock of the other process, which no task may do.
    private let queue = DispatchQueue(label: "sqlite-watch")
    private let state = Mutex(State())

    init(_ file: SQLiteFile) {
        self.file = file
        // What the first question is compared with.
        _ = ask()
    }

    /// Whether anybody, this process included, has committed since the last time this was asked or the file was opened.
    /// Many may ask at once: within a tenth of a second one question serves all.
    func hasChanged() async -> Bool {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: self.ask()) }
        }
    }

    private func ask() -> Bool {
        state.withLock { state in
            guard !state.isClosed, state.version == nil || state.askedAt.duration(to: .now) > .milliseconds(100) else {
                return false
            }
            state.askedAt = .now
            if state.connection == nil { state.connection = (try? file.openReader()).map(SQLiteConnection.init) }
            guard let version = try? state.connection?.integer("PRAGMA data_version") else { return false }
            defer { state.version = version }
            return state.version != nil && state.version != version
        }
    }

    func close() {
        state.withLock { state in
            state.isClosed = true
            guard let connection = state.connection else { return }
            connection.close()
            sqlite3_close_v2(connection.handle)
            state.connection = nil
        }
    }
}
