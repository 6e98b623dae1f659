/// Turns the `?` of `SQL.text` into PostgreSQL's `$1`, `$2`, …; quoted names and texts keep theirs.
enum PlaceholderNumbering {
    static func numbered(_ text: String) -> String {
        var result = [UInt8]()
        result.reserveCapacity(text.utf8.count + 16)
        var number = 0
        var quote: UInt8?
        for byte in text.utf8 {
            if let open = quote {
                // A doubled quote closes and opens again, which comes to the same.
                if byte == open { quote = nil }
                result.append(byte)
            } else if byte == UInt8(ascii: "?") {
                number += 1
                result.append(UInt8(ascii: "$"))
                result.append(contentsOf: String(number).utf8)
            } else {
                if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") { quote = byte }
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
