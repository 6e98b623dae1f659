internal import GRDBSQLite
import MartletStorage

/// Prepared statements by their text; the least recently used is dropped when there are too many. Belongs to one
/// connection and its thread.
final class StatementCache {
    private final class Entry {
        let statement: SQLiteStatement
        var usedAt: UInt64 = 0
        var isLent = false

        init(_ statement: SQLiteStatement) { self.statement = statement }
    }

    private let handle: OpaquePointer
    private let capacity: Int
    private var entries: [String: Entry] = [:]
    private var clock: UInt64 = 0

    init(handle: OpaquePointer, capacity: Int) {
        self.handle = handle
        self.capacity = capacity
    }

    /// Lends a statement. The same text may be run again for each row of itself: it then gets a second statement, which
    /// is not kept.
    func use(_ text: String, _ body: (SQLiteStatement) throws -> Void) throws {
        guard let entry = try idleEntry(for: text) else {
            let statement = try SQLiteStatement(preparing: text, on: handle)
            defer { sqlite3_finalize(statement.pointer) }
            return try body(statement)
        }
        clock += 1
        entry.usedAt = clock
        entry.isLent = true
        defer {
            entry.statement.reset()
            entry.isLent = false
        }
        try body(entry.statement)
    }

    func removeAll() {
        for entry in entries.values { sqlite3_finalize(entry.statement.pointer) }
        entries = [:]
    }

    /// - Returns: nil when the statement of this text is lent.
    private func idleEntry(for text: String) throws -> Entry? {
        if let known = entries[text] { return known.isLent ? nil : known }
        let made = Entry(try SQLiteStatement(preparing: text, on: handle))
        if entries.count >= capacity { dropOldest() }
        entries[text] = made
        return made
    }

    private func dropOldest() {
        let idle = entries.filter { !$0.value.isLent }
        guard let oldest = idle.min(by: { $0.value.usedAt < $1.value.usedAt }) else { return }
        entries.removeValue(forKey: oldest.key)
        sqlite3_finalize(oldest.value.statement.pointer)
    }
}
