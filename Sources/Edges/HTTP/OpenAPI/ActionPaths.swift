import MartletKernel
import MartletMetadata
import MartletRecords

/// `POST /actions/{name}`, written out for each action.
struct ActionPaths {
    let actions: ActionCatalogue
    let language: Language

    var members: [JSON.Member] {
        actions.actions.map { action in JSON.Member("/api/v1/actions/\(action.name)", .members(["post": operation(action)])) }
    }

    private func operation(_ action: any Action.Type) -> JSON {
        let names = action.isReadOnly ? [] : action.isConfidential ? ["dryRun"] : ["dryRun", "idempotencyKey"]
        return PathOperation(
            id: action.name, tag: "actions", summary: "\(action.labels(in: language)): \(action.summary(in: language))",
            parameters: names.map(PathOperation.parameter), body: input(of: action),
            answers: [("200", language == .chinese ? "结果" : "The result", action.output)]
        ).json
    }

    private func input(of action: any Action.Type) -> JSON {
        let required = action.input.filter { $0.isRequired }.map { JSON.string($0.name) }
        let properties = action.input.map { JSON.Member($0.name, RecordSchemas.described($0, in: language)) }
        var members: [JSON.Member] = [
            .init("type", "object"), .init("properties", .object(properties)), .init("additionalProperties", false),
        ]
        if !required.isEmpty { members.append(.init("required", .array(required))) }
        return .object(members)
    }
}
