import MartletAccess
import MartletExpressions
import MartletKernel
import MartletMetadata
import MartletStorage

extension Transaction {
    /// The records a query asks for, written straight into the bytes of an answer:
    /// `{"records": […], "nextCursor": …, "count": {"value": …, "exact": …}}`.
    /// - Throws: `Problem` for a field, filter, sort or cursor that does not fit.
    package func list(_ query: RecordQuery) throws -> [UInt8] {
        try settle()
        return try RecordList(tx: self, query: query).bytes()
    }

    /// One record as the caller sees it.
    /// - Parameter fields: empty for all.
    package func json(of id: RecordID, object: String, fields: [String] = [], inTrash: Bool = false) throws -> [UInt8] {
        try settle()
        let query = RecordQuery(object: object, fields: fields, limit: 1, isCounting: false, inTrash: inTrash)
        guard let bytes = try RecordList(tx: self, query: query).record(id) else { throw Problem.notFound(object, id.description) }
        return bytes
    }
}

/// Compiles a query to one statement under the caller's access, and writes its rows.
struct RecordList {
    private let tx: Transaction
    private let query: RecordQuery
    private let object: ObjectSchema
    private let selected: [SelectedField]
    /// Counting stops here: a list says "10,000+" rather than count a million rows.
    private static let countLimit = 10_000

    init(tx: Transaction, query: RecordQuery) throws {
        guard (1...RecordQuery.maximumLimit).contains(query.limit) else {
            throw Problem(
                .invalid, "limit_out_of_range", zh: "limit 应在 1 与 \(RecordQuery.maximumLimit) 之间。",
                en: "limit must lie between 1 and \(RecordQuery.maximumLimit).")
        }
        guard query.fields.count <= 200, query.sort.count <= 5 else {
            throw Problem(.invalid, "too_many", zh: "最多 200 个字段、5 个排序项。", en: "At most 200 fields and 5 sort terms.")
        }
        self.tx = tx
        self.query = query
        object = try tx.schema.require(query.object)
        let names = query.fields.isEmpty ? object.fields.filter { !$0.isSecret }.map(\.name) : RecordList.withIdentity(query.fields)
        var selected = try names.map { [object] in try SelectedField.make($0, of: object, in: tx) }
        if query.fields.isEmpty { selected.removeAll { $0.isNeverShown } }
        self.selected = selected
    }

    /// An answer without id and version could not be opened or changed.
    private static func withIdentity(_ fields: [String]) -> [String] {
        var seen = Set<String>()
        return (["id", "version"] + fields).filter { seen.insert($0).inserted }
    }

    func record(_ id: RecordID) throws -> [UInt8]? {
        let sql: SQL = "SELECT \(sql: selectList) FROM \(name: object.table) t WHERE t.id = \(id) AND \(sql: try visibleRows())"
        return try tx.connection.first(sql) { row in
            var writer = JSONWriter(reserving: 1024)
            write(row, to: &writer)
            return writer.bytes
        }
    }

    func bytes() throws -> [UInt8] {
        let terms = try query.sort.map { try SortTerm.make($0, of: object, in: tx) } + [identity]
        let conditions = try filterConditions()
        var writer = JSONWriter(reserving: 16_384)
        var next: String?
        try writer.object { writer in
            writer.name("records")
            try writer.array { writer in next = try writePage(terms, conditions, to: &writer) }
            writer.name("nextCursor")
            writer.write(next)
            if query.isCounting {
                writer.name("count")
                try writeCount(conditions, to: &writer)
            }
        }
        return writer.bytes
    }

    /// Ends every order, so that it is total; in the direction of the first term, so that one index serves both.
    private var identity: SortTerm {
        SortTerm(sql: "t.\(name: "id")", isDescending: query.sort.first?.hasPrefix("-") ?? false, column: .id)
    }

    private var selectList: SQL {
        let columns = selected.map { field -> SQL in
            guard let isClear = field.isClear else { return field.select }
            return "\(sql: field.select), CASE WHEN \(sql: isClear) THEN 1 ELSE 0 END"
        }
        return "\(joined: columns)"
    }

    private var selectedCount: Int { selected.reduce(0) { $0 + $1.columnCount + ($1.isClear == nil ? 0 : 1) } }

    private func visibleRows() throws -> SQL {
        let trash: SQL = query.inTrash ? "t.deleted_at IS NOT NULL" : "t.deleted_at IS NULL"
        var rows = trash
        for operation in query.operation == .read ? [.read] : [RecordOperation.read, query.operation] {
            if let condition = try tx.condition(of: object, for: operation) { rows += " AND (\(sql: condition))" }
        }
        return rows
    }

    private func filterConditions() throws -> SQL {
        var conditions = try visibleRows()
        if let filter = query.filter, !filter.isEmpty {
            let expression = try ExpressionParser.parse(filter, on: object.name, expecting: .boolean, schema: tx.schema)
            conditions += " AND (\(sql: try tx.compiler.filter(expression, alias: "t")))"
        }
        return conditions
    }

    private func writePage(_ terms: [SortTerm], _ conditions: SQL, to writer: inout JSONWriter) throws -> String? {
        let dialect = tx.connection.dialect
        var sql: SQL = """
            SELECT \(sql: selectList), \(joined: terms.map(\.sql)) FROM \(name: object.table) t WHERE \(sql: conditions)
            """
        if let cursor = query.cursor {
            let place = try PageCursor(cursor, for: query.sort, terms)
            sql += " AND (\(sql: following(place, terms)))"
        }
        sql += " ORDER BY \(joined: terms.map { $0.order(dialect) }) LIMIT \(query.limit + 1)"
        let start = selectedCount
        var count = 0
        var last: PageCursor?
        var hasMore = false
        try tx.connection.query(sql) { row in
            guard count < query.limit else {
                hasMore = true
                return false
            }
            count += 1
            write(row, to: &writer)
            if count == query.limit { last = PageCursor(values: terms.enumerated().map { $1.value(in: row, start + $0) }) }
            return true
        }
        return hasMore ? last?.text(for: query.sort) : nil
    }

    /// Rows after the place in an order of several terms: later by the first, or equal in it and later by the second, and so on.
    private func following(_ place: PageCursor, _ terms: [SortTerm]) -> SQL {
        var alternatives = [SQL]()
        for position in terms.indices {
            guard let after = terms[position].after(place.values[position]) else { continue }
            let equal = (0..<position).map { terms[$0].same(place.values[$0]) }
            alternatives.append("(\(joined: equal + [after], by: " AND "))")
        }
        return alternatives.isEmpty ? "1 = 0" : "\(joined: alternatives, by: " OR ")"
    }

    private func write(_ row: any ResultRow, to writer: inout JSONWriter) {
        writer.object { writer in
            var column = 0
            for field in selected {
                let isClear = field.isClear == nil || row.integer(column + field.columnCount) == 1
                if isClear || field.isMasked {
                    writer.name(field.path)
                    let value = field.type.load(row, at: column)
                    if isClear {
                        field.type.write(value, to: &writer)
                    } else {
                        writer.write(value.isNull ? nil : Masking.masked(field.type.text(of: value, in: .english)))
                    }
                }
                column += field.columnCount + (field.isClear == nil ? 0 : 1)
            }
        }
    }

    private func writeCount(_ conditions: SQL, to writer: inout JSONWriter) throws {
        let limit = RecordList.countLimit
        let count =
            try tx.connection.integer(
                "SELECT COUNT(*) FROM (SELECT 1 FROM \(name: object.table) t WHERE \(sql: conditions) LIMIT \(limit + 1)) counted") ?? 0
        writer.object { writer in
            writer.name("value")
            writer.integer(min(count, Int64(limit)))
            writer.name("exact")
            writer.boolean(count <= limit)
        }
    }
}

extension SelectedField {
    /// Hidden from the caller on every record.
    var isNeverShown: Bool { (isClear?.text == "FALSE" || isClear?.text == "0") && !isMasked }
}
