import MartletAccess
import MartletExpressions
import MartletKernel
import MartletMetadata
import MartletStorage

/// One column a page is ordered by. An empty value is the smallest, in both databases: it comes first ascending, last descending.
struct SortTerm {
    let sql: SQL
    let isDescending: Bool
    let column: ColumnType

    static func make(_ text: String, of object: ObjectSchema, in tx: Transaction) throws -> SortTerm {
        let isDescending = text.hasPrefix("-")
        let name = isDescending ? String(text.dropFirst()) : text
        guard name.contains(".") else { return try own(object.require(name), isDescending, of: object, in: tx) }
        return try along(name, isDescending, of: object, in: tx)
    }

    /// By a field of a record it refers to. Names go by their sort key there too; the value decides whether the caller sees it.
    private static func along(_ path: String, _ isDescending: Bool, of object: ObjectSchema, in tx: Transaction) throws -> SortTerm {
        let (target, field) = try SelectedField.resolve(path, from: object, in: tx)
        let expression = try ExpressionParser.parse(path, on: object.name, schema: tx.schema)
        guard !field.type.isList, expression.type != .structure else { throw notSortable(field) }
        let value = try tx.compiler.value(expression, alias: "t")
        guard field.type.hasSortKey else {
            return SortTerm(sql: value, isDescending: isDescending, column: columnType(of: expression.type))
        }
        let steps = path.split(separator: ".").dropLast().joined(separator: ".")
        let reference = try tx.openCompiler.value(ExpressionParser.parse(steps, on: object.name, schema: tx.schema), alias: "t")
        let key: SQL = "SELECT s.\(name: field.sortColumn) FROM \(name: target.table) s WHERE s.id = \(sql: reference)"
        return SortTerm(sql: "(CASE WHEN \(sql: value) IS NOT NULL THEN (\(sql: key)) END)", isDescending: isDescending, column: .bytes)
    }

    private static func notSortable(_ field: FieldDefinition) -> Problem {
        Problem(.invalid, "not_sortable", zh: "不能按“\(field.labels.zh)”排序。", en: "\(field.labels.en) cannot be sorted by.")
    }

    private static func own(_ field: FieldDefinition, _ isDescending: Bool, of object: ObjectSchema, in tx: Transaction) throws -> SortTerm
    {
        guard !field.isSecret else { throw object.unknownField(field.name) }
        guard !field.type.isList, field.type.expressionType != .structure else {
            throw notSortable(field)
        }
        let column = field.type.hasSortKey ? field.sortColumn : field.column
        var sql: SQL = "t.\(name: column)"
        if let condition = tx.access.visibility(of: field.name, on: object).condition {
            sql = "(CASE WHEN \(sql: try tx.openCompiler.filter(condition, alias: "t")) THEN \(sql: sql) END)"
        }
        return SortTerm(sql: sql, isDescending: isDescending, column: field.type.hasSortKey ? .bytes : field.type.columns[0].type)
    }

    private static func columnType(of type: ExpressionType) -> ColumnType {
        switch type {
        case .text: .text
        case .reference: .id
        case .boolean: .boolean
        default: .integer
        }
    }

    /// SQLite counts `NULL` as the smallest by itself; PostgreSQL is told.
    func order(_ dialect: Dialect) -> SQL {
        switch dialect {
        case .sqlite: isDescending ? "\(sql: sql) DESC" : sql
        case .postgres: isDescending ? "\(sql: sql) DESC NULLS LAST" : "\(sql: sql) ASC NULLS FIRST"
        }
    }

    func value(in row: any ResultRow, _ index: Int) -> SQLValue {
        if row.isNull(index) { return .null }
        return switch column {
        case .integer: row.integer(index).map(SQLValue.integer) ?? .null
        case .text: row.text(index).map(SQLValue.text) ?? .null
        case .bytes: row.bytes(index).map(SQLValue.blob) ?? .null
        case .id: row.id(index).map(SQLValue.id) ?? .null
        case .boolean: row.boolean(index).map(SQLValue.boolean) ?? .null
        case .real: row.real(index).map(SQLValue.real) ?? .null
        }
    }

    /// Whether it could have given that value: PostgreSQL compares no text with a number.
    func takes(_ value: SQLValue) -> Bool {
        switch (value, column) {
        case (.null, _), (.integer, .integer), (.text, .text), (.blob, .bytes), (.id, .id), (.boolean, .boolean), (.real, .real): true
        default: false
        }
    }

    /// Rows that come after `value` by this term alone.
    func after(_ value: SQLValue) -> SQL? {
        switch (value, isDescending) {
        case (.null, false): "\(sql: sql) IS NOT NULL"
        case (.null, true): nil
        case (_, false): "\(sql: sql) > \(value)"
        case (_, true): "(\(sql: sql) < \(value) OR \(sql: sql) IS NULL)"
        }
    }

    func same(_ value: SQLValue) -> SQL { value == .null ? "\(sql: sql) IS NULL" : "\(sql: sql) = \(value)" }
}

/// The place where a page ended: the sort values of its last record. Opaque to clients; bound to the sort it was made for.
struct PageCursor {
    let values: [SQLValue]

    func text(for sort: [String]) -> String {
        let columns: [JSON] = values.map { value in
            switch value {
            case .null: .null
            case .integer(let number): .integer(number)
            case .text(let text): .string(text)
            case .boolean(let flag): .boolean(flag)
            case .id(let id): .members(["i": .string(id.description)])
            case .blob(let bytes): .members(["b": .array(bytes.map { .integer(Int64($0)) })])
            case .real(let number): .number(String(number))
            }
        }
        return Base64URL.text(of: JSON.array([.string(sort.joined(separator: ",")), .array(columns)]).bytes)
    }

    /// - Throws: `Problem` `cursor_invalid` for text that no answer gave, or one of another sort.
    init(_ text: String, for sort: [String], _ terms: [SortTerm]) throws {
        let invalid = Problem(
            .invalid, "cursor_invalid", zh: "游标无效或属于另一种排序，请从第一页重新开始。",
            en: "The cursor is not valid for this sort; start again from the first page.")
        guard text.utf8.count <= 8000, let bytes = Base64URL.bytes(of: text), let json = try? JSONParser.parse(bytes),
            let parts = json.array,
            parts.count == 2, parts[0].string == sort.joined(separator: ","), let columns = parts[1].array, columns.count == terms.count
        else { throw invalid }
        values = try columns.map { column -> SQLValue in
            switch column {
            case .null: .null
            case .number(let lexeme):
                if let number = Int64(lexeme) { .integer(number) } else { throw invalid }
            case .string(let text): .text(text)
            case .boolean(let flag): .boolean(flag)
            case .object:
                if let id = column["i"]?.string.flatMap(RecordID.init) {
                    .id(id)
                } else if let bytes = column["b"]?.array {
                    .blob(bytes.compactMap { $0.int.flatMap(UInt8.init(exactly:)) })
                } else {
                    throw invalid
                }
            case .array: throw invalid
            }
        }
        guard zip(values, terms).allSatisfy({ $1.takes($0) }) else { throw invalid }
    }

    init(values: [SQLValue]) { self.values = values }
}
