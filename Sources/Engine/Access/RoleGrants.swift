import MartletExpressions
import MartletKernel
import MartletMetadata

/// What a role allows, read from the JSON its record holds. Nothing is allowed that is not written.
///
///     {"objects": {"*": {"create": true, "read": "all", "update": "own", "delete": "own", "export": false}},
///      "rules":   [{"object": "x", "operations": ["read"], "when": "level = \"A\""}],
///      "fields":  [{"object": "x", "field": "amount", "mode": "mask", "when": "owner != me"}],
///      "actions": ["record.merge"]}
package struct RoleGrants: Sendable {
    package struct ObjectGrant: Sendable {
        package var scopes: [RecordOperation: Scope] = [:]
    }

    /// A criteria rule: widens what the scopes allow.
    package struct Rule: Sendable {
        package let object: String
        package let operations: Set<RecordOperation>
        package let condition: String
    }

    package struct FieldRule: Sendable {
        package enum Mode: String, Sendable { case hide, mask, lock }
        package let object: String
        package let field: String
        package let mode: Mode
        /// `nil`: always.
        package let condition: String?
    }

    package let name: String
    package let isAdministrator: Bool
    package let objects: [String: ObjectGrant]
    package let rules: [Rule]
    package let fields: [FieldRule]
    package let actions: Set<String>

    package func grant(for object: String) -> ObjectGrant { objects[object] ?? objects["*"] ?? ObjectGrant() }
    package func allows(action: String) -> Bool { isAdministrator || actions.contains("*") || actions.contains(action) }

    /// - Throws: `Problem` that names the place: an unknown object, scope, field or a condition that does not parse.
    package init(name: String, json: JSON, schema: Schema) throws {
        var reader = RoleGrantsReader(schema: schema)
        self = try reader.read(json, name: name)
    }

    init(name: String, isAdministrator: Bool, objects: [String: ObjectGrant], rules: [Rule], fields: [FieldRule], actions: Set<String>) {
        self.name = name
        self.isAdministrator = isAdministrator
        self.objects = objects
        self.rules = rules
        self.fields = fields
        self.actions = actions
    }
}

/// Reads and checks the JSON of a role.
private struct RoleGrantsReader {
    let schema: Schema

    mutating func read(_ json: JSON, name: String) throws -> RoleGrants {
        let known: Set<String> = ["administrator", "objects", "rules", "fields", "actions"]
        for member in json.object ?? [] where !known.contains(member.name) { throw fault(member.name, "不认识", "is not known") }
        return RoleGrants(
            name: name, isAdministrator: json["administrator"]?.boolean ?? false, objects: try objects(json["objects"]),
            rules: try (json["rules"]?.array ?? []).map(rule), fields: try (json["fields"]?.array ?? []).map(fieldRule),
            actions: Set((json["actions"]?.array ?? []).compactMap(\.string)))
    }

    private func fault(_ place: String, _ zh: String, _ en: String) -> Problem {
        Problem.fields([
            .init(
                field: "grants", code: "grants_invalid",
                message: LocalisedText(zh: "角色权限中的“\(place)”\(zh)。", en: "In the role's grants, \"\(place)\" \(en)."))
        ])
    }

    private func objects(_ json: JSON?) throws -> [String: RoleGrants.ObjectGrant] {
        var result: [String: RoleGrants.ObjectGrant] = [:]
        for member in json?.object ?? [] {
            guard member.name == "*" || schema.object(member.name) != nil else { throw fault(member.name, "不是对象", "is not an object") }
            result[member.name] = try objectGrant(member.value, place: member.name)
        }
        return result
    }

    private func objectGrant(_ json: JSON, place: String) throws -> RoleGrants.ObjectGrant {
        var grant = RoleGrants.ObjectGrant()
        for member in json.object ?? [] {
            guard let operation = RecordOperation(rawValue: member.name) else { throw fault(member.name, "不是操作", "is not an operation") }
            switch member.value {
            case .boolean(let allowed): grant.scopes[operation] = allowed ? .all : Scope.none
            case .string(let text):
                guard let scope = Scope(rawValue: text) else { throw fault(text, "不是数据范围", "is not a scope") }
                grant.scopes[operation] = scope
            default: throw fault("\(place).\(member.name)", "应为范围或布尔值", "must be a scope or a boolean")
            }
        }
        return grant
    }

    private func rule(_ json: JSON) throws -> RoleGrants.Rule {
        let object = try objectName(json)
        let operations = Set((json["operations"]?.array ?? ["read"]).compactMap { $0.string.flatMap(RecordOperation.init) })
        guard let condition = json["when"]?.string, !operations.isEmpty else { throw fault(object, "缺少 when 或 operations", "lacks when or operations") }
        try check(condition, on: object)
        return RoleGrants.Rule(object: object, operations: operations, condition: condition)
    }

    private func fieldRule(_ json: JSON) throws -> RoleGrants.FieldRule {
        let object = try objectName(json)
        guard let field = json["field"]?.string, let definition = schema.object(object)?.field(field), definition.name != "id",
            definition.name != "version"
        else { throw fault(json["field"]?.string ?? object, "不是字段", "is not a field") }
        guard let mode = json["mode"]?.string.flatMap(RoleGrants.FieldRule.Mode.init) else {
            throw fault(field, "的 mode 应为 hide、mask 或 lock", "needs a mode of hide, mask or lock")
        }
        let condition = json["when"]?.string
        if let condition { try check(condition, on: object) }
        return RoleGrants.FieldRule(object: object, field: field, mode: mode, condition: condition)
    }

    private func objectName(_ json: JSON) throws -> String {
        guard let name = json["object"]?.string, schema.object(name) != nil else { throw fault(json["object"]?.string ?? "object", "不是对象", "is not an object") }
        return name
    }

    private func check(_ condition: String, on object: String) throws {
        _ = try ExpressionParser.parse(condition, on: object, expecting: .boolean, schema: schema)
    }
}
