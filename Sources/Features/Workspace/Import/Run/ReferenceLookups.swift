import MartletAccess
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletStorage

/// Finds what cells refer to: one query per lookup and chunk, and what the chunk's own rows make.
final class ReferenceLookups {
    private struct Place: Hashable {
        let lookup: Int
        let value: SQLValue
    }

    enum Answer {
        case id(RecordID)
        /// In the same file perhaps, further down.
        case later(String)
    }

    private let tx: Transaction
    private var found: [Place: RecordID] = [:]
    /// Of the row at hand, whose savepoint may still be rolled back.
    private var staged: [Place: RecordID] = [:]
    private let selfLookups: [ImportSheet.Lookup]

    init(_ plan: ImportPlan, _ rows: [SheetRow], in tx: Transaction) throws {
        self.tx = tx
        selfLookups = ([plan.root] + plan.parts).flatMap(\.lookups).filter { $0.target === plan.object }
        var wanted: [Int: (lookup: ImportSheet.Lookup, values: Set<SQLValue>)] = [:]
        let context = tx.fieldContext
        for row in rows {
            for (lookup, cells) in row.lookups {
                guard let text = cells[0],
                    let value = StoredKey.of(text, field: lookup.columns[0].field, object: lookup.target, in: context)
                else { continue }
                wanted[lookup.number, default: (lookup, [])].values.insert(value)
            }
        }
        for (lookup, values) in wanted.values { try fetch(lookup, values) }
    }

    private func fetch(_ lookup: ImportSheet.Lookup, _ values: Set<SQLValue>) throws {
        let column = lookup.columns[0].field.column
        let sql: SQL = """
            SELECT \(name: column), id FROM \(name: lookup.target.table)
            WHERE \(name: column) IN \(list: Array(values)) AND deleted_at IS NULL ORDER BY created_at, id
            """
        let rows = try tx.connection.all(sql) { row -> (SQLValue, RecordID)? in
            guard let id = row.id(1) else { return nil }
            return (ReferenceLookups.value(in: row, like: values.first), id)
        }
        for case let (value, id)? in rows {
            let place = Place(lookup: lookup.number, value: value)
            guard found[place] == nil, try isVisible(lookup.target, id) else { continue }
            found[place] = id
        }
    }

    private static func value(in row: any ResultRow, like sample: SQLValue?) -> SQLValue {
        switch sample {
        case .integer: row.integer(0).map(SQLValue.integer) ?? .null
        case .id: row.id(0).map(SQLValue.id) ?? .null
        default: row.text(0).map(SQLValue.text) ?? .null
        }
    }

    private func isVisible(_ object: ObjectSchema, _ id: RecordID) throws -> Bool {
        if tx.caller.isAdministrator { return true }
        do {
            _ = try tx.find(object.name, id)
            return true
        } catch let problem as Problem where problem.kind == .notFound {
            return false
        }
    }

    /// - Throws: `Problem` on the reference's field when there is no such record and none may be made.
    func resolve(_ lookup: ImportSheet.Lookup, _ cells: [String?], by authority: Authority = .caller) throws -> Answer {
        let by = lookup.columns[0].field
        if let text = cells[0] {
            guard let value = StoredKey.of(text, field: by, object: lookup.target, in: tx.fieldContext) else {
                throw ReferenceLookups.missing(text, lookup)
            }
            let place = Place(lookup: lookup.number, value: value)
            if let id = staged[place] ?? found[place] { return .id(id) }
            if lookup.isSelf { return .later(text) }
        }
        guard lookup.mayCreate else { throw ReferenceLookups.missing(cells[0] ?? "", lookup) }
        let entries = zip(lookup.columns, cells).compactMap { column, cell in cell.map { (column.field.name, RecordInput.Entry.cell($0)) } }
        let record = try tx.create(lookup.target.name, RecordInput(entries))
        if let position = lookup.target.position(of: by.name),
            let value = StoredKey.of(record.values[position], field: by, object: lookup.target)
        {
            staged[Place(lookup: lookup.number, value: value)] = record.id
        }
        return .id(record.id)
    }

    static func missing(_ text: String, _ lookup: ImportSheet.Lookup) -> Problem {
        let shown = text.prefix(60)
        return Problem.fields([
            .init(
                field: lookup.field.name, code: "reference_missing",
                message: LocalisedText(
                    zh: "找不到\(lookup.columns[0].field.labels.zh)为“\(shown)”的\(lookup.target.definition.labels.zh)。",
                    en:
                        "There is no \(lookup.target.definition.labels.en.lowercased()) with the \(lookup.columns[0].field.labels.en.lowercased()) \"\(shown)\"."
                ))
        ])
    }

    /// The row's record is there: later rows may refer to it.
    func add(_ record: Record) {
        for lookup in selfLookups {
            let by = lookup.columns[0]
            guard let value = StoredKey.of(record.values[by.position], field: by.field, object: lookup.target) else { continue }
            let place = Place(lookup: lookup.number, value: value)
            if found[place] == nil { staged[place] = staged[place] ?? record.id }
        }
    }

    func keep() {
        found.merge(staged) { old, _ in old }
        staged = [:]
    }

    func forget() { staged = [:] }
}
