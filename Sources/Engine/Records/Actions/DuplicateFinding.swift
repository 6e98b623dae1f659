import MartletExpressions
import MartletKernel
import MartletMetadata

/// `record.findDuplicates`: what a record with these values would probably repeat, above row security and therefore masked.
struct DuplicateFinding: Action {
    static let name = "record.findDuplicates"
    static let labels = LocalisedText(zh: "查重", en: "Find duplicates")
    static let summary = LocalisedText(
        zh: "按姓名、电话、邮箱、信用代码查找可能重复的记录；无权查看的以掩码显示。",
        en: "Finds records that agree in name, phone, mail or registration number; those you may not see are masked.")
    static let permission = ActionPermission.everyone
    static let isReadOnly = true
    static let input = [
        FieldDefinition("object", zh: "对象", en: "Object", TextField()).required,
        FieldDefinition("values", zh: "字段值", en: "Values", JSONField()).required,
    ]

    private let object: String
    private let values: JSON

    init(_ input: ActionInput) throws {
        object = input["object"].text ?? ""
        values = input["values"].json ?? .object([])
    }

    func run(in tx: Transaction) throws -> JSON {
        let schema = try tx.schema.require(object)
        let input = try RecordInput(json: values, of: schema, in: tx.schema)
        let draft = try draft(input, of: schema, in: tx)
        var matches = try DuplicateCheck(tx: tx).matches(of: draft)
        for (name, parts) in input.parts {
            guard let relation = tx.schema.relations(of: object).first(where: { $0.name == name }) else { continue }
            let part = try tx.schema.require(relation.object)
            for input in parts {
                var record = try self.draft(input, of: part, in: tx)
                record[relation.field] = tx.reference(to: draft, in: relation.field, of: relation.object)
                matches += try DuplicateCheck(tx: tx).matches(of: record)
            }
        }
        return .members(["duplicates": .array(matches.map(\.json))])
    }

    private func draft(_ input: RecordInput, of schema: ObjectSchema, in tx: Transaction) throws -> Record {
        var record = Record(schema, id: tx.newID())
        for (position, value) in try InputReading(tx: tx, object: schema, authority: .caller).read(input, over: nil) {
            record.values[position] = value
        }
        for rule in schema.definition.rules { try rule.compute(&record, in: tx.fieldContext) }
        return record
    }
}
