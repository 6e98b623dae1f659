internal import CLibPQ
import MartletKernel
import MartletStorage

/// One row of an answer in binary form. Types that are not named here (timestamps, intervals, arrays …) are not read at
/// all: cast them in the query.
struct PostgresRow: ResultRow {
    let result: OpaquePointer?
    let row: Int32

    var columnCount: Int { Int(PQnfields(result)) }

    func isNull(_ column: Int) -> Bool { PQgetisnull(result, row, Int32(column)) != 0 }

    func integer(_ column: Int) -> Int64? {
        guard !isNull(column) else { return nil }
        let value = value(column)
        return switch type(column) {
        case ColumnOID.int8, ColumnOID.xid8: Int64(bitPattern: value.bigEndian())
        case ColumnOID.int4: Int64(Int32(bitPattern: value.bigEndian()))
        case ColumnOID.int2: Int64(Int16(bitPattern: value.bigEndian()))
        case ColumnOID.oid, ColumnOID.xid: Int64(value.bigEndian() as UInt32)
        case ColumnOID.numeric: BinaryNumeric(value)?.integer
        default: nil
        }
    }

    func real(_ column: Int) -> Double? {
        guard !isNull(column) else { return nil }
        return switch type(column) {
        case ColumnOID.float8: Double(bitPattern: value(column).bigEndian())
        case ColumnOID.float4: Double(Float(bitPattern: value(column).bigEndian()))
        case ColumnOID.numeric: BinaryNumeric(value(column))?.real
        default: integer(column).map(Double.init)
        }
    }

    func text(_ column: Int) -> String? {
        guard !isNull(column), isText(column) else { return nil }
        return String(validating: value(column), as: UTF8.self)
    }

    func bytes(_ column: Int) -> [UInt8]? {
        guard !isNull(column), type(column) == ColumnOID.bytes else { return nil }
        return Array(value(column))
    }

    func id(_ column: Int) -> RecordID? {
        guard !isNull(column), type(column) == ColumnOID.uuid else { return nil }
        return RecordID(bytes: value(column))
    }

    func boolean(_ column: Int) -> Bool? {
        guard !isNull(column), type(column) == ColumnOID.boolean else { return nil }
        return value(column).first == 1
    }

    func withUTF8<Result>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        guard !isNull(column), isText(column) else { return try body(UnsafeBufferPointer(start: nil, count: 0)) }
        return try value(column).withMemoryRebound(to: UInt8.self, body)
    }

    private func type(_ column: Int) -> UInt32 { PQftype(result, Int32(column)) }

    /// Built-in types have numbers below 16384; the rest are enumerations and the like, whose binary form is their text.
    private func isText(_ column: Int) -> Bool {
        let type = type(column)
        return type >= 16_384 || ColumnOID.texts.contains(type)
    }

    private func value(_ column: Int) -> UnsafeRawBufferPointer {
        let start = PQgetvalue(result, row, Int32(column))
        let whole = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, Int32(column))))
        // `jsonb` has a version byte before its text.
        return type(column) == ColumnOID.jsonb ? UnsafeRawBufferPointer(rebasing: whole.dropFirst()) : whole
    }
}

extension UnsafeRawBufferPointer {
    /// The number these bytes are in network order; 0 when there are too few.
    fileprivate func bigEndian<Word: FixedWidthInteger>() -> Word {
        count < MemoryLayout<Word>.size ? 0 : Word(bigEndian: loadUnaligned(as: Word.self))
    }
}
