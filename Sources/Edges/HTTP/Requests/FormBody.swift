import HTTPTypes
import Hummingbird
import MartletKernel
import NIOCore

/// The fields of a form that works without JavaScript.
struct FormBody: Sendable {
    private let values: [String: String]

    /// - Throws: `HTTPRefusal` `media_type` (415), `Problem` `query_malformed`.
    static func read(_ request: Request) async throws -> FormBody {
        let type = request.headers[.contentType]?.lowercased() ?? ""
        guard type.hasPrefix("application/x-www-form-urlencoded") else {
            let problem = Problem(.invalid, "media_type", zh: "应为表单内容。", en: "The body must be a form.")
            throw HTTPRefusal(problem, status: .unsupportedMediaType)
        }
        let buffer = try await request.body.collect(upTo: .max)
        guard let text = String(validating: buffer.readableBytesView, as: UTF8.self) else {
            throw Problem(.invalid, "query_malformed", zh: "表单编码有误。", en: "The form is not valid UTF-8.")
        }
        return FormBody(values: try parse(text))
    }

    static func parse(_ text: String) throws -> [String: String] {
        var values: [String: String] = [:]
        for part in text.split(separator: "&").prefix(100) {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = FormText.decode(pair[0]), let value = FormText.decode(pair.count == 2 ? pair[1] : "") else {
                throw Problem(.invalid, "query_malformed", zh: "表单编码有误。", en: "The form is not valid percent-encoded UTF-8.")
            }
            values[name] = value
        }
        return values
    }

    subscript(name: String) -> String { values[name] ?? "" }
}
