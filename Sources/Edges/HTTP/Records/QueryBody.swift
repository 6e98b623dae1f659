import MartletKernel
import MartletRecords

/// The body of `POST …/query`: the members of the query string under the same names, and `groupBy` with `measures`.
struct QueryBody: Sendable {
    enum Question: Sendable {
        case records(RecordQuery)
        case groups(Grouping)
    }

    let question: Question

    /// - Throws: `Problem` naming the member that does not fit.
    init(_ body: JSONBody, object: String) throws {
        let names: Set<String> = ["filter", "fields", "sort", "limit", "cursor", "count", "trash", "groupBy", "measures"]
        let json = try body.members(allowing: names)
        let filter = try QueryBody.text("filter", in: json)
        let limit = try QueryBody.integer("limit", in: json)
        if json["groupBy"] != nil || json["measures"] != nil {
            for name in ["fields", "sort", "cursor", "count", "trash"] where json[name] != nil {
                throw QueryString.wrong(name, "not_with_groups", zh: "分组查询不支持“\(name)”。", en: "\"\(name)\" does not go with groups.")
            }
            let measures = try QueryBody.texts("measures", in: json)
            question = .groups(
                Grouping(
                    object: object, filter: filter, groupBy: try QueryBody.texts("groupBy", in: json),
                    measures: measures.isEmpty ? ["count()"] : measures, limit: limit ?? 1000))
            return
        }
        question = .records(
            RecordQuery(
                object: object, filter: filter, fields: try QueryBody.texts("fields", in: json),
                sort: try QueryBody.texts("sort", in: json),
                limit: limit ?? 50, cursor: try QueryBody.text("cursor", in: json),
                isCounting: try QueryBody.flag("count", in: json) ?? true,
                inTrash: try QueryBody.flag("trash", in: json) ?? false))
    }

    private static func text(_ name: String, in json: JSON) throws -> String? {
        guard let value = json[name], !value.isNull else { return nil }
        guard let text = value.string else {
            throw QueryString.wrong(name, "wrong_type", zh: "“\(name)”应为文本。", en: "\"\(name)\" must be text.")
        }
        return text
    }

    private static func texts(_ name: String, in json: JSON) throws -> [String] {
        guard let value = json[name], !value.isNull else { return [] }
        let texts = value.array?.compactMap(\.string)
        guard let texts, texts.count == value.array?.count else {
            throw QueryString.wrong(name, "wrong_type", zh: "“\(name)”应为文本列表。", en: "\"\(name)\" must be a list of texts.")
        }
        return texts
    }

    private static func integer(_ name: String, in json: JSON) throws -> Int? {
        guard let value = json[name], !value.isNull else { return nil }
        guard let number = value.int else {
            throw QueryString.wrong(name, "not_a_number", zh: "“\(name)”应为整数。", en: "\"\(name)\" must be a whole number.")
        }
        return number
    }

    private static func flag(_ name: String, in json: JSON) throws -> Bool? {
        guard let value = json[name], !value.isNull else { return nil }
        guard let flag = value.boolean else {
            throw QueryString.wrong(name, "not_a_boolean", zh: "“\(name)”应为 true 或 false。", en: "\"\(name)\" must be true or false.")
        }
        return flag
    }
}
