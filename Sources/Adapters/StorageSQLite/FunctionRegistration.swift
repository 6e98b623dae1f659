internal import GRDBSQLite
import MartletKernel
import MartletStorage

/// Makes a `SQLFunction` callable on one connection.
enum FunctionRegistration {
    static func register(_ function: SQLFunction, on handle: OpaquePointer) throws {
        let box = Unmanaged.passRetained(FunctionBox(function))
        // Innocuous: pure by contract, so that indexes and checks may call it although the schema is not trusted.
        let flags: Int32 = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
        // SQLite releases the box when the connection closes, and also when this call fails.
        let code = sqlite3_create_function_v2(
            handle, function.name, Int32(function.arity), flags, box.toOpaque(), call, nil, nil,
            { Unmanaged<FunctionBox>.fromOpaque($0!).release() })
        guard code == SQLITE_OK else { throw StorageError(from: handle) }
    }

    private static let call: @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void = {
        context, count, arguments in
        guard let context, let data = sqlite3_user_data(context) else { return }
        let box = Unmanaged<FunctionBox>.fromOpaque(data).takeUnretainedValue()
        let values = (0..<Int(count)).map { value(of: arguments?[$0]) }
        answer(box.function.body(values), in: context)
    }

    private static func value(of argument: OpaquePointer?) -> SQLValue {
        switch sqlite3_value_type(argument) {
        case SQLITE_INTEGER: return .integer(sqlite3_value_int64(argument))
        case SQLITE_FLOAT: return .real(sqlite3_value_double(argument))
        case SQLITE_TEXT:
            let start = sqlite3_value_text(argument)
            let count = Int(sqlite3_value_bytes(argument))
            return .text(String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_value_blob(argument)
            return .blob(Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(argument)))))
        default: return .null
        }
    }

    private static func answer(_ value: SQLValue, in context: OpaquePointer) {
        switch value {
        case .null: sqlite3_result_null(context)
        case .integer(let integer): sqlite3_result_int64(context, integer)
        case .real(let real): sqlite3_result_double(context, real)
        case .boolean(let flag): sqlite3_result_int64(context, flag ? 1 : 0)
        case .text(let text): sqlite3_result_text(context, text, Int32(text.utf8.count), copiedBySQLite)
        case .blob(let bytes): answer(bytes, in: context)
        case .id(let id): answer(id.bytes, in: context)
        }
    }

    private static func answer(_ bytes: [UInt8], in context: OpaquePointer) {
        guard !bytes.isEmpty else { return sqlite3_result_zeroblob(context, 0) }
        bytes.withUnsafeBytes { sqlite3_result_blob(context, $0.baseAddress, Int32($0.count), copiedBySQLite) }
    }
}

/// What SQLite's user-data pointer points to.
private final class FunctionBox {
    let function: SQLFunction
    init(_ function: SQLFunction) { self.function = function }
}
