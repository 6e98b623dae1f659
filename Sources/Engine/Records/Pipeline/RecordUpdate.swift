import MartletAccess
import MartletKernel
import MartletMetadata

extension Transaction {
    /// Changes fields of a record; those not named stay as they are.
    /// - Parameter base: the version the change was made on. Fields changed since by others are merged where they are different
    ///   ones; the same field is a conflict that answers base, theirs and yours.
    /// - Returns: the record as it now is; unchanged, with its version, when nothing differs.
    @discardableResult
    package func update(
        _ object: String, _ id: RecordID, _ input: RecordInput, base: Int64? = nil, by authority: Authority = .caller
    ) throws -> Record {
        try RecordUpdate(tx: self, object: schema.require(object), authority: authority).run(id, input, base: base)
    }
}

private struct RecordUpdate {
    let tx: Transaction
    let object: ObjectSchema
    let authority: Authority

    func run(_ id: RecordID, _ input: RecordInput, base: Int64?) throws -> Record {
        guard !object.definition.isAppendOnly || authority == .rule else {
            throw Problem.appendOnly(object)
        }
        guard input.parts.isEmpty else {
            throw Problem(
                .invalid, "parts_on_update", zh: "修改时不能附带子记录，请单独修改它们。", en: "Parts cannot be sent with a change; change them on their own.")
        }
        let before = try tx.recordToChange(object, id, for: .update, by: authority)
        var after = before
        let values = try InputReading(tx: tx, object: object, authority: authority).read(input, over: before)
        if let base { try VersionMerge(tx: tx, object: object).check(before, base: base, writing: values) }
        for (position, value) in values { after.values[position] = value }
        try followOwner(&after, before: before, written: values)
        try tx.compute(&after)
        let changed = object.fields.indices.filter { after.values[$0] != before.values[$0] }
        guard !changed.isEmpty else { return before }
        return try write(after, over: before, changed: changed)
    }

    /// The owning department goes with the owner unless it was named too.
    private func followOwner(_ after: inout Record, before: Record, written: [Int: Value]) throws {
        guard after.owner != before.owner, written[SystemField.department.index] == nil, let owner = after.owner else { return }
        after["department"] = try tx.mainDepartment(of: owner)
    }

    private func write(_ draft: Record, over before: Record, changed: [Int]) throws -> Record {
        var after = draft
        let names = Set(changed.map { object.fields[$0].name })
        try RecordValidation(tx: tx, object: object).check(after, changed: names)
        try LinkCheck(tx: tx, object: object, authority: authority).check(after, over: before, changed: names)
        after.version = before.version + 1
        after["updatedAt"] = .instant(tx.now)
        after["updatedBy"] = tx.caller.actor.user.map(Value.id) ?? .null
        try RowWriting(tx: tx, object: object).update(after, over: before, changed: changed)
        try MatchKeys(tx: tx, object: object).refresh(after, over: before)
        try TimelineIndex(tx: tx, object: object).refresh(after, over: before)
        try tx.log.append(ChangeEntry.updated(after, over: before, changed: changed))
        tx.stale.add(changed: object, before: before, after: after, fields: names, in: tx.formulas)
        return after
    }
}

extension Problem {
    static func appendOnly(_ object: ObjectSchema) -> Problem {
        Problem(
            .forbidden, "append_only", zh: "\(object.definition.labels.zh)只能新增，不能修改。",
            en: "\(object.definition.pluralLabels.en) can be added, not changed.")
    }
}
