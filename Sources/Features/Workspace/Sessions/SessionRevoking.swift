import MartletAccess
import MartletKernel
import MartletMetadata
import MartletRecords

/// `session.revoke`: ends one of one's own sessions; an administrator ends anyone's.
struct SessionRevoking: Action {
    static let name = "session.revoke"
    static let labels = LocalisedText(zh: "结束会话", en: "End a session")
    static let summary = LocalisedText(zh: "使一个登录会话立即失效。", en: "Ends a signed-in session at once.")
    static let permission = ActionPermission.everyone
    static let input = [FieldDefinition("id", zh: "会话", en: "Session", IdentifierField()).required]

    private let id: RecordID

    init(_ input: ActionInput) throws { id = input["id"].id ?? RecordID(high: 0, low: 0) }

    func run(in tx: Transaction) throws -> JSON { try Revocation(object: "session", id: id).run(in: tx) }
}

/// What sessions and keys share: the holder or an administrator makes them void.
struct Revocation {
    let object: String
    let id: RecordID

    func run(in tx: Transaction) throws -> JSON {
        let record = try tx.load(tx.schema.require(object), id)
        guard let record, tx.caller.isAdministrator || record["user"].id == tx.caller.actor.user else {
            throw Problem.notFound(object, id.description)
        }
        if record["revokedAt"].isNull {
            let revoked = try tx.update(object, id, RecordInput(["revokedAt": .instant(tx.now)]), by: .rule)
            try tx.announce("\(object).revoked", on: revoked)
        }
        return .members(["id": .string(id.description), "revoked": true])
    }
}
