import MartletAccess
import MartletKernel
import MartletMetadata
import MartletStorage

/// `record.merge`: makes one record of two. The survivor keeps its values, takes over those it lacks or is told to take, and
/// everything that referred to the other refers to it; the other goes to the trash. One undo brings both back.
struct RecordMerge: Action {
    static let name = "record.merge"
    static let labels = LocalisedText(zh: "合并", en: "Merge")
    static let summary = LocalisedText(
        zh: "把一条重复记录并入另一条：补全空缺字段，转移所有关联，另一条进入回收站。",
        en: "Merges a duplicate into another record: fills gaps, moves everything linked, trashes the duplicate.")
    static let permission = ActionPermission.granted
    static let input =
        RecordActionInput.fields + [
            FieldDefinition("duplicate", zh: "重复记录", en: "Duplicate", IdentifierField()).required,
            FieldDefinition("take", zh: "取自重复记录的字段", en: "Fields to take from the duplicate", JSONField())
                .helped(zh: "字段名列表", en: "A list of field names"),
        ]

    private let target: RecordActionInput
    private let duplicate: RecordID
    private let taken: [String]

    init(_ input: ActionInput) throws {
        target = RecordActionInput(input)
        duplicate = input["duplicate"].id ?? RecordID(high: 0, low: 0)
        taken = input["take"].json?.array?.compactMap(\.string) ?? []
    }

    func run(in tx: Transaction) throws -> JSON {
        let object = try tx.schema.require(target.object)
        guard duplicate != target.id else {
            throw Problem(.unprocessable, "same_record", zh: "不能与自身合并。", en: "A record cannot be merged with itself.")
        }
        let survivor = try tx.recordToChange(object, target.id, for: .update, by: .caller)
        let other = try tx.recordToChange(object, duplicate, for: .delete, by: .caller)
        let reading = InputReading(tx: tx, object: object, authority: .caller)
        for name in taken { try reading.requireWritable(name, of: survivor) }
        let moved = try moveReferences(from: other, to: survivor, in: tx)
        // The duplicate leaves first, so that a unique value it held is free for the survivor.
        try tx.delete(object.name, other.id, by: .rule)
        let merged = try tx.update(object.name, survivor.id, combined(survivor, other), by: .rule)
        try tx.announce(
            "record.merged", on: merged, .members(["duplicate": .string(other.id.description), "moved": .integer(Int64(moved))]))
        return .members(["id": .string(merged.id.description), "version": .integer(merged.version), "moved": .integer(Int64(moved))])
    }

    private func combined(_ survivor: Record, _ other: Record) -> RecordInput {
        var input = RecordInput()
        for (position, field) in survivor.object.fields.enumerated() where position >= SystemField.allCases.count && !field.isComputed {
            let theirs = separate(other.values[position], of: field, survivor, other)
            let mine = separate(survivor.values[position], of: field, survivor, other)
            if mine != survivor.values[position], theirs.isNull { input.entries.append((field.name, .value(mine))) }
            if field.type.isList, let added = theirs.list, !taken.contains(field.name) {
                let union = (mine.list ?? []) + added.filter { !(mine.list ?? []).contains($0) }
                input.entries.append((field.name, .value(.list(union))))
            } else if !theirs.isNull, mine.isNull || taken.contains(field.name) {
                input.entries.append((field.name, .value(theirs)))
            }
        }
        return input
    }

    /// Without what ties the two to each other: the one record cannot be its own parent, nor below one that is gone.
    private func separate(_ value: Value, of field: FieldDefinition, _ survivor: Record, _ other: Record) -> Value {
        guard field.type is any ReferencingField else { return value }
        func isEither(_ value: Value) -> Bool {
            guard let id = value.id ?? LinkField.target(of: value)?.id else { return false }
            return id == survivor.id || id == other.id
        }
        if let list = value.list {
            let rest = list.filter { !isEither($0) }
            return rest.isEmpty ? .null : .list(rest)
        }
        return isEither(value) ? .null : value
    }

    private func moveReferences(from other: Record, to survivor: Record, in tx: Transaction) throws -> Int {
        var moved = 0
        for reference in tx.schema.references(to: other.object.name) where !RecordMerge.stamps.contains(reference.field.name) {
            for record in try tx.records(of: reference.object, where: reference.field, refersTo: other.id) where record.id != survivor.id {
                let value = replaced(record[reference.field.name], other.id, by: survivor)
                try tx.update(reference.object.name, record.id, RecordInput([reference.field.name: value]), by: .rule)
                moved += 1
            }
        }
        return moved
    }

    /// Who made or changed a record is history, not a link.
    private static let stamps: Set<String> = ["createdBy", "updatedBy"]

    private func replaced(_ value: Value, _ old: RecordID, by survivor: Record) -> Value {
        switch value {
        case .id(let id): return id == old ? .id(survivor.id) : value
        case .json:
            guard let target = LinkField.target(of: value), target.id == old else { return value }
            return LinkField.link(target.object, survivor.id)
        case .list(let values):
            var seen = Set<Value>()
            return .list(values.map { replaced($0, old, by: survivor) }.filter { seen.insert($0).inserted })
        default: return value
        }
    }
}
