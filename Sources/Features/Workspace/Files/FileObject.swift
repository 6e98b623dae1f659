import MartletKernel
import MartletMetadata

/// 文件: something attached to a record and seen by whoever sees that. The bytes lie in the file store under their digest.
package enum FileObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition("file", table: "files", zh: "文件", en: "File", plural: "Files", title: "name", fields: fields)
        object.access = .inherited(["record"])
        object.writing = .byActions
        return object
    }()

    private static let fields: [FieldDefinition] = [
        FieldDefinition("name", zh: "文件名", en: "File name", TextField(maximum: 255)).required,
        FieldDefinition("mediaType", zh: "媒体类型", en: "Media type", TextField.code(maximum: 127)).required
            .helped(zh: "如 image/png（RFC 6838）。", en: "Such as image/png (RFC 6838)."),
        FieldDefinition("size", zh: "大小（字节）", en: "Size in bytes", IntegerField(0...FixedDecimal.inputLimit)).required,
        FieldDefinition("digest", zh: "摘要", en: "Digest", TextField.code(maximum: 64)).required.indexed
            .helped(zh: "内容的 SHA-256，十六进制。", en: "SHA-256 of the content in hexadecimal."),
        FieldDefinition("record", zh: "所属记录", en: "Record", LinkField([], inverse: "files", onDelete: .together)).fixed,
    ]
}
