import MartletKernel

/// What every path uses: the problem, pages, parameters.
enum SharedSchemas {
    static let members: [JSON.Member] = [
        .init("Problem", problem),
        .init(
            "FieldError",
            .members([
                "type": "object", "required": ["field", "code", "message"],
                "properties": .members(["field": text, "code": text, "message": text]),
            ])),
        .init(
            "Count",
            .members([
                "type": "object", "required": ["value", "exact"],
                "properties": .members(["value": .members(["type": "integer"]), "exact": .members(["type": "boolean"])]),
            ])),
        .init("Change", change),
        .init(
            "DuplicateMatch",
            .members([
                "type": "object",
                "properties": .members([
                    "object": text, "id": .members(["type": ["string", "null"], "format": "uuid"]), "title": text,
                    "owner": .members(["type": ["string", "null"]]), "agreeing": .members(["type": "array", "items": text]),
                    "score": .members(["type": "integer", "maximum": 100]),
                ]),
            ])),
    ]

    static let text: JSON = .members(["type": "string"])

    private static let problem: JSON = .members([
        "type": "object", "required": ["type", "title", "status", "detail", "code", "requestId"],
        "properties": .members([
            "type": .members(["type": "string", "format": "uri"]), "title": text, "status": .members(["type": "integer"]), "detail": text,
            "code": text, "requestId": text, "errors": .members(["type": "array", "items": PathOperation.schema("FieldError")]),
            "base": .members(["type": "object"]), "theirs": .members(["type": "object"]), "yours": .members(["type": "object"]),
        ]),
    ])

    private static let change: JSON = .members([
        "type": "object", "required": ["position", "object", "id", "at", "kind"],
        "properties": .members([
            "position": text, "object": text, "id": .members(["type": "string", "format": "uuid"]),
            "at": .members(["type": "string", "format": "date-time"]),
            "kind": .members(["enum": ["created", "updated", "deleted", "restored", "event", "gone"]]),
            "version": .members(["type": "integer"]), "event": text, "fields": .members(["type": "array", "items": text]),
        ]),
    ])

    static func responses(in language: Language) -> JSON {
        .members([
            "Problem": .members([
                "description": language == .chinese ? "出错（RFC 9457）" : "A problem (RFC 9457)",
                "content": .members(["application/problem+json": .members(["schema": PathOperation.schema("Problem")])]),
            ])
        ])
    }

    static func parameters(in language: Language) -> JSON {
        let isChinese = language == .chinese
        return .members([
            "id": .members([
                "name": "id", "in": "path", "required": true, "schema": .members(["type": "string", "format": "uuid"]),
            ]),
            "dryRun": query("dryRun", boolean, isChinese ? "只返回会发生什么，不写入" : "answers what would happen and writes nothing"),
            "filter": query("filter", text, isChinese ? "表达式，如 name contains \"雨\"" : "an expression, such as name contains \"rain\""),
            "fields": query("fields", text, isChinese ? "字段，逗号分隔" : "fields, separated by commas"),
            "sort": query("sort", text, isChinese ? "排序字段，逗号分隔，- 为降序" : "fields to sort by, separated by commas; - for descending"),
            "limit": query(
                "limit", .members(["type": "integer", "minimum": 1, "maximum": 1000, "default": 50]),
                isChinese ? "每页条数" : "length of a page"),
            "cursor": query("cursor", text, isChinese ? "上一页的 nextCursor" : "nextCursor of the page before"),
            "count": query("count", boolean, isChinese ? "是否计数" : "whether to count"),
            "trash": query("trash", boolean, isChinese ? "查看回收站" : "what is in the trash"),
            "idempotencyKey": header(
                "Idempotency-Key", isChinese ? "重试时返回首次结果（24 小时内）" : "a retry within 24 hours answers the first result"),
            "ifMatch": header("If-Match", isChinese ? "修改所基于的版本，如 \"3\"" : "the version the change was based on, such as \"3\""),
        ])
    }

    private static let boolean: JSON = .members(["type": "boolean"])

    static func query(_ name: String, _ schema: JSON, _ description: String, isRequired: Bool = false) -> JSON {
        .members([
            "name": .string(name), "in": "query", "required": .boolean(isRequired), "description": .string(description), "schema": schema,
        ])
    }

    private static func header(_ name: String, _ description: String) -> JSON {
        .members(["name": .string(name), "in": "header", "description": .string(description), "schema": text])
    }
}
