import MartletKernel
import MartletMetadata

/// The record routes, written out for each object.
struct RecordPaths {
    let schema: Schema
    let language: Language

    var members: [JSON.Member] {
        schema.objects.flatMap { object -> [JSON.Member] in
            let base = "/api/v1/records/\(object.name)"
            let isOpen = object.definition.writing == .open
            let isChangeable = isOpen && !object.definition.isAppendOnly
            return [
                .init(base, .object([.init("get", list(object))] + (isOpen ? [.init("post", create(object))] : []))),
                .init(base + "/query", .members(["post": query(object)])),
                .init(
                    base + "/{id}",
                    .object(
                        [.init("get", read(object))]
                            + (isChangeable ? [.init("patch", update(object)), .init("delete", delete(object))] : []))),
                .init(base + "/{id}/history", .members(["get": history(object)])),
                .init(base + "/{id}/timeline", .members(["get": timeline(object)])),
            ] + (isOpen ? [.init(base + "/batch", .members(["post": batch(object)]))] : [])
        }
    }

    private func label(_ object: ObjectSchema) -> String { object.definition.labels(in: language) }
    private func say(_ zh: String, _ en: String) -> String { language == .chinese ? zh : en }
    private func parameters(_ names: String...) -> [JSON] { names.map(PathOperation.parameter) }

    private func page(of object: ObjectSchema) -> JSON {
        .members([
            "type": "object", "required": ["records", "nextCursor"],
            "properties": .members([
                "records": .members(["type": "array", "items": PathOperation.schema(object.name)]),
                "nextCursor": .members(["type": ["string", "null"]]), "count": PathOperation.schema("Count"),
            ]),
        ])
    }

    private func list(_ object: ObjectSchema) -> JSON {
        PathOperation(
            id: "records.\(object.name).list", tag: object.name,
            summary: say("查询\(label(object))", "List \(object.definition.pluralLabels.en.lowercased())"),
            parameters: parameters("filter", "fields", "sort", "limit", "cursor", "count", "trash"),
            answers: [("200", say("一页", "A page"), page(of: object)), ("304", say("未变化", "Not changed"), nil)]
        ).json
    }

    private func query(_ object: ObjectSchema) -> JSON {
        let texts: JSON = .members(["type": "array", "items": SharedSchemas.text])
        let boolean: JSON = .members(["type": "boolean"])
        let body: JSON = .members([
            "type": "object", "additionalProperties": false,
            "properties": .members([
                "filter": SharedSchemas.text, "fields": texts, "sort": texts, "limit": .members(["type": "integer"]),
                "cursor": SharedSchemas.text, "count": boolean, "trash": boolean, "groupBy": texts, "measures": texts,
            ]),
        ])
        let groups: JSON = .members([
            "type": "object",
            "properties": .members([
                "groups": .members(["type": "array", "items": .members(["type": "object"])]), "complete": boolean,
            ]),
        ])
        return PathOperation(
            id: "records.\(object.name).query", tag: object.name,
            summary: say("查询或汇总\(label(object))", "Query or group \(object.definition.pluralLabels.en.lowercased())"),
            body: body, answers: [("200", say("一页或各组", "A page, or groups"), .members(["anyOf": [page(of: object), groups]]))]
        ).json
    }

    private func create(_ object: ObjectSchema) -> JSON {
        PathOperation(
            id: "records.\(object.name).create", tag: object.name, summary: say("新建\(label(object))", "Create: \(label(object))"),
            parameters: parameters("dryRun", "idempotencyKey"), body: PathOperation.schema(object.name + "Input"),
            answers: [
                ("201", say("已新建", "Created"), PathOperation.schema(object.name)),
                ("200", say("预演结果", "What a dry run would create"), PathOperation.schema(object.name)),
            ]
        ).json
    }

    private func read(_ object: ObjectSchema) -> JSON {
        PathOperation(
            id: "records.\(object.name).read", tag: object.name, summary: say("查看\(label(object))", "Read: \(label(object))"),
            parameters: parameters("id", "fields", "trash"),
            answers: [("200", label(object), PathOperation.schema(object.name)), ("304", say("未变化", "Not changed"), nil)]
        ).json
    }

    private func update(_ object: ObjectSchema) -> JSON {
        PathOperation(
            id: "records.\(object.name).update", tag: object.name, summary: say("修改\(label(object))", "Change: \(label(object))"),
            parameters: parameters("id", "dryRun", "idempotencyKey", "ifMatch"), body: PathOperation.schema(object.name + "Input"),
            answers: [("200", label(object), PathOperation.schema(object.name))]
        ).json
    }

    private func delete(_ object: ObjectSchema) -> JSON {
        PathOperation(
            id: "records.\(object.name).delete", tag: object.name,
            summary: say("删除\(label(object))（移入回收站）", "Move to the trash: \(label(object))"),
            parameters: parameters("id", "dryRun", "idempotencyKey", "ifMatch"),
            answers: [
                ("204", say("已删除", "Deleted"), nil),
                ("200", say("预演：将被删除的记录", "Dry run: the record that would go"), PathOperation.schema(object.name)),
            ]
        ).json
    }

    private func batch(_ object: ObjectSchema) -> JSON {
        let body: JSON = .members([
            "type": "object", "required": ["records"], "additionalProperties": false,
            "properties": .members([
                "records": .members(["type": "array", "minItems": 1, "maxItems": 10_000, "items": .members(["type": "object"])])
            ]),
        ])
        let atomic = SharedSchemas.query("atomic", .members(["type": "boolean"]), say("全部成功或全部不写", "all or nothing"))
        return PathOperation(
            id: "records.\(object.name).batch", tag: object.name, summary: say("批量新建和修改", "Create and change many"),
            parameters: [atomic] + parameters("dryRun", "idempotencyKey"), body: body,
            answers: [("200", say("逐行结果", "A result for each row"), .members(["type": "object"]))]
        ).json
    }

    private func history(_ object: ObjectSchema) -> JSON {
        let field = SharedSchemas.query("field", SharedSchemas.text, say("只看一个字段", "one field only"))
        return PathOperation(
            id: "records.\(object.name).history", tag: object.name, summary: say("修改历史", "What changed"),
            parameters: parameters("id", "limit", "cursor") + [field],
            answers: [("200", say("历史", "History"), .members(["type": "object"]))]
        ).json
    }

    private func timeline(_ object: ObjectSchema) -> JSON {
        PathOperation(
            id: "records.\(object.name).timeline", tag: object.name, summary: say("时间线", "Timeline"),
            parameters: parameters("id", "limit", "cursor"),
            answers: [("200", say("时间线", "Timeline"), .members(["type": "object"]))]
        ).json
    }
}
