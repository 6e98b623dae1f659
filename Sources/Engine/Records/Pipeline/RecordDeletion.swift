import MartletAccess
import MartletKernel
import MartletMetadata
import MartletStorage

extension Transaction {
    /// Moves a record to the trash together with its parts.
    /// - Throws: `Problem` `still_referenced` when a record that may not lose it refers to it.
    package func delete(_ object: String, _ id: RecordID, base: Int64? = nil, by authority: Authority = .caller) throws {
        let object = try schema.require(object)
        let record = try recordToChange(object, id, for: .delete, by: authority)
        if let base, base != record.version { try VersionMerge(tx: self, object: object).refuseStaleDelete(record, base: base) }
        try RecordDeletion(tx: self).run(record, depth: 0)
    }

    /// Brings a record back from the trash with the parts that went there in the same operation.
    @discardableResult
    package func restore(_ object: String, _ id: RecordID, by authority: Authority = .caller) throws -> Record {
        let object = try schema.require(object)
        let record = try recordToChange(object, id, for: .delete, by: authority, inTrash: true)
        try RecordRestoration(tx: self).requireWhole(of: record)
        return try RecordRestoration(tx: self).run(record, depth: 0)
    }
}

extension VersionMerge {
    /// Somebody who deletes should have seen what he deletes.
    func refuseStaleDelete(_ record: Record, base: Int64) throws {
        throw Problem(
            .conflict, "version_conflict", zh: "记录已被他人修改（当前版本 \(record.version)），请查看后再删除。",
            en: "The record was changed meanwhile (it is at version \(record.version)); look at it before you delete it.",
            details: ["version": .integer(record.version), "base": .integer(base)])
    }
}

private let deepestTree = 20

struct RecordDeletion {
    let tx: Transaction

    func run(_ record: Record, depth: Int) throws {
        guard depth < deepestTree else {
            throw Problem(.unprocessable, "too_deep", zh: "层级过深，无法一并删除。", en: "The parts are nested too deep to be deleted together.")
        }
        let object = record.object
        for reference in tx.schema.references(to: object.name) where reference.type.onDelete != .keep {
            for child in try tx.records(of: reference.object, where: reference.field, refersTo: record.id) {
                if reference.type.onDelete == .refuse { throw stillReferenced(record, by: reference.object) }
                try run(child, depth: depth + 1)
            }
        }
        var trashed = record
        trashed["deletedAt"] = .instant(tx.now)
        trashed.version = record.version + 1
        trashed["updatedAt"] = .instant(tx.now)
        trashed["updatedBy"] = tx.caller.actor.user.map(Value.id) ?? .null
        try RowWriting(tx: tx, object: object).update(trashed, over: record, changed: [SystemField.deletedAt.index])
        try MatchKeys(tx: tx, object: object).remove(of: record)
        try TimelineIndex(tx: tx, object: object).remove(of: record)
        try tx.log.append(ChangeEntry.deleted(trashed))
        tx.stale.add(changed: object, before: record, after: nil, fields: nil, in: tx.formulas)
    }

    private func stillReferenced(_ record: Record, by object: ObjectSchema) -> Problem {
        Problem(
            .conflict, "still_referenced", zh: "仍有\(object.definition.labels.zh)引用此记录，不能删除。",
            en: "It cannot be deleted: \(object.definition.pluralLabels.en.lowercased()) still refer to it.")
    }
}

struct RecordRestoration {
    let tx: Transaction

    /// A part does not come back without its whole: nobody would find it.
    func requireWhole(of part: Record) throws {
        for field in part.object.fields {
            guard let type = field.type as? any ReferencingField, type.onDelete == .together, !part[field.name].isNull else { continue }
            let target = LinkField.target(of: part[field.name]) ?? part[field.name].id.flatMap { id in type.targets.first.map { ($0, id) } }
            guard let target, let whole = tx.schema.object(target.object), try tx.load(whole, target.id) == nil else { continue }
            throw Problem(
                .conflict, "whole_in_trash", zh: "请先恢复所属的\(whole.definition.labels.zh)。",
                en: "Restore the \(whole.definition.labels.en.lowercased()) it belongs to first.")
        }
    }

    func run(_ record: Record, depth: Int) throws -> Record {
        let object = record.object
        try RecordValidation(tx: tx, object: object).checkUnique(record)
        var restored = record
        restored["deletedAt"] = .null
        restored.version = record.version + 1
        restored["updatedAt"] = .instant(tx.now)
        restored["updatedBy"] = tx.caller.actor.user.map(Value.id) ?? .null
        try RowWriting(tx: tx, object: object).update(restored, over: record, changed: [SystemField.deletedAt.index])
        try MatchKeys(tx: tx, object: object).add(of: restored)
        try TimelineIndex(tx: tx, object: object).add(of: restored)
        try tx.log.append(ChangeEntry.restored(restored))
        tx.stale.add(changed: object, before: nil, after: restored, fields: nil, in: tx.formulas)
        guard depth < deepestTree, let moment = record.deletedAt else { return restored }
        for reference in tx.schema.references(to: object.name) where reference.type.onDelete == .together {
            for child in try tx.records(of: reference.object, where: reference.field, refersTo: record.id, deletedAt: moment) {
                _ = try run(child, depth: depth + 1)
            }
        }
        return restored
    }
}
