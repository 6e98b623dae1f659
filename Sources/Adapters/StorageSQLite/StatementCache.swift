internal import GRDBSQLite
import MartletStorage

/// Prepared statements by their text; the least recently used is dropped when there are too many. Belongs to one
/// connection and its thread.
final class StatementCache {
    private struct Entry {
        let statement: SQLiteStatement
        var usedAt: UInt64
    }

    private let handle: OpaquePointer
    private let capacity: Int
    private var idle: [String: Entry] = [:]
    private var clock: UInt64 = 0

    init(handle: OpaquePointer, capacity: Int) {
        self.handle = handle
        self.capacity = capacity
    }

    /// Lends a statement. While it is lent it is not in the cache, so that the same text may be run again for each row
    /// of itself.
    func use(_ text: String, _ body: (SQLiteStatement) throws -> Void) throws {
        let statement = try idle.removeValue(forKey: text)?.statement ?? SQLiteStatement(preparing: text, on: handle)
        defer {
            statement.reset()
            keep(statement, for: text)
        }
        try body(statement)
    }

    func removeAll() {
        for entry in idle.values { sqlite3_finalize(entry.statement.pointer) }
        idle = [:]
    }

    private func keep(_ statement: SQLiteStatement, for text: String) {
        clock += 1
        if let other = idle.updateValue(Entry(statement: statement, usedAt: clock), forKey: text) {
            sqlite3_finalize(other.statement.pointer)
        }
        guard idle.count > capacity, let oldest = idle.min(by: { $0.value.usedAt < $1.value.usedAt }) else { return }
        idle.removeValue(forKey: oldest.key)
        sqlite3_finalize(oldest.value.statement.pointer)
    }
}
