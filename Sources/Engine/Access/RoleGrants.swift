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

    /// - Parameter isStored: true for a role that was checked when it was saved. What has lost its object or field since (a feature
    ///   switched off, a field removed) is passed over, so that its holders are not locked out; a rule that hides then hides always.
    /// - Throws: `Problem` that names the place: an unknown object, scope, field or a condition that does not parse.
    package init(name: String, json: JSON, schema: Schema, isStored: Bool = false) throws {
        self = try RoleGrantsReader(schema: schema, isStored: isStored).read(json, name: name)
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
    let isStored: Bool

    func read(_ json: JSON, name: String) throws -> RoleGrants {
        let names: Set<String> = ["administrator", "objects", "rules", "fields", "actions"]
        guard json.object != nil else { throw fault("grants", "应为 JSON 对象", "must be a JSON object") }
        guard json["administrator"] == nil || json["administrator"]?.boolean != nil else {
            throw fault("administrator", "应为布尔值", "must be a boolean")
        }
        for member in json.object ?? [] where !names.contains(member.name) { throw fault(member.name, "不认识", "is not known") }
        return RoleGrants(
            name: name, isAdministrator: json["administrator"]?.boolean ?? false, objects: try objects(json["objects"]),
            rules: try list(json["rules"], "rules").compactMap { try known($0, rule) },
            fields: try list(json["fields"], "fields").compactMap { try known($0, fieldRule) },
            actions: Set(try list(json["actions"], "actions").map(action)))
    }

    private func list(_ json: JSON?, _ place: String) throws -> [JSON] {
        guard let json, !json.isNull else { return [] }
        guard let list = json.array else { throw fault(place, "应为列表", "must be a list") }
        return list
    }

    private func action(_ json: JSON) throws -> String {
        guard let name = json.string else { throw fault("actions", "应为操作名称的列表", "must be a list of names") }
        return name
    }

    private func known<Part>(_ json: JSON, _ read: (JSON) throws -> Part) throws -> Part? {
        do { return try read(json) } catch {
            guard isStored else { throw error }
            return nil
        }
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
        if let json, json.object == nil { throw fault("objects", "应为 JSON 对象", "must be a JSON object") }
        for member in json?.object ?? [] {
            if isStored, member.name != "*", schema.object(member.name) == nil { continue }
            guard member.name == "*" || schema.object(member.name) != nil else { throw fault(member.name, "不是对象", "is not an object") }
            result[member.name] = try objectGrant(member.value, place: member.name)
        }
        return result
    }

    private func objectGrant(_ json: JSON, place: String) throws -> RoleGrants.ObjectGrant {
        var grant = RoleGrants.ObjectGrant()
        guard json.object != nil else { throw fault(place, "应为 JSON 对象", "must be a JSON object") }
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
        let operations = Set(
            try (json["operations"]?.array ?? ["read"]).map { name in
                guard let operation = name.string.flatMap(RecordOperation.init) else {
                    throw fault(name.string ?? object, "不是操作", "is not an operation")
                }
                return operation
            })
        guard let condition = json["when"]?.string, !operations.isEmpty else {
            throw fault(object, "缺少 when 或 operations", "lacks when or operations")
        }
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
        if let condition, !isStored { try check(condition, on: object) }
        return RoleGrants.FieldRule(object: object, field: field, mode: mode, condition: condition)
    }

    private func objectName(_ json: JSON) throws -> String {
        guard let name = json["object"]?.string, schema.object(name) != nil else {
            throw fault(json["object"]?.string ?? "object", "不是对象", "is not an object")
        }
        return name
    }

    private func check(_ condition: String, on object: String) throws {
        _ = try ExpressionParser.parse(condition, on: object, expecting: .boolean, schema: schema)
    }
}
