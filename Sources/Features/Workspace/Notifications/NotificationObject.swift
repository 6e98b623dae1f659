import MartletKernel
import MartletMetadata

/// 通知: something one person should know.
package enum NotificationObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition(
            "notification", table: "notifications", zh: "通知", en: "Notification", plural: "Notifications", title: "title", fields: fields)
        object.access = .personal("recipient")
        object.writing = .byActions
        object.indexes = [["recipient", "readAt"]]
        return object
    }()

    private static let fields: [FieldDefinition] = [
        FieldDefinition("recipient", zh: "接收人", en: "Recipient", ReferenceField("user", inverse: "notifications", onDelete: .together))
            .required.fixed,
        FieldDefinition("kind", zh: "类型", en: "Kind", TextField.code(maximum: 60)).required
            .helped(zh: "引发通知的事件，如 comment.mentioned。", en: "The event behind it, such as comment.mentioned."),
        FieldDefinition("title", zh: "标题", en: "Title", TextField(maximum: 300)).required,
        FieldDefinition("body", zh: "正文", en: "Body", LongTextField(maximum: 2000)),
        FieldDefinition("record", zh: "相关记录", en: "Record", LinkField([], onDelete: .together)),
        FieldDefinition("readAt", zh: "已读时间", en: "Read at", InstantField()),
    ]
}
