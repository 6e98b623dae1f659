import MartletKernel
import MartletMetadata

/// `record.restore`: brings a record and its parts back from the trash.
struct RecordRestore: Action {
    static let name = "record.restore"
    static let labels = LocalisedText(zh: "从回收站恢复", en: "Restore from the trash")
    static let summary = LocalisedText(zh: "恢复一条记录及随之删除的子记录。", en: "Restores a record and the parts that were deleted with it.")
    static let permission = ActionPermission.everyone
    static let input = RecordActionInput.fields

    private let target: RecordActionInput

    init(_ input: ActionInput) throws { target = RecordActionInput(input) }

    func run(in tx: Transaction) throws -> JSON {
        try tx.restore(target.object, target.id)
        return try JSONParser.parse(tx.json(of: target.id, object: target.object))
    }
}

/// One record named by object and id, as several actions take it.
struct RecordActionInput: Sendable {
    static let fields = [
        FieldDefinition("object", zh: "对象", en: "Object", TextField()).required,
        FieldDefinition("id", zh: "记录编号", en: "Id", IdentifierField()).required,
    ]

    let object: String
    let id: RecordID

    init(_ input: ActionInput) {
        object = input["object"].text ?? ""
        id = input["id"].id ?? RecordID(high: 0, low: 0)
    }
}
