import Hummingbird
import MartletKernel
import MartletMetadata

/// The parameters of a query string (WHATWG URL, `application/x-www-form-urlencoded`: `+` is a space), each of which the route
/// must know: a misspelt `fliter=` that was ignored would answer with everything.
struct QueryString: Sendable {
    private let values: [String: String]

    /// - Throws: `Problem` `unknown_parameter`, `parameter_repeated`, `query_malformed`.
    init(_ request: Request, allowing names: Set<String>) throws {
        try self.init(request.uri.query ?? "", allowing: names)
    }

    init(_ text: String, allowing names: Set<String>) throws {
        var values: [String: String] = [:]
        for part in text.split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = FormText.decode(pair[0]), let value = FormText.decode(pair.count == 2 ? pair[1] : "") else {
                throw Problem(.invalid, "query_malformed", zh: "查询参数编码有误。", en: "The query string is not valid percent-encoded UTF-8.")
            }
            guard names.contains(name) else { throw QueryString.unknown(name, names) }
            guard values.updateValue(value, forKey: name) == nil else {
                throw QueryString.wrong(
                    name, "parameter_repeated", zh: "参数“\(name)”出现多次。", en: "The parameter \"\(name)\" stands more than once.")
            }
        }
        self.values = values
    }

    subscript(name: String) -> String? { values[name] }

    /// - Throws: `Problem` `not_a_number`.
    func integer(_ name: String) throws -> Int? {
        guard let text = values[name] else { return nil }
        guard let number = Int(text) else {
            throw QueryString.wrong(name, "not_a_number", zh: "“\(name)”应为整数。", en: "\"\(name)\" must be a whole number.")
        }
        return number
    }

    /// - Throws: `Problem` `not_a_boolean`.
    func flag(_ name: String) throws -> Bool? {
        switch values[name] {
        case nil: return nil
        case "true": return true
        case "false": return false
        default: throw QueryString.wrong(name, "not_a_boolean", zh: "“\(name)”应为 true 或 false。", en: "\"\(name)\" must be true or false.")
        }
    }

    /// Names separated by commas.
    func list(_ name: String) -> [String] {
        (values[name] ?? "").split(separator: ",").map { $0.trimmed }.filter { !$0.isEmpty }
    }

    static func unknown(_ name: String, _ known: Set<String>) -> Problem {
        let shown = String(name.prefix(60))
        let nearest = NearestName.of(name, among: known.sorted()).map { " (\($0)?)" } ?? ""
        return wrong(
            shown, "unknown_parameter", zh: "没有名为“\(shown)”的参数\(nearest)。", en: "There is no parameter \"\(shown)\"\(nearest).")
    }

    static func wrong(_ name: String, _ code: String, zh: String, en: String) -> Problem {
        Problem(.invalid, code, zh: zh, en: en, errors: [.init(field: name, code: code, message: LocalisedText(zh: zh, en: en))])
    }
}

extension Substring {
    var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}

/// Percent-decoding that refuses what is not UTF-8 instead of passing it on.
enum FormText {
    static func decode(_ text: Substring) -> String? {
        var bytes = [UInt8]()
        var iterator = text.utf8.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = iterator.next().flatMap(digit), let low = iterator.next().flatMap(digit) else { return nil }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}
