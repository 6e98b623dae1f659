import MartletAccess
import MartletKernel
import MartletMetadata
import MartletStorage

/// `operation.undo`: takes back what one operation did, newest change first, through the same pipeline.
///
/// A field goes back only if it still has the value the operation gave it. All or nothing, unless `partial` asks to take back
/// what can be and list the rest.
package struct OperationUndo: Action {
    package static let name = "operation.undo"
    package static let labels = LocalisedText(zh: "撤销操作", en: "Undo an operation")
    package static let summary = LocalisedText(
        zh: "撤销一次操作写入的全部更改。仅限本人或管理员。", en: "Takes back everything an operation wrote. For its author or an administrator.")
    package static let permission = ActionPermission.everyone
    package static let input = [
        FieldDefinition("operation", zh: "操作编号", en: "Operation", IdentifierField()).required,
        FieldDefinition("partial", zh: "允许部分撤销", en: "Undo what can be undone", BooleanField()).initially(.value(.boolean(false))),
    ]

    private let target: RecordID
    private let isPartial: Bool

    package init(_ input: ActionInput) throws {
        target = input["operation"].id ?? RecordID(high: 0, low: 0)
        isPartial = input["partial"].boolean ?? false
    }

    package init(_ operation: RecordID, partial: Bool = false) {
        target = operation
        isPartial = partial
    }

    package func run(in tx: Transaction) throws -> JSON {
        try authorize(in: tx)
        var undone = 0
        var kept = [JSON]()
        for entry in try entries(in: tx) {
            do {
                if try tx.savepoint({ try UndoStep(tx: tx, entry: entry).run() }) { undone += 1 }
            } catch let problem as Problem {
                kept.append(describe(entry, problem, in: tx))
                if kept.count >= 200, !isPartial { break }
            }
        }
        guard kept.isEmpty || isPartial else {
            throw Problem(
                .conflict, "undo_incomplete", zh: "有 \(kept.count) 项已无法撤销，未做任何更改。可使用 partial=true 撤销其余部分。",
                en: "\(kept.count) changes cannot be taken back, so nothing was. Use partial=true to undo the rest.",
                details: ["kept": .array(kept)])
        }
        return .members(["undone": .integer(Int64(undone)), "kept": .array(kept)])
    }

    private func authorize(in tx: Transaction) throws {
        let found = try tx.connection.first(
            "SELECT actor, undone_by FROM operations WHERE id = \(target)\(sql: tx.connection.dialect.rowLock)"
        ) { ($0.id(0), $0.id(1)) }
        guard let (actor, undoneBy) = found, tx.caller.isAdministrator || actor == tx.caller.actor.user else {
            throw Problem.notFound("operation", target.description)
        }
        guard undoneBy == nil else {
            throw Problem(.conflict, "already_undone", zh: "该操作已被撤销。", en: "This operation has been undone already.")
        }
    }

    private func entries(in tx: Transaction) throws -> [ChangeEntry] {
        try tx.connection.all(
            "SELECT object, record, version, kind, name, payload FROM changes WHERE operation = \(target) ORDER BY seq DESC"
        ) { row in
            ChangeEntry(
                object: row.text(0) ?? "", record: row.id(1) ?? target, version: row.integer(2) ?? 0,
                kind: ChangeEntry.Kind(rawValue: row.text(3) ?? "") ?? .event, name: row.text(4),
                payload: try JSONParser.parse((row.text(5) ?? "{}").utf8))
        }
    }

    private func describe(_ entry: ChangeEntry, _ problem: Problem, in tx: Transaction) -> JSON {
        .members([
            "object": .string(entry.object), "id": .string(entry.record.description), "kind": .string(entry.kind.rawValue),
            "code": .string(problem.code), "reason": .string(problem.message(in: tx.caller.actor.language)),
        ])
    }
}

/// Takes back one entry. The author's right was settled by the operation; the rows are written by rule, so that a change of rights
/// since does not leave half an operation behind.
private struct UndoStep {
    let tx: Transaction
    let entry: ChangeEntry

    /// - Returns: false for an event, which has nothing to take back.
    func run() throws -> Bool {
        let object = try tx.schema.require(entry.object)
        switch entry.kind {
        case .event: return false
        case .created:
            let record = try present(object)
            guard try !isTouchedSince(record) else { throw changedSince }
            try tx.delete(object.name, record.id, by: .rule)
        case .deleted:
            if try tx.load(object, entry.record) != nil { return false }
            try tx.restore(object.name, entry.record, by: .rule)
        case .restored:
            if try tx.load(object, entry.record) == nil { return false }
            try tx.delete(object.name, entry.record, by: .rule)
        case .updated: try revert(present(object), object)
        }
        return true
    }

    private var changedSince: Problem {
        Problem(.conflict, "changed_since", zh: "此后又被修改过。", en: "It was changed again since.")
    }

    private func present(_ object: ObjectSchema) throws -> Record {
        guard let record = try tx.load(object, entry.record) else {
            throw Problem(.conflict, "gone", zh: "记录已不在。", en: "The record is gone.")
        }
        return record
    }

    /// Later changes of other operations that are still there.
    private func isTouchedSince(_ record: Record) throws -> Bool {
        try tx.connection.exists(
            """
            SELECT 1 FROM changes c JOIN operations o ON o.id = c.operation
            WHERE c.record = \(record.id) AND c.version > \(entry.version) AND c.kind = 'updated' AND c.operation <> \(tx.operation.id)
              AND o.undone_by IS NULL AND o.undo_of IS NULL
              AND c.operation <> (SELECT operation FROM changes WHERE record = \(record.id) AND version = \(entry.version) AND kind = 'created')
            """)
    }

    private func revert(_ record: Record, _ object: ObjectSchema) throws {
        var input = RecordInput()
        for member in entry.payload.object ?? [] {
            guard let field = object.field(member.name), let pair = member.value.array, pair.count == 2 else { continue }
            if field.isSecret { throw Problem(.conflict, "secret", zh: "密钥类字段无法撤销。", en: "A secret cannot be taken back.") }
            if field.type is FormulaField { continue }
            guard LoggedValue.json(record[field.name], of: field) == pair[1] else { throw changedSince }
            input.entries.append((field.name, .value(LoggedValue.value(pair[0], of: field))))
        }
        try tx.update(object.name, record.id, input, by: .rule)
    }
}
