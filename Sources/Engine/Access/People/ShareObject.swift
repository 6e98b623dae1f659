import MartletKernel
import MartletMetadata

/// 共享: one record opened to somebody whom no scope lets in, until it expires.
package enum ShareObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition("share", table: "shares", zh: "共享", en: "Share", plural: "Shares", title: "grantee", fields: fields)
        object.access = .administrative
        return object
    }()

    private static let fields: [FieldDefinition] = [
        FieldDefinition("record", zh: "记录", en: "Record", LinkField([], inverse: "shares", onDelete: .together)).required.fixed,
        FieldDefinition(
            "grantee", zh: "共享给", en: "Shared with",
            LinkField(["user", "team", "department", "role"], inverse: "sharesReceived", onDelete: .together)
        ).required.fixed,
        FieldDefinition("level", zh: "权限", en: "Level", ChoiceField(levels)).required.initially("read"),
        FieldDefinition("expiresAt", zh: "到期时间", en: "Expires at", InstantField()).indexed,
    ]

    private static let levels: [ChoiceOption] = [
        ChoiceOption("read", zh: "只读", en: "Read"),
        ChoiceOption("write", zh: "可编辑", en: "Write"),
    ]
}
