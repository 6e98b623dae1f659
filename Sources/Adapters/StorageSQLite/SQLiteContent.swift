internal import GRDBSQLite
import MartletStorage

/// A whole database as the bytes of its file: how a migrated template becomes many private databases, each for the
/// cost of copying memory.
enum SQLiteContent {
    static func bytes(of handle: OpaquePointer) throws -> [UInt8] {
        var size: Int64 = 0
        guard let start = sqlite3_serialize(handle, "main", &size, 0) else {
            throw StorageError.statement(detail: "the database could not be serialised")
        }
        defer { sqlite3_free(start) }
        return Array(UnsafeBufferPointer(start: start, count: Int(size)))
    }

    static func load(_ bytes: [UInt8], into handle: OpaquePointer) throws {
        let count = UInt64(bytes.count)
        guard let buffer = sqlite3_malloc64(count) else { throw StorageError.statement(detail: "out of memory") }
        bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(start: buffer, count: $0.count).copyMemory(from: $0) }
        // SQLite owns the buffer from here on, and frees it also when the call fails.
        let flags = UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE)
        let start = buffer.assumingMemoryBound(to: UInt8.self)
        guard sqlite3_deserialize(handle, "main", start, Int64(count), Int64(count), flags) == SQLITE_OK else {
            throw StorageError(from: handle)
        }
    }
}
