import MartletKernel
import MartletMetadata
import MartletRecords
import MartletStorage

/// Brings a part of a record that exists already up to what a row says, or adds it: a second import must not double telephone
/// numbers. Two parts are one when a match key agrees (a number however it is written), or the reference they are about
/// (the company of a position), or else all that the row says.
struct PartUpdate {
    let sheet: ImportSheet
    let whole: Record
    let tx: Transaction

    /// - Returns: whether anything changed.
    func write(_ input: RecordInput) throws -> Bool {
        guard let back = sheet.relation?.back else { return false }
        let draft = try draft(input)
        guard let existing = try parts(back).first(where: { isSame($0, draft) }) else {
            try tx.create(sheet.object.name, RecordInput(input.entries + [(back.name, .value(.id(whole.id)))]))
            return true
        }
        let changed = input.entries.filter { entry in
            guard let position = sheet.object.position(of: entry.name), !sheet.object.fields[position].isFixed else { return false }
            let isOpen = existing.values[position].isNull || keyFields.isEmpty || draft[entry.name] == .null
            return isOpen && existing.values[position] != draft.values[position]
        }
        guard !changed.isEmpty else { return false }
        return try tx.update(sheet.object.name, existing.id, RecordInput(changed)).version != existing.version
    }

    private var keyFields: [String] { sheet.object.definition.matchRules.map(\.field) }

    private func parts(_ back: FieldDefinition) throws -> [Record] {
        try tx.connection.all(
            """
            SELECT \(sql: SQL(stringLiteral: sheet.object.columnList)) FROM \(name: sheet.object.table)
            WHERE \(name: back.column) = \(whole.id) AND deleted_at IS NULL
            """
        ) { sheet.object.record(from: $0) }
    }

    /// The part as it would be stored.
    /// - Throws: `Problem` with the field that does not take its cell.
    private func draft(_ input: RecordInput) throws -> Record {
        var record = Record(sheet.object, id: RecordID(high: 0, low: 0))
        for (name, entry) in input.entries {
            guard let field = sheet.object.field(name) else { continue }
            do throws(FieldRefusal) {
                record[name] =
                    switch entry {
                    case .cell(let text): try field.type.parse(text, in: tx.fieldContext)
                    case .json(let json): try field.type.accept(json, in: tx.fieldContext)
                    case .value(let value): value
                    }
            } catch {
                throw Problem.fields([.init(field: name, code: error.code, message: error.message)])
            }
        }
        for rule in sheet.object.definition.rules { try rule.compute(&record, in: tx.fieldContext) }
        return record
    }

    private func isSame(_ stored: Record, _ draft: Record) -> Bool {
        let keys = matchKeys(of: draft)
        if !keys.isEmpty { return !keys.isDisjoint(with: matchKeys(of: stored)) }
        let references = sheet.lookups.map(\.field.name).filter { !draft[$0].isNull }
        if !references.isEmpty { return references.allSatisfy { stored[$0] == draft[$0] } }
        let said = sheet.object.fields.indices.filter { !draft.values[$0].isNull && $0 >= SystemField.allCases.count }
        let computed = said.filter { sheet.object.fields[$0].isComputed }
        return (computed.isEmpty ? said : computed).allSatisfy { stored.values[$0] == draft.values[$0] }
    }

    private func matchKeys(of record: Record) -> Set<String> {
        Set(
            sheet.object.definition.matchRules.compactMap { rule in rule.normalise(record[rule.field], record).map { rule.kind + ":" + $0 }
            })
    }
}
