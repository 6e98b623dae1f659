import MartletAccess
import MartletKernel
import MartletMetadata
import MartletRecords

/// `user.setPassword`: one's own with the current one, anybody's as an administrator. Ends the user's other sessions.
struct PasswordSetting: Action {
    static let name = "user.setPassword"
    static let labels = LocalisedText(zh: "设置密码", en: "Set a password")
    static let summary = LocalisedText(
        zh: "修改自己的密码（需当前密码），管理员可重设他人的密码；该用户的所有会话随之失效。",
        en: "Changes your own password, given the current one, or as an administrator anybody's; the user's sessions end.")
    static let permission = ActionPermission.everyone
    static let isConfidential = true
    static let input = [
        FieldDefinition("user", zh: "用户", en: "User", IdentifierField()).helped(zh: "缺省为自己", en: "Yourself by default"),
        FieldDefinition("current", zh: "当前密码", en: "Current password", TextField(maximum: 400)),
        FieldDefinition("password", zh: "新密码", en: "New password", TextField(maximum: 400)).required,
    ]

    private let user: RecordID?
    private let current: String
    private let password: String
    /// Made before the transaction, which all other writes wait for.
    private var hash = ""

    init(_ input: ActionInput) throws {
        user = input["user"].id
        current = input["current"].text ?? ""
        password = input["password"].text ?? ""
    }

    func prepare() async throws -> PasswordSetting {
        var prepared = self
        prepared.hash = try await Passwords.hash(password)
        return prepared
    }

    func run(in tx: Transaction) throws -> JSON {
        guard let id = user ?? tx.caller.actor.user, let record = try tx.load(tx.schema.require("user"), id) else {
            throw Problem.notFound("user", user?.description ?? "")
        }
        if !tx.caller.isAdministrator || id == tx.caller.actor.user, !tx.caller.isSystem {
            guard id == tx.caller.actor.user else {
                throw Problem(
                    .forbidden, "not_allowed", zh: "只有管理员能重设他人的密码。", en: "Only an administrator may set somebody else's password.")
            }
            guard try PasswordHash.verify(current, against: record["passwordHash"].text ?? "") else {
                throw Problem.fields([
                    .init(
                        field: "current", code: "wrong_password",
                        message: LocalisedText(zh: "当前密码不正确。", en: "The current password is not right."))
                ])
            }
        }
        try PasswordRule.check(password, email: record["email"].text ?? "")
        let changed = try tx.update("user", id, RecordInput(["passwordHash": .text(hash)]), by: .rule)
        try UserSessions.end(of: id, in: tx)
        try tx.announce("user.passwordSet", on: changed)
        return .members(["id": .string(id.description)])
    }
}
