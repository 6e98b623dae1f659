import MartletAccess
import MartletKernel
import MartletMetadata

/// `field.reveal`: shows a masked value in clear to whoever may open the record, and writes down that he looked.
struct FieldReveal: Action {
    static let name = "field.reveal"
    static let labels = LocalisedText(zh: "查看掩码字段", en: "Reveal a masked field")
    static let summary = LocalisedText(zh: "显示一个掩码字段的原值，并记入操作日志。", en: "Shows a masked field in clear and records that it was looked at.")
    static let permission = ActionPermission.granted
    static let isConfidential = true
    static let input = RecordActionInput.fields + [FieldDefinition("field", zh: "字段", en: "Field", TextField()).required]

    private let target: RecordActionInput
    private let field: String

    init(_ input: ActionInput) throws {
        target = RecordActionInput(input)
        field = input["field"].text ?? ""
    }

    func run(in tx: Transaction) throws -> JSON {
        let record = try tx.find(target.object, target.id)
        let definition = try record.object.require(field)
        guard !definition.isSecret, try FieldViews(tx: tx, object: record.object).views(of: record.id)[field] != .hidden else {
            throw record.object.unknownField(field)
        }
        try tx.announce("field.revealed", on: record, .members(["field": .string(field)]))
        return .members(["field": .string(field), "value": definition.type.json(of: record[field])])
    }
}
