import MartletAccess
import MartletKernel
import MartletMetadata

/// `record.transfer`: hands a record to another owner; the owning department follows him.
struct RecordTransfer: Action {
    static let name = "record.transfer"
    static let labels = LocalisedText(zh: "变更负责人", en: "Transfer")
    static let summary = LocalisedText(zh: "把一条记录转给另一位负责人。", en: "Hands a record to another owner.")
    static let permission = ActionPermission.everyone
    static let input = RecordActionInput.fields + [FieldDefinition("owner", zh: "新负责人", en: "New owner", IdentifierField()).required]

    private let target: RecordActionInput
    private let owner: RecordID

    init(_ input: ActionInput) throws {
        target = RecordActionInput(input)
        owner = input["owner"].id ?? RecordID(high: 0, low: 0)
    }

    func run(in tx: Transaction) throws -> JSON {
        let object = try tx.schema.require(target.object)
        let before = try tx.recordToChange(object, target.id, for: .update, by: .caller)
        guard !object.definition.isAppendOnly else { throw Problem.appendOnly(object) }
        try InputReading(tx: tx, object: object, authority: .caller).requireWritable("owner", of: before)
        // By rule: whoever may change the record may give it away, even to somebody whose records he does not see.
        let record = try tx.update(target.object, target.id, RecordInput(["owner": .id(owner)]), by: .rule)
        let from: JSON = before.owner.map { .string($0.description) } ?? .null
        try tx.announce("record.transferred", on: record, .members(["from": from, "to": .string(owner.description)]))
        return .members(["id": .string(record.id.description), "version": .integer(record.version), "owner": .string(owner.description)])
    }
}
