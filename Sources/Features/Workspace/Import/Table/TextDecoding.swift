import Glibc
import MartletKernel

/// Turns the bytes of a file into UTF-8 as they come, through iconv. A byte that means nothing in the encoding becomes `0xFF`,
/// which UTF-8 never contains, so that the cell it stands in is known to be damaged. Owns its iconv descriptor.
final class TextDecoding {
    private let handle: iconv_t?
    /// The beginning of a character whose end has not come yet.
    private var rest: [UInt8] = []
    private var isAtStart = true
    private let encoding: TextEncoding

    static let damaged: UInt8 = 0xFF

    /// - Throws: `Problem` when the system's iconv lacks the encoding.
    init(from encoding: TextEncoding) throws {
        self.encoding = encoding
        guard encoding != .utf8 else {
            handle = nil
            return
        }
        let opened = iconv_open("UTF-8", encoding.iconvName)
        guard let opened, Int(bitPattern: opened) != -1 else {
            throw Problem(
                .unavailable, "encoding_missing", zh: "系统的 iconv 不支持编码 \(encoding.rawValue)，请安装完整的 libc。",
                en: "This system's iconv does not know \(encoding.rawValue); install the complete libc.")
        }
        handle = opened
    }

    deinit { if let handle { iconv_close(handle) } }

    /// - Parameter isLast: no more bytes follow; an unfinished character is then damage.
    func decode(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
        var input = rest + bytes
        rest = []
        if isAtStart {
            let mark = encoding.byteOrderMark
            if input.count < mark.count, !isLast {
                rest = input
                return []
            }
            isAtStart = false
            if !mark.isEmpty, input.starts(with: mark) { input.removeFirst(mark.count) }
        }
        // Invalid UTF-8 is found cell by cell.
        guard let handle else { return input }
        return convert(&input, handle, isLast: isLast)
    }

    private func convert(_ input: inout [UInt8], _ handle: iconv_t, isLast: Bool) -> [UInt8] {
        var output = [UInt8]()
        output.reserveCapacity(input.count * 2)
        var position = 0
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while position < input.count {
            let (read, written, failure) = TextDecoding.step(handle, &input, from: position, into: &buffer)
            position += read
            output.append(contentsOf: buffer[0..<written])
            switch failure {
            case EILSEQ:
                output.append(TextDecoding.damaged)
                position += 1
            case EINVAL:
                guard isLast else {
                    rest = Array(input[position...])
                    return output
                }
                output.append(TextDecoding.damaged)
                position = input.count
            default: break
            }
        }
        return output
    }

    private static func step(
        _ handle: iconv_t, _ input: inout [UInt8], from position: Int, into buffer: inout [UInt8]
    ) -> (read: Int, written: Int, failure: Int32) {
        let size = buffer.count
        return input.withUnsafeMutableBytes { source in
            buffer.withUnsafeMutableBytes { target in
                var sourceStart = source.baseAddress?.advanced(by: position).assumingMemoryBound(to: CChar.self)
                var sourceLeft = source.count - position
                var targetStart = target.baseAddress?.assumingMemoryBound(to: CChar.self)
                var targetLeft = size
                let before = sourceLeft
                let result = iconv(handle, &sourceStart, &sourceLeft, &targetStart, &targetLeft)
                return (before - sourceLeft, size - targetLeft, result == -1 ? errno : 0)
            }
        }
    }
}
