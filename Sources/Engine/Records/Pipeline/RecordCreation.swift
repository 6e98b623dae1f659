import MartletAccess
import MartletExpressions
import MartletKernel
import MartletMetadata
import MartletStorage

extension Transaction {
    /// Makes a record through the whole pipeline: authorize → sanitize → default → compute → validate → check links → check
    /// duplicates → write → log.
    /// - Throws: `Problem`; nothing of the record is then written.
    @discardableResult
    package func create(_ object: String, _ input: RecordInput, by authority: Authority = .caller) throws -> Record {
        try RecordCreation(tx: self, object: schema.require(object), authority: authority).run(input)
    }
}

private struct RecordCreation {
    let tx: Transaction
    let object: ObjectSchema
    let authority: Authority

    func run(_ input: RecordInput) throws -> Record {
        try authorize()
        let reading = InputReading(tx: tx, object: object, authority: authority, isNew: true)
        let values = try reading.read(input, over: nil)
        var record = Record(object, id: try id(from: values))
        for (position, value) in values where position != SystemField.id.index { record.values[position] = value }
        try setDefaults(&record)
        try tx.compute(&record)
        try reading.requireUnlocked(values.keys, of: record)
        try RecordValidation(tx: tx, object: object).check(record, changed: nil)
        try LinkCheck(tx: tx, object: object, authority: authority).check(record, over: nil, changed: nil)
        try requireReach(of: record)
        try RowWriting(tx: tx, object: object).insert(record)
        try MatchKeys(tx: tx, object: object).add(of: record)
        try TimelineIndex(tx: tx, object: object).add(of: record)
        try tx.log.append(ChangeEntry.created(record))
        tx.stale.add(changed: object, before: nil, after: record, fields: nil, in: tx.formulas)
        try makeParts(input.parts, of: record)
        try DuplicateCheck(tx: tx).noteMatches(of: record)
        return record
    }

    private func authorize() throws {
        guard authority == .caller, !tx.caller.isSystem else { return }
        guard object.definition.writing == .open else { throw Problem.byActionsOnly(object) }
        guard tx.caller.scope(of: .create, on: object.name) > .none || isOwnPersonal else {
            throw Problem.notAllowed("新建", "create", object)
        }
    }

    private var isOwnPersonal: Bool { if case .personal = object.definition.access { true } else { false } }

    /// The client's own id where it made one (offline, retries), else a new one.
    ///
    /// An id belongs to one record of the whole workspace, for ever: log, links, files and timelines go by it alone, so a second
    /// record under it would inherit what hangs on the first. The log knows every record there ever was.
    private func id(from values: [Int: Value]) throws -> RecordID {
        guard let given = values[SystemField.id.index]?.id else { return tx.newID() }
        guard (1...8).contains(given.high >> 12 & 0xF), given.low >> 62 == 2 else {
            throw Problem.fields([
                .init(
                    field: "id", code: "not_an_id",
                    message: LocalisedText(zh: "编号应为 UUID（建议第 7 版）。", en: "The id must be a UUID, best of version 7."))
            ])
        }
        let isTaken = try tx.connection.exists("SELECT 1 FROM changes WHERE record = \(given)")
        guard !isTaken, try !tx.connection.exists("SELECT 1 FROM \(name: object.table) WHERE id = \(given)") else {
            throw Problem(.conflict, "id_taken", zh: "编号 \(given) 已存在。", en: "The id \(given) exists already.")
        }
        return given
    }

    private func setDefaults(_ record: inout Record) throws {
        let user = tx.caller.actor.user
        for (position, field) in object.fields.enumerated() where record.values[position].isNull {
            switch field.defaultValue {
            case .none: break
            case .value(let value): record.values[position] = value
            case .now: record.values[position] = .instant(tx.now)
            case .today: record.values[position] = .date(tx.environment.zone.date(of: tx.now))
            case .me: record.values[position] = user.map(Value.id) ?? .null
            }
        }
        if case .personal(let field) = object.definition.access, authority == .caller, let user { record[field] = .id(user) }
        if record.owner == nil, object.definition.isOwnedByMaker { record["owner"] = user.map(Value.id) ?? .null }
        if record["department"].isNull, let owner = record.owner { record["department"] = try tx.mainDepartment(of: owner) }
        record.version = 1
        record["createdAt"] = .instant(tx.now)
        record["updatedAt"] = .instant(tx.now)
        record["createdBy"] = user.map(Value.id) ?? .null
        record["updatedBy"] = user.map(Value.id) ?? .null
    }

    /// Where the grant to create has a scope, or access comes from another record, what is made must lie within: otherwise it would be
    /// a way to write into other people's data.
    private func requireReach(of record: Record) throws {
        guard authority == .caller, let condition = tx.access.condition(of: object, for: .create).expression else { return }
        guard try tx.isTrue(condition, of: record, guard: OpenGuard()) else {
            throw Problem.notAllowed("以这样的负责人或归属新建", "create with that owner or parent", object)
        }
    }

    private func makeParts(_ parts: [(relation: String, inputs: [RecordInput])], of record: Record) throws {
        for (name, inputs) in parts {
            guard let relation = tx.schema.relations(of: object.name).first(where: { $0.name == name }) else { continue }
            for var input in inputs {
                input.entries.append((relation.field, .value(tx.reference(to: record, in: relation.field, of: relation.object))))
                try tx.create(relation.object, input, by: authority)
            }
        }
    }
}

extension ObjectDefinition {
    /// Records that people work on belong to whoever made them; directories and lists of the workspace to nobody.
    var isOwnedByMaker: Bool {
        switch access {
        case .owned, .inherited: true
        case .shared, .personal, .administrative: false
        }
    }
}

extension Problem {
    static func notAllowed(_ zh: String, _ en: String, _ object: ObjectSchema) -> Problem {
        Problem(
            .forbidden, "not_allowed", zh: "您的角色不允许\(zh)\(object.definition.labels.zh)。",
            en: "Your roles do not allow you to \(en) \(object.definition.pluralLabels.en.lowercased()).")
    }

    static func byActionsOnly(_ object: ObjectSchema) -> Problem {
        Problem(
            .forbidden, "by_actions_only", zh: "\(object.definition.labels.zh)只能通过专门的操作写入。",
            en: "\(object.definition.pluralLabels.en) are written by their own actions only.")
    }
}
