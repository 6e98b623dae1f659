internal import GRDBSQLite
import MartletStorage

/// One reader thread's connection.
final class SQLiteReader {
    private let connection: SQLiteConnection
    private let deadline: Deadline

    init(_ file: SQLiteFile) throws {
        let handle = try file.openReader()
        connection = SQLiteConnection(handle: handle)
        deadline = Deadline(watching: handle)
    }

    /// Runs `body` on one snapshot.
    func read<Result>(limit: Duration, _ body: (any Connection) throws -> Result) throws -> Result {
        try connection.transaction("BEGIN") {
            try deadline.within(limit) { try body(connection) }
        }
    }

    func close() {
        connection.close()
        deadline.detach(from: connection.handle)
        sqlite3_close_v2(connection.handle)
    }

    /// The body of a reader thread. The connection is opened at the first read, and again after a failure to open.
    static func serve(_ reads: WorkQueue<PendingRead>, of file: SQLiteFile) {
        var reader: SQLiteReader?
        while let read = reads.next() {
            do {
                let ready = try reader ?? SQLiteReader(file)
                reader = ready
                read.run(ready)
            } catch {
                read.fail(error)
            }
        }
        reader?.close()
    }
}
