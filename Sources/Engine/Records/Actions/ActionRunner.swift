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

    private func run<Kind: Action>(_ type: Kind.Type, input: JSON, actor: Actor, dryRun: Bool) async throws -> Written<JSON> {
        let decoded = try ActionInput.decode(input, as: type.input, in: environment.fieldContext(at: clock.now()))
        let action = try type.init(decoded)
        try await read(as: actor) { try $0.requirePermission(for: type) }
        let prepared = try await action.prepare()
        if type.isReadOnly {
            let result = try await read(as: actor) { try prepared.run(in: $0) }
            return Written(result: result, operation: nil, duplicates: [], objects: [])
        }
        let undoes = type == OperationUndo.self ? decoded["operation"].id : nil
        return try await write(as: actor, name: type.name, dryRun: dryRun, alone: type == OperationUndo.self, undoes: undoes) { tx in
            try tx.requirePermission(for: type)
            return try prepared.run(in: tx)
        }
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
