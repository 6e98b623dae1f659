import MartletKernel
import MartletMetadata

/// 接口密钥: lets a program act as its user, never with more rights than he has.
package enum APIKeyObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition(
            "apiKey", table: "api_keys", zh: "接口密钥", en: "API key", plural: "API keys", title: "name", fields: fields)
        object.access = .personal("user")
        object.writing = .byActions
        return object
    }()

    private static let fields: [FieldDefinition] = [
        FieldDefinition("user", zh: "用户", en: "User", ReferenceField("user", inverse: "apiKeys", onDelete: .together)).required.fixed,
        FieldDefinition("name", zh: "名称", en: "Name", TextField(maximum: 100)).required,
        FieldDefinition("tokenDigest", zh: "令牌摘要", en: "Token digest", TextField.code(maximum: 100)).required.unique.secret,
        FieldDefinition("hint", zh: "密钥开头", en: "Hint", TextField.code(maximum: 20))
            .helped(zh: "密钥的前几位，便于辨认。", en: "The first characters of the key, to know it by."),
        FieldDefinition("role", zh: "限于角色", en: "Role", ReferenceField("role", inverse: "apiKeys", onDelete: .refuse))
            .helped(zh: "只用该用户这一个角色的权限；留空则用其全部角色。", en: "Only this role of the user counts; empty means all of his."),
        FieldDefinition("scope", zh: "范围", en: "Scope", ChoiceField(scopes)).required.initially("read"),
        FieldDefinition("expiresAt", zh: "到期时间", en: "Expires at", InstantField()).indexed,
        FieldDefinition("lastSeenAt", zh: "最近使用时间", en: "Last seen", InstantField()),
        FieldDefinition("revokedAt", zh: "注销时间", en: "Revoked at", InstantField()),
    ]

    private static let scopes: [ChoiceOption] = [
        ChoiceOption("read", zh: "只读", en: "Read"),
        ChoiceOption("write", zh: "读写", en: "Read and write"),
    ]
}
