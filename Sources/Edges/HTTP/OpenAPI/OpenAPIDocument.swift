import MartletKernel
import MartletMetadata
import MartletRecords

/// The API as an OpenAPI 3.1 document (<https://spec.openapis.org/oas/v3.1.0>), made from the live schema and the catalogue of
/// actions, so that what an administrator adds is described at once.
struct OpenAPIDocument {
    let schema: Schema
    let actions: ActionCatalogue
    let language: Language
    let version: String
    /// Where the API is, for programs that read the document from a file.
    let server: String

    var json: JSON {
        .members([
            "openapi": "3.1.0",
            "info": .members([
                "title": language == .chinese ? "雨燕 Martlet 接口" : "Martlet API", "version": .string(version),
                "description": .string(OpenAPIDocument.introduction(in: language)),
            ]),
            "servers": [.members(["url": .string(server)])],
            "security": [.members(["key": []]), .members(["session": []])],
            "tags": .array(tags),
            "paths": .object(
                FixedPaths(language: language).members + RecordPaths(schema: schema, language: language).members
                    + ActionPaths(actions: actions, language: language).members),
            "components": .members([
                "schemas": .object(SharedSchemas.members + RecordSchemas(schema: schema, language: language).members),
                "responses": SharedSchemas.responses(in: language),
                "parameters": SharedSchemas.parameters(in: language),
                "securitySchemes": securitySchemes,
            ]),
        ])
    }

    static func introduction(in language: Language) -> String {
        switch language {
        case .chinese:
            "记录与操作两种形式：记录增删改查，其余一律是 POST /actions/{name}。任何写入都可加 dryRun=true 预演、用 Idempotency-Key 安全重试，"
                + "并以 Operation-Id 返回可撤销的操作编号。错误为 application/problem+json（RFC 9457）。"
        case .english:
            "Two shapes: records, and actions for every other verb. Any write takes dryRun=true and an Idempotency-Key, and answers an "
                + "Operation-Id that operation.undo accepts. Errors are application/problem+json (RFC 9457)."
        }
    }

    private var tags: [JSON] {
        let fixed: [JSON] = [.members(["name": "workspace"]), .members(["name": "actions"])]
        return fixed
            + schema.objects.map { object in
                .members(["name": .string(object.name), "description": .string(object.definition.pluralLabels(in: language))])
            }
    }

    private var securitySchemes: JSON {
        .members([
            "key": .members(["type": "http", "scheme": "bearer", "description": "mk_… (apiKey.create) or ms_… (POST /sessions)"]),
            "session": .members(["type": "apiKey", "in": "cookie", "name": .string(SessionCookie.name)]),
        ])
    }
}
