import CZlib

/// One gzip member (RFC 1952) by zlib.
enum Gzip {
    /// The fastest level: it takes a list of records to a fifth of its size, and slower ones gain little on it.
    private static let level: Int32 = 1
    /// Window of 2¹⁵ bytes, and 16 to ask for the gzip frame (zlib manual, `deflateInit2`).
    private static let windowBits: Int32 = 15 + 16

    /// `nil` when zlib has no memory.
    static func compress(_ bytes: some Collection<UInt8>) -> [UInt8]? {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        guard deflateInit2_(&stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var input = Array(bytes)
        let capacity = Int(deflateBound(&stream, UInt(input.count)))
        var result: Int32 = Z_OK
        let output = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
            input.withUnsafeMutableBufferPointer { input in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(capacity)
                result = deflate(&stream, Z_FINISH)
            }
            count = capacity - Int(stream.avail_out)
        }
        return result == Z_STREAM_END ? output : nil
    }
}
