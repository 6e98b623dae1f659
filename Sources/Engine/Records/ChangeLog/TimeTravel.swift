import MartletKernel
import MartletMetadata
import MartletStorage

/// `record.asOf`: records as they stood at an instant, rebuilt from the log by taking back what came later.
package struct RecordsAsOf: Action {
    package static let name = "record.asOf"
    package static let labels = LocalisedText(zh: "查看历史时点", en: "Records as of an instant")
    package static let summary = LocalisedText(
        zh: "返回最多 1000 条记录在某一时刻的内容；当时不存在的不返回。", en: "Up to 1,000 records as they stood at an instant; those not there then are left out.")
    package static let permission = ActionPermission.everyone
    package static let isReadOnly = true
    package static let input = [
        FieldDefinition("object", zh: "对象", en: "Object", TextField()).required,
        FieldDefinition("ids", zh: "记录编号", en: "Ids", JSONField(maximum: 60_000)).required,
        FieldDefinition("at", zh: "时刻", en: "Instant", InstantField()).required,
    ]

    private let object: String
    private let ids: [RecordID]
    private let at: Instant

    package init(_ input: ActionInput) throws {
        object = input["object"].text ?? ""
        at = input["at"].instant ?? Instant(milliseconds: 0)
        let texts = input["ids"].json?.array?.map(\.string) ?? []
        ids = texts.compactMap { $0.flatMap(RecordID.init) }
        guard (1...1000).contains(texts.count), ids.count == texts.count else {
            throw Problem.fields([
                .init(
                    field: "ids", code: "ids",
                    message: LocalisedText(zh: "应为 1 至 1000 个记录编号的列表。", en: "Must be a list of 1 to 1,000 record ids."))
            ])
        }
    }

    package func run(in tx: Transaction) throws -> JSON {
        let schema = try tx.schema.require(object)
        var records = [JSON]()
        for id in ids {
            // He sees the past of what he may see now (design §5).
            guard try tx.mayRead(schema, id), let record = try TimeTravel(tx: tx, object: schema).record(id, at: at) else { continue }
            let views = try FieldViews(tx: tx, object: schema).views(of: id)
            records.append(try shown(record, views))
        }
        return .members(["at": .string(at.description), "records": .array(records)])
    }

    private func shown(_ record: Record, _ views: [String: FieldView]) throws -> JSON {
        var members = [JSON.Member]()
        // Stored formulas follow what they read without leaving a trace in the log: what they were then is not known.
        for (position, field) in record.object.fields.enumerated() where !field.isSecret && !(field.type is FormulaField) {
            switch views[field.name] {
            case .clear: members.append(.init(field.name, field.type.json(of: record.values[position])))
            case .masked: members.append(.init(field.name, record.values[position].isNull ? .null : "***"))
            case .hidden, nil: break
            }
        }
        return .object(members)
    }
}

struct TimeTravel {
    let tx: Transaction
    let object: ObjectSchema

    /// `nil` when the record did not exist then or lay in the trash.
    func record(_ id: RecordID, at: Instant) throws -> Record? {
        guard var record = try tx.load(object, id) ?? tx.load(object, id, inTrash: true) else { return nil }
        guard let created = record["createdAt"].instant, created <= at else { return nil }
        var isThere = !record.isDeleted
        try tx.connection.query(
            "SELECT kind, payload, version FROM changes WHERE record = \(id) AND object = \(object.name) AND at > \(at) AND kind <> 'event' ORDER BY version DESC, seq DESC"
        ) { row in
            record.version = (row.integer(2) ?? 1) - 1
            switch row.text(0) {
            case "deleted": isThere = true
            case "restored": isThere = false
            default: takeBack(try JSONParser.parse((row.text(1) ?? "{}").utf8), from: &record)
            }
            return true
        }
        return isThere ? record : nil
    }

    /// As it was before the entry that made that version; `nil` when there was nothing before.
    func record(_ id: RecordID, before version: Int64) throws -> Record? {
        guard version > 1, var record = try tx.load(object, id) ?? tx.load(object, id, inTrash: true) else { return nil }
        try tx.connection.query(
            "SELECT payload FROM changes WHERE record = \(id) AND object = \(object.name) AND version >= \(version) AND kind = 'updated' ORDER BY version DESC, seq DESC"
        ) { row in
            takeBack(try JSONParser.parse((row.text(0) ?? "{}").utf8), from: &record)
            return true
        }
        return record
    }

    private func takeBack(_ payload: JSON, from record: inout Record) {
        for member in payload.object ?? [] {
            guard let field = object.field(member.name), let before = member.value.array?.first else { continue }
            record[field.name] = LoggedValue.value(before, of: field)
        }
    }
}
