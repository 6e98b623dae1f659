internal import GRDBSQLite
import MartletKernel
import MartletStorage

/// A prepared statement of one connection.
struct SQLiteStatement {
    let pointer: OpaquePointer
    let handle: OpaquePointer

    init(preparing text: String, on handle: OpaquePointer) throws {
        var pointer: OpaquePointer?
        var hasMore = false
        var text = text
        let code = text.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) { characters in
                var tail: UnsafePointer<CChar>?
                let count = Int32(characters.count)
                let code = sqlite3_prepare_v3(
                    handle, characters.baseAddress, count, UInt32(SQLITE_PREPARE_PERSISTENT), &pointer, &tail)
                if let tail, let start = characters.baseAddress {
                    hasMore = characters[(tail - start)...].contains { $0 > 0x20 && $0 != 0x3B }
                }
                return code
            }
        }
        guard code == SQLITE_OK else { throw StorageError(from: handle) }
        guard let pointer else { throw StorageError.statement(detail: "no statement in the text") }
        guard !hasMore else {
            sqlite3_finalize(pointer)
            throw StorageError.statement(detail: "more than one statement; scripts go through executeScript")
        }
        self.pointer = pointer
        self.handle = handle
    }

    /// True when there is a row; false at the end.
    func step() throws -> Bool {
        switch sqlite3_step(pointer) {
        case SQLITE_ROW: true
        case SQLITE_DONE: false
        default: throw StorageError(from: handle)
        }
    }

    func reset() {
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)
    }

    func bind(_ values: [SQLValue]) throws {
        guard values.count == Int(sqlite3_bind_parameter_count(pointer)) else {
            throw StorageError.statement(detail: "as many bindings as question marks are needed")
        }
        for (position, value) in values.enumerated() { try bind(value, at: Int32(position + 1)) }
    }

    private func bind(_ value: SQLValue, at index: Int32) throws {
        let code: Int32
        switch value {
        case .null: code = sqlite3_bind_null(pointer, index)
        case .integer(let integer): code = sqlite3_bind_int64(pointer, index, integer)
        case .real(let real): code = sqlite3_bind_double(pointer, index, real)
        case .boolean(let flag): code = sqlite3_bind_int64(pointer, index, flag ? 1 : 0)
        case .text(let text): code = try bind(text, at: index)
        case .blob(let bytes): code = bind(bytes, at: index)
        case .id(let id): code = bind(id.bytes, at: index)
        }
        guard code == SQLITE_OK else { throw StorageError(from: handle) }
    }

    private func bind(_ text: String, at index: Int32) throws -> Int32 {
        var text = text
        return try text.withUTF8 { utf8 in
            // PostgreSQL cannot store it, and SQLite's functions stop reading at it.
            guard !utf8.contains(0) else { throw StorageError.statement(detail: "text with a NUL character") }
            guard let start = utf8.baseAddress, !utf8.isEmpty else {
                return sqlite3_bind_text(pointer, index, "", 0, nil)
            }
            return start.withMemoryRebound(to: CChar.self, capacity: utf8.count) { characters in
                sqlite3_bind_text64(
                    pointer, index, characters, UInt64(utf8.count), copiedBySQLite, UInt8(SQLITE_UTF8))
            }
        }
    }

    private func bind(_ bytes: [UInt8], at index: Int32) -> Int32 {
        // A null pointer would bind NULL.
        guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(pointer, index, 0) }
        return bytes.withUnsafeBytes {
            sqlite3_bind_blob64(pointer, index, $0.baseAddress, UInt64($0.count), copiedBySQLite)
        }
    }
}

/// `SQLITE_TRANSIENT`, a cast that Swift does not import: SQLite copies the bytes before the call returns.
let copiedBySQLite = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
