import GRDB
import MartletTestSupport

@testable import MartletStorageSQLite

extension SQLiteFile {
    /// Runs statements on a file as another program would.
    static func foreign(at path: String) throws -> (String) throws -> Void {
        let queue = try DatabaseQueue(path: path)
        return { script in
            try queue.inDatabase { try $0.execute(sql: script) }
            try queue.close()
        }
    }
}
