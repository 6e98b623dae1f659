import MartletExpressions
import MartletKernel
import MartletStorage

/// One record of any of several objects, written `{"object": "file", "id": "…"}`; no objects named means all.
package struct LinkField: ReferencingField {
    package static let kind = "link"
    package static let label = LocalisedText(zh: "关联记录", en: "Link")
    package let targets: [String]
    package let inverse: String?
    package let onDelete: DeleteRule

    package init(_ targets: [String], inverse: String? = nil, onDelete: DeleteRule) {
        self.targets = targets
        self.inverse = inverse
        self.onDelete = onDelete
    }

    package var columns: [FieldColumn] { [FieldColumn(.id), FieldColumn("_object", .text)] }
    package var expressionType: ExpressionType { .reference("") }
    package var parts: [FieldPart] { [FieldPart("Object", .text, columnSuffix: "_object")] }

    package func accept(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value { try LinkField.link(json, targets: targets) }

    static func link(_ json: JSON, targets: [String]) throws(FieldRefusal) -> Value {
        if json.isNull { return .null }
        guard let object = json["object"]?.string, let id = json["id"]?.string.flatMap(RecordID.init), json.object?.count == 2 else {
            throw FieldRefusal(
                "not_a_link", zh: "关联应写作 {\"object\": …, \"id\": …}。", en: "Write a link as {\"object\": …, \"id\": …}.")
        }
        guard targets.isEmpty || targets.contains(object) else {
            throw FieldRefusal(
                "wrong_object", zh: "这里不能关联“\(object.prefix(40))”，可关联：\(targets.joined(separator: ", "))。",
                en: "A \(object.prefix(40)) cannot be linked here; only \(targets.joined(separator: ", ")).")
        }
        return link(object, id)
    }

    package static func link(_ object: String, _ id: RecordID) -> Value {
        .json(.members(["object": .string(object), "id": .string(id.description)]))
    }

    /// Object and id of a link's value.
    package static func target(of value: Value) -> (object: String, id: RecordID)? {
        guard let json = value.json, let object = json["object"]?.string, let id = json["id"]?.string.flatMap(RecordID.init) else {
            return nil
        }
        return (object, id)
    }

    package func expressionValue(of value: Value) -> Value { LinkField.target(of: value).map { .id($0.id) } ?? .null }
    package func store(_ value: Value, into row: inout [SQLValue]) {
        let target = LinkField.target(of: value)
        row.append(target.map { .id($0.id) } ?? .null)
        row.append(target.map { .text($0.object) } ?? .null)
    }
    package func load(_ row: any ResultRow, at column: Int) -> Value {
        guard let id = row.id(column), let object = row.text(column + 1) else { return .null }
        return LinkField.link(object, id)
    }
    package func write(_ value: Value, to writer: inout JSONWriter) { writer.write(value.json ?? .null) }
    package func text(of value: Value, in language: Language) -> String {
        LinkField.target(of: value).map { "\($0.object):\($0.id)" } ?? ""
    }
    package var schema: JSON { LinkField.schema(targets, nullable: true) }

    static func schema(_ targets: [String], nullable: Bool) -> JSON {
        let object: JSON = targets.isEmpty ? .members(["type": "string"]) : .members(["enum": .array(targets.map(JSON.string))])
        return .members([
            "type": nullable ? ["object", "null"] : "object",
            "properties": .members(["object": object, "id": .members(["type": "string", "format": "uuid"])]),
            "required": ["object", "id"], "additionalProperties": false,
        ])
    }
    package func sample(_ random: inout SeededRandom) -> JSON { .null }
}

/// Several records of several objects: what an activity is about.
package struct LinksField: ListField, ReferencingField {
    package static let kind = "links"
    package static let label = LocalisedText(zh: "多个关联记录", en: "Links")
    package let targets: [String]
    package let inverse: String?
    package var onDelete: DeleteRule { .keep }

    package init(_ targets: [String], inverse: String? = nil) {
        self.targets = targets
        self.inverse = inverse
    }

    package var elementType: ExpressionType { .reference("") }
    package var keyColumn: ColumnType { .id }
    package func acceptElement(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value {
        try LinkField.link(json, targets: targets)
    }
    package func parseElement(_ text: String, in context: FieldContext) throws(FieldRefusal) -> Value {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return try acceptElement(.string(text), in: context) }
        return try acceptElement(.members(["object": .string(parts[0]), "id": .string(parts[1])]), in: context)
    }
    package func expressionValue(of value: Value) -> Value {
        value.list.map { .list($0.compactMap { LinkField.target(of: $0).map { .id($0.id) } }) } ?? .null
    }
    package func elementJSON(_ value: Value) -> JSON { value.json ?? .null }
    package func elementKey(_ value: Value) -> SQLValue { LinkField.target(of: value).map { .id($0.id) } ?? .null }
    package func elementText(_ value: Value, in language: Language) -> String {
        LinkField.target(of: value).map { "\($0.object):\($0.id)" } ?? ""
    }
    package var elementSchema: JSON { LinkField.schema(targets, nullable: false) }
    package func elementSample(_ random: inout SeededRandom) -> JSON { .null }
}
