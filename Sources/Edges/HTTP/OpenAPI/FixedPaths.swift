import MartletKernel

/// The routes that are the same in every workspace.
struct FixedPaths {
    let language: Language

    var members: [JSON.Member] { sessions + objects + changes + files + health }

    private func say(_ zh: String, _ en: String) -> String { language == .chinese ? zh : en }
    private var object: JSON { .members(["type": "object"]) }

    private var sessions: [JSON.Member] {
        let body: JSON = .members([
            "type": "object", "required": ["email", "password"], "additionalProperties": false,
            "properties": .members([
                "email": .members(["type": "string", "format": "email"]), "password": .members(["type": "string", "format": "password"]),
                "kind": .members(["enum": ["cookie", "token"], "default": "cookie"]), "client": SharedSchemas.text,
            ]),
        ])
        let begin = PathOperation(
            id: "session.begin", tag: "workspace", summary: say("登录", "Sign in"), body: body,
            answers: [("201", say("已登录", "Signed in"), object)], isOpen: true)
        let end = PathOperation(
            id: "session.end", tag: "workspace", summary: say("退出登录", "Sign out"), answers: [("204", say("已退出", "Signed out"), nil)])
        return [
            .init("/api/v1/sessions", .members(["post": begin.json])), .init("/api/v1/sessions/current", .members(["delete": end.json])),
        ]
    }

    private var objects: [JSON.Member] {
        let list = PathOperation(
            id: "objects.list", tag: "workspace", summary: say("全部对象的定义", "Definitions of all objects"),
            answers: [("200", say("定义", "Definitions"), object)])
        let name: JSON = .members(["name": "object", "in": "path", "required": true, "schema": SharedSchemas.text])
        let one = PathOperation(
            id: "objects.read", tag: "workspace", summary: say("一个对象的定义", "Definition of one object"), parameters: [name],
            answers: [("200", say("定义", "Definition"), object)])
        return [.init("/api/v1/objects", .members(["get": list.json])), .init("/api/v1/objects/{object}", .members(["get": one.json]))]
    }

    private var changes: [JSON.Member] {
        let after = SharedSchemas.query("after", SharedSchemas.text, say("从此位置之后", "after this place"))
        let page: JSON = .members([
            "type": "object", "required": ["changes", "next", "isLast"],
            "properties": .members([
                "changes": .members(["type": "array", "items": PathOperation.schema("Change")]), "next": SharedSchemas.text,
                "isLast": .members(["type": "boolean"]),
            ]),
        ])
        let pages = PathOperation(
            id: "changes.list", tag: "workspace", summary: say("操作日志（分页）", "The change log in pages"),
            parameters: [after, PathOperation.parameter("limit")], answers: [("200", say("一页", "A page"), page)])
        let until = SharedSchemas.query("until", .members(["enum": ["end"]]), say("到末尾即结束", "ends when it has caught up"))
        let lastEvent: JSON = .members(["name": "Last-Event-ID", "in": "header", "schema": SharedSchemas.text])
        let events = PathOperation(
            id: "changes.stream", tag: "workspace", summary: say("操作日志（服务器推送）", "The change log as server-sent events"),
            parameters: [after, until, lastEvent], answers: [("200", say("事件流", "A stream of events"), SharedSchemas.text)],
            answerType: "text/event-stream")
        return [.init("/api/v1/changes", .members(["get": pages.json])), .init("/api/v1/events", .members(["get": events.json]))]
    }

    private var files: [JSON.Member] {
        let parameters = [
            SharedSchemas.query("name", SharedSchemas.text, say("文件名", "its name"), isRequired: true),
            SharedSchemas.query("object", SharedSchemas.text, say("所属对象", "the object of the record"), isRequired: true),
            SharedSchemas.query(
                "record", .members(["type": "string", "format": "uuid"]), say("所属记录", "the record it is attached to"), isRequired: true),
        ]
        let save = PathOperation(
            id: "files.save", tag: "workspace", summary: say("上传文件，内容即请求体", "Attach a file, the body being its content"),
            parameters: parameters,
            body: .object([]), bodyType: "application/octet-stream", answers: [("201", say("已保存", "Saved"), PathOperation.schema("file"))])
        let open = PathOperation(
            id: "files.open", tag: "workspace", summary: say("下载文件", "Download a file"), parameters: [PathOperation.parameter("id")],
            answers: [("200", say("文件内容", "Its content"), .object([])), ("304", say("未变化", "Not changed"), nil)],
            answerType: "application/octet-stream")
        return [.init("/api/v1/files", .members(["post": save.json])), .init("/api/v1/files/{id}", .members(["get": open.json]))]
    }

    private var health: [JSON.Member] {
        ["/healthz", "/readyz"].map { path in
            let isReady = path == "/readyz"
            let summary = isReady ? say("数据库是否可用", "Whether the database answers") : say("进程是否存活", "Whether the process lives")
            let operation = PathOperation(
                id: isReady ? "health.ready" : "health.live", tag: "workspace", summary: summary,
                answers: [("200", say("正常", "Well"), object)], isOpen: true)
            return JSON.Member(path, .members(["get": operation.json]))
        }
    }
}
