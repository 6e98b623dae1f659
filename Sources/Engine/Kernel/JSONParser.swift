/// Parses RFC 8259 strictly: valid UTF-8, no duplicate names, bounded depth, nothing after the value.
///
/// Our own because the platform's parsers hide a number's digits and silently choose between two members of one name
/// (docs/adr/0003-json.md).
package struct JSONParser {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private let depthLimit: Int

    /// - Throws: `Problem` `json_malformed` with the byte position.
    package static func parse(_ text: some Sequence<UInt8>, depthLimit: Int = 64) throws(Problem) -> JSON {
        let result = Array(text).withUnsafeBufferPointer { bytes -> Result<JSON, Problem> in
            var parser = JSONParser(bytes: bytes, depthLimit: depthLimit)
            do throws(Problem) { return .success(try parser.document()) } catch { return .failure(error) }
        }
        return try result.get()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, depthLimit: Int) {
        self.bytes = bytes
        self.depthLimit = depthLimit
    }

    private mutating func document() throws(Problem) -> JSON {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        let value = try value(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw malformed("text after the value", "值之后还有多余内容") }
        return value
    }

    private func malformed(_ en: String, _ zh: String) -> Problem {
        Problem(.invalid, "json_malformed", zh: "JSON 第 \(position) 字节有误：\(zh)。", en: "JSON is malformed at byte \(position): \(en).")
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    private mutating func value(depth: Int) throws(Problem) -> JSON {
        skipSpace()
        guard position < bytes.count else { throw malformed("it ends too early", "内容不完整") }
        guard depth <= depthLimit else { throw malformed("nested deeper than \(depthLimit)", "嵌套超过 \(depthLimit) 层") }
        switch bytes[position] {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(Problem) -> JSON {
        let count = word.utf8CodeUnitCount
        guard position + count <= bytes.count, (0..<count).allSatisfy({ bytes[position + $0] == word.utf8Start[$0] })
        else { throw malformed("expected \(word)", "应为 \(word)") }
        position += count
        return value
    }

    private mutating func array(depth: Int) throws(Problem) -> JSON {
        position += 1
        var elements = [JSON]()
        skipSpace()
        if accept("]") { return .array([]) }
        repeat { elements.append(try value(depth: depth + 1)) } while nextElement()
        guard accept("]") else { throw malformed("expected , or ]", "应为 , 或 ]") }
        return .array(elements)
    }

    private mutating func object(depth: Int) throws(Problem) -> JSON {
        position += 1
        var members = [JSON.Member]()
        var names = Set<String>()
        skipSpace()
        if accept("}") { return .object([]) }
        repeat {
            skipSpace()
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
                throw malformed("expected a name in quotation marks", "应为带引号的名称")
            }
            let name = try string()
            guard names.insert(name).inserted else { throw malformed("the name \"\(name)\" stands twice", "名称“\(name)”重复") }
            skipSpace()
            guard accept(":") else { throw malformed("expected :", "应为 :") }
            members.append(JSON.Member(name, try value(depth: depth + 1)))
        } while nextElement()
        guard accept("}") else { throw malformed("expected , or }", "应为 , 或 }") }
        return .object(members)
    }

    private mutating func nextElement() -> Bool {
        skipSpace()
        return accept(",")
    }

    private mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: scalar) else { return false }
        position += 1
        return true
    }

    private mutating func number() throws(Problem) -> JSON {
        let start = position
        _ = accept("-")
        if !accept("0") { guard digits() > 0 else { throw malformed("unexpected character", "出现意外字符") } }
        if accept(".") { guard digits() > 0 else { throw malformed("a digit must follow the point", "小数点后应有数字") } }
        if accept("e") || accept("E") {
            if !accept("+") { _ = accept("-") }
            guard digits() > 0 else { throw malformed("a digit must follow the exponent", "指数后应有数字") }
        }
        guard position - start <= 64 else { throw malformed("the number is too long", "数字过长") }
        return .number(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func digits() -> Int {
        let start = position
        while position < bytes.count, (48...57).contains(bytes[position]) { position += 1 }
        return position - start
    }

    private mutating func string() throws(Problem) -> String {
        position += 1
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "\""), bytes[position] != UInt8(ascii: "\\"), bytes[position] >= 0x20
        {
            position += 1
        }
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
            defer { position += 1 }
            return try text(UnsafeBufferPointer(rebasing: bytes[start..<position]))
        }
        return try escapedString(from: start)
    }

    private mutating func escapedString(from start: Int) throws(Problem) -> String {
        var buffer = Array(bytes[start..<position])
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\"") { return try buffer.withUnsafeBufferPointer { buffer throws(Problem) in try text(buffer) } }
            if byte < 0x20 { throw malformed("a control character must be escaped", "控制字符必须转义") }
            if byte == UInt8(ascii: "\\") { try escape(into: &buffer) } else { buffer.append(byte) }
        }
        throw malformed("the text is not closed", "文本没有结束引号")
    }

    private mutating func escape(into buffer: inout [UInt8]) throws(Problem) {
        guard position < bytes.count else { throw malformed("it ends too early", "内容不完整") }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): buffer.append(byte)
        case UInt8(ascii: "b"): buffer.append(0x08)
        case UInt8(ascii: "f"): buffer.append(0x0C)
        case UInt8(ascii: "n"): buffer.append(0x0A)
        case UInt8(ascii: "r"): buffer.append(0x0D)
        case UInt8(ascii: "t"): buffer.append(0x09)
        case UInt8(ascii: "u"): buffer.append(contentsOf: Array(String(Character(try unicode())).utf8))
        default: throw malformed("unknown escape", "未知的转义字符")
        }
    }

    private mutating func unicode() throws(Problem) -> Unicode.Scalar {
        let first = try hex()
        if (0xD800...0xDBFF).contains(first), accept("\\"), accept("u") {
            let second = try hex()
            if (0xDC00...0xDFFF).contains(second), let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) {
                return scalar
            }
        }
        guard let scalar = Unicode.Scalar(first) else { throw malformed("half a surrogate pair", "代理对不完整") }
        return scalar
    }

    private mutating func hex() throws(Problem) -> UInt32 {
        guard position + 4 <= bytes.count else { throw malformed("it ends too early", "内容不完整") }
        let text = String(decoding: bytes[position..<position + 4], as: UTF8.self)
        guard text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }), let value = UInt32(text, radix: 16) else {
            throw malformed("expected four hexadecimal digits", "应为四位十六进制数")
        }
        position += 4
        return value
    }

    private func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(Problem) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw malformed("invalid UTF-8", "不是有效的 UTF-8") }
        return text
    }
}
