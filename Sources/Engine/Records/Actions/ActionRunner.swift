import MartletAccess
import MartletKernel
import MartletMetadata

extension Engine {
    /// Runs an action of the catalogue by name, with the JSON any edge received.
    /// - Throws: `Problem` for an unknown action, a wrong input or a missing permission; nothing is then written.
    package func run(_ name: String, input: JSON, as actor: Actor, dryRun: Bool = false) async throws -> Written<JSON> {
        let type = try actions.require(name)
        return try await run(type, input: input, actor: actor, dryRun: dryRun)
    }

    /// The same for an edge that keeps answers under an idempotency key.
    /// - Throws: also `Problem` `answer_not_kept` for a key on an action whose answer is a secret.
    package func run(_ name: String, input: JSON, as actor: Actor, dryRun: Bool, key: IdempotencyKey?) async throws -> Written<Answer> {
        let type = try actions.require(name)
        guard key == nil || !type.isConfidential else {
            throw Problem(
                .invalid, "answer_not_kept", zh: "该操作的结果是机密，不会保存，请去掉 Idempotency-Key。",
                en: "The answer of this action is a secret and is not kept; send it without an Idempotency-Key.")
        }
        return try await answer(type, input: input, actor: actor, dryRun: dryRun, key: key)
    }

    private func run<Kind: Action>(_ type: Kind.Type, input: JSON, actor: Actor, dryRun: Bool) async throws -> Written<JSON> {
        let (action, undoes) = try await prepared(type, input: input, actor: actor)
        if type.isReadOnly {
            let result = try await read(as: actor) { try action.run(in: $0) }
            return Written(result: result, operation: nil, duplicates: [], objects: [])
        }
        return try await write(as: actor, name: type.name, dryRun: dryRun, alone: undoes != nil, undoes: undoes) { tx in
            try tx.requirePermission(for: type)
            return try action.run(in: tx)
        }
    }

    private func answer<Kind: Action>(
        _ type: Kind.Type, input: JSON, actor: Actor, dryRun: Bool, key: IdempotencyKey?
    ) async throws -> Written<Answer> {
        let (action, undoes) = try await prepared(type, input: input, actor: actor)
        if type.isReadOnly {
            let bytes = try await read(as: actor) { try action.run(in: $0).bytes }
            return Written(result: Answer(status: 200, body: bytes), operation: nil, duplicates: [], objects: [])
        }
        return try await write(as: actor, name: type.name, key: key, dryRun: dryRun, alone: undoes != nil, undoes: undoes) { tx in
            try tx.requirePermission(for: type)
            let result = try action.run(in: tx)
            return Answer(status: 200, body: result.bytes, operation: tx.hasChanges ? tx.operation.id : nil)
        }
    }

    private func prepared<Kind: Action>(_ type: Kind.Type, input: JSON, actor: Actor) async throws -> (Kind, undoes: RecordID?) {
        let decoded = try ActionInput.decode(input, as: type.input, in: environment.fieldContext(at: clock.now()))
        let action = try type.init(decoded)
        try await read(as: actor) { try $0.requirePermission(for: type) }
        return (try await action.prepare(), type == OperationUndo.self ? decoded["operation"].id : nil)
    }
}

extension Transaction {
    /// - Throws: `Problem` `action_not_allowed`.
    package func requirePermission(for action: any Action.Type) throws {
        let isAllowed =
            switch action.permission {
            case .everyone: true
            case .granted: caller.mayRun(action: action.name)
            case .administrator: caller.isAdministrator
            }
        guard isAllowed else {
            throw Problem(
                .forbidden, "action_not_allowed", zh: "您的角色不允许“\(action.labels.zh)”。",
                en: "Your roles do not allow \"\(action.labels.en.lowercased())\".")
        }
    }
}
