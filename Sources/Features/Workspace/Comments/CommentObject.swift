import MartletKernel
import MartletMetadata

/// 评论: what colleagues say to each other about a record; who is mentioned is told.
package enum CommentObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition(
            "comment", table: "comments", zh: "评论", en: "Comment", plural: "Comments", title: "body", fields: fields)
        object.access = .inherited(["record"])
        object.isAddedByReaders = true
        object.timeline = TimelineDeclaration(at: "createdAt", links: ["record"])
        return object
    }()

    private static let fields: [FieldDefinition] = [
        FieldDefinition("record", zh: "所属记录", en: "Record", LinkField([], inverse: "comments", onDelete: .together)).required.fixed,
        FieldDefinition("body", zh: "内容", en: "Body", LongTextField(maximum: 10_000)).required,
        FieldDefinition("mentions", zh: "提到的人", en: "Mentions", ReferencesField("user", inverse: "mentionedIn")),
    ]
}
