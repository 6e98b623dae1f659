import MartletAccess
import MartletKernel
import MartletMetadata
import MartletRecords

/// `apiKey.create`: a key for a program that acts as its user. The key itself is answered once and kept nowhere.
struct KeyCreation: Action {
    static let name = "apiKey.create"
    static let labels = LocalisedText(zh: "新建接口密钥", en: "Create an API key")
    static let summary = LocalisedText(
        zh: "为自己新建接口密钥；密钥只在此次返回，之后无法再看到。", en: "Makes an API key for yourself; the key is answered this once and cannot be seen again.")
    static let permission = ActionPermission.everyone
    static let isConfidential = true
    static let input = [
        FieldDefinition("name", zh: "名称", en: "Name", TextField(maximum: 100)).required,
        FieldDefinition(
            "scope", zh: "范围", en: "Scope",
            ChoiceField([ChoiceOption("read", zh: "只读", en: "Read"), ChoiceOption("write", zh: "读写", en: "Read and write")])
        ).initially("read"),
        FieldDefinition("role", zh: "限于角色", en: "Only this role", IdentifierField()),
        FieldDefinition("expiresAt", zh: "到期时间", en: "Expires at", InstantField()),
    ]

    private let input: ActionInput

    init(_ input: ActionInput) throws { self.input = input }

    func run(in tx: Transaction) throws -> JSON {
        guard let user = tx.caller.actor.user else {
            throw Problem(.unprocessable, "no_user", zh: "密钥属于用户，请以用户身份创建。", en: "A key belongs to a user; create it as one.")
        }
        if let role = input["role"].id, !tx.caller.roleIDs.contains(role) {
            throw Problem.fields([
                .init(field: "role", code: "not_yours", message: LocalisedText(zh: "只能选择自己拥有的角色。", en: "Choose one of your own roles."))
            ])
        }
        // A key made with a key that lends one role lends no more than that.
        let role = input["role"].isNull ? tx.caller.actor.onlyRole.map(Value.id) ?? .null : input["role"]
        let token = Token.make(prefix: "mk_", random: tx.random)
        let key = try tx.create(
            "apiKey",
            RecordInput([
                "user": .id(user), "name": input["name"], "tokenDigest": .text(Token.digest(token)), "hint": .text(String(token.prefix(8))),
                "role": role, "scope": input["scope"], "expiresAt": input["expiresAt"],
            ]), by: .rule)
        return .members(["id": .string(key.id.description), "key": .string(token)])
    }
}

/// `apiKey.revoke`: makes a key void at once.
struct KeyRevoking: Action {
    static let name = "apiKey.revoke"
    static let labels = LocalisedText(zh: "吊销接口密钥", en: "Revoke an API key")
    static let summary = LocalisedText(zh: "使一个接口密钥立即失效。", en: "Makes an API key void at once.")
    static let permission = ActionPermission.everyone
    static let input = [FieldDefinition("id", zh: "密钥", en: "Key", IdentifierField()).required]

    private let id: RecordID

    init(_ input: ActionInput) throws { id = input["id"].id ?? RecordID(high: 0, low: 0) }

    func run(in tx: Transaction) throws -> JSON { try Revocation(object: "apiKey", id: id).run(in: tx) }
}
