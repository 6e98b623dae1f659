import MartletKernel

/// What a mapping file says: which column of a table goes where. The form is described in docs/import.md.
package struct ImportMapping: Sendable, Equatable {
    /// A column whose cells name another record by one of its fields.
    package struct Reference: Sendable, Equatable {
        /// Path of the reference: `parent`, `affiliations[].account`.
        package let to: String
        package let by: String
        /// Whether a record that is not there is made.
        package let mayCreate: Bool
    }

    /// How `03/05/2024` is meant.
    package enum DateOrder: String, Sendable { case mdy, dmy }

    package var object: String
    /// Fields that find the record a row updates.
    package var key: [String] = []
    /// Values by path that every new record gets.
    package var constants: [(path: String, text: String)] = []
    /// Paths by column; one column may go to several places.
    package var columns: [String: [String]] = [:]
    /// What stands between several values in one cell of a part, by column.
    package var separators: [String: String] = [:]
    package var skip: Set<String> = []
    /// Replacements of cells by column or path.
    package var values: [String: [String: String]] = [:]
    package var references: [String: Reference] = [:]
    /// Cells that say that there is no value.
    package var nulls: Set<String> = []
    package var dates: DateOrder?
    package var decimalComma = false
    /// Whether an empty cell empties the field of a record that exists; otherwise it says nothing.
    package var clearsEmpty = false

    package init(object: String) { self.object = object }

    package static func == (left: ImportMapping, right: ImportMapping) -> Bool {
        left.object == right.object && left.key == right.key && left.columns == right.columns && left.separators == right.separators
            && left.skip == right.skip
            && left.values == right.values && left.references == right.references && left.nulls == right.nulls
            && left.dates == right.dates && left.decimalComma == right.decimalComma && left.clearsEmpty == right.clearsEmpty
            && left.constants.map(\.path) == right.constants.map(\.path) && left.constants.map(\.text) == right.constants.map(\.text)
    }
}

extension ImportMapping {
    private static let members: Set<String> = [
        "object", "key", "constants", "columns", "skip", "values", "references", "nulls", "dates", "decimalComma", "empty", "separators",
        "note",
    ]

    /// - Throws: `Problem` `mapping_invalid` that names the member.
    package init(json: JSON) throws {
        guard let members = json.object, let object = json["object"]?.string else {
            throw ImportMapping.fault("object", "应为要导入的对象名，如 \"account\"", "must name the object to import, such as \"account\"")
        }
        if let unknown = members.first(where: { !ImportMapping.members.contains($0.name) }) {
            throw ImportMapping.fault(unknown.name, "不认识", "is not known")
        }
        self.init(object: object)
        key = try ImportMapping.texts(json, "key")
        skip = Set(try ImportMapping.texts(json, "skip"))
        nulls = Set(try ImportMapping.texts(json, "nulls"))
        for member in json["columns"]?.object ?? [] { columns[member.name] = try ImportMapping.paths(member) }
        separators = try ImportMapping.dictionary(json, "separators")
        constants = try (json["constants"]?.object ?? []).map { ($0.name, try ImportMapping.scalar($0.value, "constants.\($0.name)")) }
        for member in json["values"]?.object ?? [] {
            values[member.name] = try ImportMapping.dictionary(.members(["values": member.value]), "values")
        }
        for member in json["references"]?.object ?? [] { references[member.name] = try Reference(json: member.value, column: member.name) }
        if let dates = json["dates"] {
            guard let order = dates.string.flatMap(DateOrder.init) else {
                throw ImportMapping.fault("dates", "应为 mdy 或 dmy", "must be mdy or dmy")
            }
            self.dates = order
        }
        decimalComma = json["decimalComma"]?.boolean ?? false
        if let empty = json["empty"] {
            guard let text = empty.string, ["keep", "clear"].contains(text) else {
                throw ImportMapping.fault("empty", "应为 keep 或 clear", "must be keep or clear")
            }
            clearsEmpty = text == "clear"
        }
    }

    static func fault(_ member: String, _ zh: String, _ en: String) -> Problem {
        Problem(
            .invalid, "mapping_invalid", zh: "映射文件中的“\(member)”\(zh)。", en: "In the mapping file, \"\(member)\" \(en).")
    }

    private static func texts(_ json: JSON, _ name: String) throws -> [String] {
        guard let value = json[name] else { return [] }
        guard let list = value.array, list.allSatisfy({ $0.string != nil }) else { throw fault(name, "应为文本列表", "must be a list of texts") }
        return list.compactMap(\.string)
    }

    private static func paths(_ member: JSON.Member) throws -> [String] {
        if let path = member.value.string { return [path] }
        return try texts(.members(["columns": member.value]), "columns")
    }

    private static func dictionary(_ json: JSON, _ name: String) throws -> [String: String] {
        guard let value = json[name] else { return [:] }
        guard let members = value.object else { throw fault(name, "应为对象", "must be an object") }
        return Dictionary(
            try members.map { ($0.name, try scalar($0.value, "\(name).\($0.name)")) }, uniquingKeysWith: { first, _ in first })
    }

    private static func scalar(_ json: JSON, _ place: String) throws -> String {
        switch json {
        case .string(let text): text
        case .number(let lexeme): lexeme
        case .boolean(let flag): flag ? "true" : "false"
        case .null, .array, .object: throw fault(place, "应为文本、数字或布尔值", "must be a text, a number or a boolean")
        }
    }
}

extension ImportMapping.Reference {
    init(json: JSON, column: String) throws {
        guard let to = json["to"]?.string, let by = json["by"]?.string else {
            throw ImportMapping.fault("references.\(column)", "应含 to 与 by", "needs to and by")
        }
        self.init(to: to, by: by, mayCreate: json["create"]?.boolean ?? false)
    }
}
