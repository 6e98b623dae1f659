import MartletKernel
import MartletMetadata

/// 导入: one run of a file into one object. Its chunks say how far it came, which is what makes it resumable and reversible.
package enum ImportObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition(
            "import", table: "imports", zh: "导入", en: "Import", plural: "Imports", title: "fileName", fields: fields)
        object.writing = .byActions
        return object
    }()

    private static let fields: [FieldDefinition] =
        [
            FieldDefinition("fileName", zh: "文件名", en: "File name", TextField(maximum: 255)).required,
            FieldDefinition("fileSize", zh: "文件大小（字节）", en: "File size in bytes", IntegerField(0...FixedDecimal.inputLimit))
                .helped(zh: "来自管道时为空。", en: "Empty for a pipe."),
            FieldDefinition("object", zh: "对象", en: "Object", TextField(maximum: 60)).required,
            FieldDefinition("state", zh: "状态", en: "State", ChoiceField(states)).required.initially("running"),
            FieldDefinition("finishedAt", zh: "完成时间", en: "Finished at", InstantField()),
        ] + ImportCounts.fields

    private static let states: [ChoiceOption] = [
        ChoiceOption("running", zh: "进行中", en: "Running"),
        ChoiceOption("done", zh: "已完成", en: "Done"),
        ChoiceOption("stopped", zh: "已中止", en: "Stopped"),
    ]
}

/// 导入分批: the rows one transaction took, written in that transaction, so that a crash can neither lose nor repeat any.
package enum ImportChunkObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition(
            "importChunk", table: "import_chunks", zh: "导入分批", en: "Import chunk", plural: "Import chunks", title: "number", fields: fields)
        object.access = .inherited(["import"])
        object.writing = .byActions
        object.indexes = [["import", "number"]]
        return object
    }()

    private static let fields: [FieldDefinition] =
        [
            FieldDefinition("import", zh: "导入", en: "Import", ReferenceField("import", inverse: "chunks", onDelete: .together)).required
                .fixed,
            FieldDefinition("number", zh: "序号", en: "Number", IntegerField()).required,
            FieldDefinition("operation", zh: "操作编号", en: "Operation", TextField(maximum: 36)).required,
        ] + ImportCounts.fields
}
