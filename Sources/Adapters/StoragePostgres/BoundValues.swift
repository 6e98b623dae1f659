import MartletKernel
import MartletStorage

/// Bindings in the binary form of the wire, one after another in one buffer.
struct BoundValues {
    /// The type each value has by itself; 0 for `NULL`, which takes the type of its place in the statement.
    private(set) var types: [UInt32] = []
    private var buffer: [UInt8] = []
    /// Where each value begins; `nil` for `NULL`.
    private var starts: [Int?] = []
    private var lengths: [Int32] = []

    /// - Throws: `StorageError.statement` for text with a NUL character, which PostgreSQL cannot store.
    init(_ values: [SQLValue]) throws {
        for value in values { try append(value) }
    }

    private mutating func append(_ value: SQLValue) throws {
        let start = buffer.count
        switch value {
        case .null: types.append(0)
        case .integer(let integer):
            types.append(ColumnOID.int8)
            withUnsafeBytes(of: integer.bigEndian) { buffer.append(contentsOf: $0) }
        case .real(let real):
            types.append(ColumnOID.float8)
            withUnsafeBytes(of: real.bitPattern.bigEndian) { buffer.append(contentsOf: $0) }
        case .text(let text):
            guard !text.utf8.contains(0) else { throw StorageError.statement(detail: "text with a NUL character") }
            types.append(ColumnOID.text)
            buffer.append(contentsOf: text.utf8)
        case .blob(let bytes):
            types.append(ColumnOID.bytes)
            buffer.append(contentsOf: bytes)
        case .id(let id):
            types.append(ColumnOID.uuid)
            buffer.append(contentsOf: id.bytes)
        case .boolean(let flag):
            types.append(ColumnOID.boolean)
            buffer.append(flag ? 1 : 0)
        }
        starts.append(value == .null ? nil : start)
        lengths.append(Int32(buffer.count - start))
    }

    /// Hands over what libpq's calls take: a pointer to each value, its length, and "binary" for each.
    func withPointers<Result>(
        _ body: (_ values: [UnsafePointer<CChar>?], _ lengths: [Int32], _ formats: [Int32]) -> Result
    ) -> Result {
        // One byte more, because a value of no bytes at the end still needs an address: no address means NULL.
        (buffer + [0]).withUnsafeBufferPointer { all in
            all.withMemoryRebound(to: CChar.self) { characters in
                let values = starts.map { start in start.flatMap { start in characters.baseAddress.map { $0 + start } } }
                return body(values, lengths, Array(repeating: 1, count: values.count))
            }
        }
    }
}
