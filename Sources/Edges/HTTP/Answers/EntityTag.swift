import HTTPTypes
import Hummingbird

/// Entity tags (RFC 9110 §8.8.3): what lets a client keep an answer and ask only whether it still holds.
///
/// A record's tag is its version and a digest of what was shown, `"3-9f86d081884c7d65"`: formulas change without a new version,
/// and two people see different fields of one version. `If-Match` reads the version out of it, or takes the bare `"3"`.
enum EntityTag {
    static func ofRecord(_ bytes: [UInt8]) -> String { "\"\(version(in: bytes) ?? 0)-\(digest(bytes))\"" }

    static func ofList(_ bytes: [UInt8]) -> String { "W/\"\(digest(bytes))\"" }

    /// 200 with the tag, or 304 without the body when the client has it.
    static func answer(_ bytes: [UInt8], tag: String, to request: Request) -> Response {
        var response = isKnown(tag, to: request) ? Response(status: .notModified) : Response.json(bytes)
        if response.status == .notModified { response.headers[.contentLength] = nil }
        response.headers[.eTag] = tag
        response.headers[.cacheControl] = "private, no-cache"
        response.headers[.vary] = "Accept-Language, Authorization, Cookie"
        return response
    }

    /// RFC 9110 §13.1.2: compared weakly.
    private static func isKnown(_ tag: String, to request: Request) -> Bool {
        let opaque = tag.hasPrefix("W/") ? tag.dropFirst(2) : tag[...]
        return request.headers[values: .ifNoneMatch].contains { header in
            header.split(separator: ",").contains { part in
                let trimmed = part.drop { $0 == " " }
                let other = (trimmed.hasPrefix("W/") ? trimmed.dropFirst(2) : trimmed).prefix { $0 != " " }
                return other == opaque || other == "*"
            }
        }
    }

    /// A record's JSON begins with its id and version.
    private static func version(in bytes: [UInt8]) -> Int64? {
        let head = String(decoding: bytes.prefix(120), as: UTF8.self)
        guard let range = head.firstRange(of: "\"version\":") else { return nil }
        return Int64(head[range.upperBound...].prefix { $0.isASCII && $0.isNumber })
    }

    /// FNV-1a of 64 bits (Fowler, Noll, Vo): tells changed from unchanged, protects nothing.
    static func digest(_ bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
