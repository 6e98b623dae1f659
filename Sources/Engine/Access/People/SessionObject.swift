import MartletKernel
import MartletMetadata

/// 登录会话: a person signed in on one device. The token itself is nowhere, only its digest.
package enum SessionObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition(
            "session", table: "sessions", zh: "登录会话", en: "Session", plural: "Sessions", title: "client", fields: fields)
        object.access = .personal("user")
        object.writing = .byActions
        return object
    }()

    private static let fields: [FieldDefinition] = [
        FieldDefinition("user", zh: "用户", en: "User", ReferenceField("user", inverse: "sessions", onDelete: .together)).required.fixed,
        FieldDefinition("tokenDigest", zh: "令牌摘要", en: "Token digest", TextField.code(maximum: 100)).required.unique.secret,
        FieldDefinition("client", zh: "设备", en: "Client", TextField(maximum: 300))
            .helped(zh: "浏览器或程序自报的名称。", en: "What the browser or program calls itself."),
        FieldDefinition("address", zh: "网络地址", en: "Network address", TextField.code(maximum: 60)).personal,
        FieldDefinition("expiresAt", zh: "到期时间", en: "Expires at", InstantField()).required.indexed,
        FieldDefinition("lastSeenAt", zh: "最近使用时间", en: "Last seen", InstantField()),
        FieldDefinition("revokedAt", zh: "注销时间", en: "Revoked at", InstantField()),
    ]
}
