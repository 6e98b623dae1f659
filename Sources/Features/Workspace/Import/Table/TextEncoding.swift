/// The encodings in which spreadsheets and exports of China and Europe arrive.
package enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    /// GB 18030, which contains GBK and GB 2312.
    case gb18030
    case big5
    /// What `latin1` means in practice (<https://encoding.spec.whatwg.org/#names-and-labels>).
    case windows1252 = "windows-1252"

    /// By any name people know it under, in any case; `nil` for an encoding that is not read.
    package init?(name: String) {
        let wanted = name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
        guard let found = TextEncoding.names[wanted] else { return nil }
        self = found
    }

    private static let names: [String: TextEncoding] = [
        "utf8": .utf8, "utf16": .utf16LittleEndian, "utf16le": .utf16LittleEndian, "unicode": .utf16LittleEndian,
        "utf16be": .utf16BigEndian, "gb18030": .gb18030, "gbk": .gb18030, "gb2312": .gb18030, "cp936": .gb18030, "big5": .big5,
        "cp950": .big5, "windows1252": .windows1252, "cp1252": .windows1252, "latin1": .windows1252, "iso88591": .windows1252,
    ]

    /// As glibc's iconv calls it.
    var iconvName: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16LittleEndian: "UTF-16LE"
        case .utf16BigEndian: "UTF-16BE"
        case .gb18030: "GB18030"
        case .big5: "BIG5-HKSCS"
        case .windows1252: "CP1252"
        }
    }

    /// The mark at the start of a file in this encoding (Unicode 15, §23.8).
    var byteOrderMark: [UInt8] {
        switch self {
        case .utf8: [0xEF, 0xBB, 0xBF]
        case .utf16LittleEndian: [0xFF, 0xFE]
        case .utf16BigEndian: [0xFE, 0xFF]
        case .gb18030: [0x84, 0x31, 0x95, 0x33]
        case .big5, .windows1252: []
        }
    }
}
