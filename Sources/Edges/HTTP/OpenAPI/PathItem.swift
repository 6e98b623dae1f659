import MartletKernel

/// One operation of the document, written down in the order readers expect.
struct PathOperation {
    let id: String
    let tag: String
    let summary: String
    var parameters: [JSON] = []
    var body: JSON?
    var bodyType = "application/json"
    /// Status → description and, where it has one, the schema of its body.
    var answers: [(status: String, description: String, schema: JSON?)] = []
    var isOpen = false
    var answerType = "application/json"

    var json: JSON {
        var members: [JSON.Member] = [
            .init("operationId", .string(id)), .init("tags", [.string(tag)]), .init("summary", .string(summary)),
        ]
        if isOpen { members.append(.init("security", [])) }
        if !parameters.isEmpty { members.append(.init("parameters", .array(parameters))) }
        if let body {
            let content: JSON = .object([.init(bodyType, .members(["schema": body]))])
            members.append(.init("requestBody", .members(["required": true, "content": content])))
        }
        members.append(.init("responses", .object(responses)))
        return .object(members)
    }

    private var responses: [JSON.Member] {
        answers.map { answer in
            var response: [JSON.Member] = [.init("description", .string(answer.description))]
            if let schema = answer.schema {
                response.append(.init("content", .object([.init(answerType, .members(["schema": schema]))])))
            }
            return JSON.Member(answer.status, .object(response))
        } + [JSON.Member("default", PathOperation.reference("responses", "Problem"))]
    }

    static func reference(_ kind: String, _ name: String) -> JSON { .members(["$ref": .string("#/components/\(kind)/\(name)")]) }
    static func schema(_ name: String) -> JSON { reference("schemas", name) }
    static func parameter(_ name: String) -> JSON { reference("parameters", name) }
}
