import MartletExpressions
import MartletKernel
import MartletStorage

/// The same records in a database: tables by the schema, written the way fields store their values.
struct SampleTables {
    let dialect: Dialect
    let schema: SampleSchema

    var migration: Migration {
        Migration("2026-11-21 sample") { dialect in SampleTables(dialect: dialect, schema: SampleSchema()).script }
    }

    var script: String {
        let integer = dialect.type(of: .integer)
        let lists = SampleSchema.all.flatMap(\.fields).compactMap { field in field.listTable.map { ($0, field.type) } }
        var seen: Set<String> = []
        let listTables = lists.filter { seen.insert($0.0).inserted }.map { table, type in
            let element: ColumnType = if case .list(let element) = type { element.columnType } else { .text }
            return "CREATE TABLE \(table) (owner_id \(dialect.type(of: .id)), position \(integer), value \(dialect.type(of: element)));"
        }
        let rest = """
            CREATE TABLE workdays (day \(integer) PRIMARY KEY, working \(dialect.type(of: .boolean)) NOT NULL, ordinal \(integer) NOT NULL);
            CREATE INDEX workdays_ordinal_idx ON workdays (ordinal, working);
            CREATE TABLE zone_offsets (from_ms \(integer) PRIMARY KEY, offset_ms \(integer) NOT NULL);
            """
        return (SampleSchema.all.map(table) + listTables + [rest]).joined(separator: "\n")
    }

    private func table(_ object: ExpressionObject) -> String {
        let columns = object.fields.filter { $0.listTable == nil }.flatMap { field -> [String] in
            var columns = ["\"\(field.column)\" \(dialect.type(of: field.type.columnType))"]
            if let folded = field.foldedColumn { columns.append("\"\(folded)\" \(dialect.type(of: .text))") }
            if let amount = field.amountColumn { columns.append("\"\(amount)\" \(dialect.type(of: .integer))") }
            if let currency = field.currencyColumn { columns.append("\"\(currency)\" \(dialect.type(of: .text))") }
            return columns
        }
        let id = "id \(dialect.type(of: .id)) PRIMARY KEY"
        let all = [id, "deleted_at \(dialect.type(of: .integer))"] + columns
        let indexes = object.fields.filter { $0.listTable == nil }
            .map { "CREATE INDEX \(object.table)_\($0.column)_idx ON \(object.table) (\"\($0.column)\");" }
        return "CREATE TABLE \(object.table) (\(all.joined(separator: ", ")));\n" + indexes.joined(separator: "\n")
    }

    // MARK: Rows

    func write(_ records: SampleRecords, to connection: any Connection) throws {
        for object in SampleSchema.all {
            for id in records.order[object.name] ?? [] {
                guard let record = records.records[object.name]?[id] else { continue }
                try insert(object, id, record, connection)
            }
        }
    }

    private func insert(
        _ object: ExpressionObject, _ id: RecordID, _ record: SampleRecords.Record, _ connection: any Connection
    ) throws {
        var names: [SQL] = ["id", "deleted_at"]
        var values: [SQLValue] = [.id(id), record.isTrashed ? .integer(1) : .null]
        for field in object.fields {
            let value = record.values[field.name] ?? .null
            if let table = field.listTable {
                try insert(value.list ?? [], owner: id, into: table, connection)
                continue
            }
            names.append("\(name: field.column)")
            values.append(scalar(value))
            if let folded = field.foldedColumn {
                names.append("\(name: folded)")
                values.append(foldedForm(value))
            }
            if let amount = field.amountColumn, let currency = field.currencyColumn {
                names += ["\(name: amount)", "\(name: currency)"]
                values.append(value.money.map { .integer($0.units) } ?? .null)
                values.append(value.money.map { .text($0.currency.code) } ?? .null)
            }
        }
        try connection.execute("INSERT INTO \(name: object.table) (\(joined: names)) VALUES \(list: values)")
    }

    private func insert(_ values: [Value], owner: RecordID, into table: String, _ connection: any Connection) throws {
        for (position, value) in values.enumerated() {
            try connection.execute(
                "INSERT INTO \(name: table) (owner_id, position, value) VALUES (\(owner), \(position), \(scalar(value)))")
        }
    }

    private func foldedForm(_ value: Value) -> SQLValue {
        guard let text = value.text else { return .null }
        let folded = TextFolding.folded(text)
        return folded.utf8.elementsEqual(text.utf8) ? .null : .text(folded)
    }

    private func scalar(_ value: Value) -> SQLValue {
        switch value {
        case .null: .null
        case .boolean(let value): .boolean(value)
        case .integer(let value), .duration(let value): .integer(value)
        case .decimal(let value): .integer(value.units)
        case .text(let value): .text(value)
        case .date(let value): .integer(Int64(value.days))
        case .instant(let value): .integer(value.milliseconds)
        case .money(let value): .integer(value.baseUnits)
        case .id(let value): .id(value)
        case .list: .null
        case .json(let value): .text(value.description)
        }
    }

    // MARK: What goes with the context

    func write(_ calendar: SampleCalendar, to connection: any Connection) throws {
        for row in calendar.rows {
            try connection.execute("INSERT INTO workdays (day, working, ordinal) VALUES (\(row.day), \(row.working), \(row.ordinal))")
        }
    }

    func write(_ zone: Zone, to connection: any Connection) throws {
        try connection.execute("DELETE FROM zone_offsets")
        for row in ZoneOffsets.rows(for: zone) {
            try connection.execute("INSERT INTO zone_offsets (from_ms, offset_ms) VALUES (\(row.from), \(row.offset))")
        }
    }
}
