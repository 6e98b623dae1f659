import MartletKernel
import MartletMetadata
import MartletRecords
import MartletStorage

/// Writes one row through the pipeline: creates its record with its parts, or updates the record the key finds.
struct RowImport {
    enum Outcome: Sendable {
        case created
        case updated
        case skipped
    }

    /// What a row came to, and the record later rows may find.
    struct Written {
        let outcome: Outcome
        var record: Record?
        var later: [Later] = []
    }

    /// A reference to a row that has not come yet.
    struct Later: Sendable {
        let line: Int
        let record: RecordID
        let lookup: Int
        let text: String
    }

    let plan: ImportPlan
    let duplicates: DuplicateHandling
    let lookups: ReferenceLookups
    let tx: Transaction

    func write(_ row: ImportedRow, known: KnownRecords) throws -> Written {
        if row.root.isEmpty, row.parts.isEmpty { return Written(outcome: .skipped) }
        var waiting = [(Int, String)]()
        var written: Written
        switch duplicates == .create ? .none : known.match(row.root) {
        case .seen: return Written(outcome: duplicates == .skip ? .skipped : .updated)
        case .record(let existing):
            if duplicates == .skip { return Written(outcome: .skipped) }
            let (record, hasChanged) = try update(existing, row, waiting: &waiting)
            written = Written(outcome: hasChanged ? .updated : .skipped, record: record)
        case .none: written = Written(outcome: .created, record: try create(row, waiting: &waiting))
        }
        guard let record = written.record else { return written }
        lookups.add(record)
        written.later = waiting.map { Later(line: row.line, record: record.id, lookup: $0.0, text: $0.1) }
        return written
    }

    private func create(_ row: ImportedRow, waiting: inout [(Int, String)]) throws -> Record {
        var input = try self.input(row.root, of: plan.root, waiting: &waiting)
        input.entries += constants(of: plan.root, but: row.root)
        var parts: [(relation: String, inputs: [RecordInput])] = []
        for (sheet, part) in row.parts {
            var partInput = try self.input(part, of: sheet, waiting: &waiting)
            partInput.entries += constants(of: sheet, but: part)
            let name = sheet.relation?.name ?? ""
            if let index = parts.firstIndex(where: { $0.relation == name }) {
                parts[index].inputs.append(partInput)
            } else {
                parts.append((name, [partInput]))
            }
        }
        input.parts = parts
        return try tx.create(plan.object.name, input)
    }

    private func update(_ existing: Record, _ row: ImportedRow, waiting: inout [(Int, String)]) throws -> (Record, Bool) {
        var input = try self.input(row.root, of: plan.root, over: existing, waiting: &waiting)
        if plan.clearsEmpty {
            let filled = row.root.cleared.filter { !existing.values[$0].isNull && !plan.key.contains($0) }
            input.entries += filled.map { (plan.object.fields[$0].name, .value(.null)) }
        }
        let record = input.entries.isEmpty ? existing : try tx.update(plan.object.name, existing.id, input)
        var hasChanged = record.version != existing.version
        for (sheet, part) in row.parts {
            var partInput = try self.input(part, of: sheet, waiting: &waiting)
            partInput.entries += constants(of: sheet, but: part)
            if try PartUpdate(sheet: sheet, whole: record, tx: tx).write(partInput) { hasChanged = true }
        }
        return (record, hasChanged)
    }

    private func constants(of sheet: ImportSheet, but row: SheetRow) -> [(name: String, entry: RecordInput.Entry)] {
        sheet.constants.filter { constant in !row.entries.contains { $0.position == constant.position } }
            .map { ($0.field.name, .cell($0.text)) }
    }

    /// The row's cells as input; over a record, only those that say something else than it holds.
    private func input(
        _ row: SheetRow, of sheet: ImportSheet, over existing: Record? = nil, waiting: inout [(Int, String)]
    ) throws -> RecordInput {
        var input = RecordInput()
        for (position, entry) in row.entries {
            let field = sheet.object.fields[position]
            if let existing, isSame(entry, field, existing.values[position]) || position == SystemField.id.index { continue }
            input.entries.append((field.name, value(entry, over: existing?.values[position])))
        }
        for (lookup, cells) in row.lookups {
            switch try lookups.resolve(lookup, cells) {
            case .id(let id): if existing?[lookup.field.name] != .id(id) { input.entries.append((lookup.field.name, .value(.id(id)))) }
            case .later(let text): waiting.append((lookup.number, text))
            }
        }
        return input
    }

    /// Written as an export would write it; parsing could differ in what an export leaves out, such as the rate of an amount.
    private func isSame(_ entry: SheetRow.Entry, _ field: FieldDefinition, _ value: Value) -> Bool {
        switch entry {
        case .null: value.isNull
        case .text(let text): field.type.text(of: value, in: .chinese) == text || field.type.text(of: value, in: .english) == text
        case .members(let members):
            members.allSatisfy { member in
                let stored = value.json?[member.name]
                return stored?.string == member.text || stored?.number == member.text
            }
        }
    }

    private func value(_ entry: SheetRow.Entry, over stored: Value?) -> RecordInput.Entry {
        switch entry {
        case .null: return .value(.null)
        case .text(let text): return .cell(text)
        case .members(let members):
            let kept = (stored?.json?.object ?? []).filter { old in !members.contains { $0.name == old.name } }
            return .json(.object(kept + members.map { JSON.Member($0.name, .string($0.text)) }))
        }
    }
}

/// What to do with a row whose key a record has already.
package enum DuplicateHandling: String, Sendable, CaseIterable {
    case update
    case skip
    case create
}

/// A row cut into what its sheets read.
struct ImportedRow {
    let line: Int
    let root: SheetRow
    /// Those that say something.
    let parts: [(sheet: ImportSheet, row: SheetRow)]

    init(_ row: TableRow, plan: ImportPlan) {
        line = row.line
        root = SheetRow(plan.root, row.cells)
        parts = plan.parts.flatMap { sheet in sheet.pieces(of: row.cells).map { (sheet, SheetRow(sheet, $0)) } }.filter { !$0.row.isEmpty }
    }
}
