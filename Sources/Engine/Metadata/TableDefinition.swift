import MartletStorage

/// The statements that make an object's table, lists and indexes, in either dialect; additive, so that the same statements
/// bring an older database up to a newer definition (docs/adr/0004-schema-sync.md).
package struct TableDefinition {
    private let object: ObjectSchema
    private let schema: Schema
    private let dialect: Dialect

    package init(_ object: ObjectSchema, in schema: Schema, dialect: Dialect) {
        self.object = object
        self.schema = schema
        self.dialect = dialect
    }

    /// The table with its columns. References get their foreign keys from `addForeignKeys`, once every table exists.
    package var createTable: String {
        var lines = dialect == .sqlite ? ["rid INTEGER PRIMARY KEY"] : []
        lines += object.columns.map(columnDeclaration)
        if dialect == .postgres { lines.append("CONSTRAINT \(object.table)_pkey PRIMARY KEY (id)") }
        let shape = object.columns.contains { $0.name == "version" } ? "CONSTRAINT \(object.table)_version_check CHECK (version >= 1)" : ""
        if !shape.isEmpty { lines.append(shape) }
        return "CREATE TABLE IF NOT EXISTS \(SQL.quoted(object.table)) (\n  " + lines.joined(separator: ",\n  ") + "\n)"
    }

    package func addColumn(_ column: StoredColumn) -> String {
        "ALTER TABLE \(SQL.quoted(object.table)) ADD COLUMN \(SQL.quoted(column.name)) \(dialect.type(of: column.type))" + reference(column)
    }

    private func columnDeclaration(_ column: StoredColumn) -> String {
        var line = SQL.quoted(column.name) + " " + dialect.type(of: column.type)
        switch column.name {
        case "id":
            line += " NOT NULL"
            if dialect == .sqlite { line += " UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16)" }
        case "version", "created_at", "updated_at": line += " NOT NULL"
        default:
            if let field = object.fields.first(where: { $0.column == column.name }), field.isRequired { line += " NOT NULL" }
        }
        return line + reference(column)
    }

    /// SQLite declares a foreign key with its column and looks the other table up when it is used; PostgreSQL wants the other
    /// table first, and gets its keys afterwards.
    private func reference(_ column: StoredColumn) -> String {
        guard dialect == .sqlite, let target = foreignTable(column) else { return "" }
        return " CONSTRAINT \(SQL.quoted("\(object.table)_\(column.name)_fkey")) REFERENCES \(SQL.quoted(target)) (id)"
    }

    /// PostgreSQL's foreign keys: name and statement.
    package var foreignKeys: [(name: String, statement: String)] {
        guard dialect == .postgres else { return [] }
        return object.columns.compactMap { column in
            guard let target = foreignTable(column) else { return nil }
            let name = "\(object.table)_\(column.name)_fkey"
            return (
                name,
                "ALTER TABLE \(SQL.quoted(object.table)) ADD CONSTRAINT \(SQL.quoted(name)) FOREIGN KEY (\(SQL.quoted(column.name))) REFERENCES \(SQL.quoted(target)) (id)"
            )
        }
    }

    private func foreignTable(_ column: StoredColumn) -> String? {
        guard let field = object.fields.first(where: { $0.column == column.name }), let type = field.type as? ReferenceField else {
            return nil
        }
        return schema.object(type.target)?.table
    }

    package var listTables: [String] {
        object.fields.flatMap { field -> [String] in
            guard let type = field.type as? any ListField else { return [] }
            let name = object.listTable(field)
            let id = dialect.type(of: .id)
            return [
                """
                CREATE TABLE IF NOT EXISTS \(SQL.quoted(name)) (
                  owner_id \(id) NOT NULL REFERENCES \(SQL.quoted(object.table)) (id),
                  position \(dialect.type(of: .integer)) NOT NULL,
                  value \(dialect.type(of: type.keyColumn)) NOT NULL,
                  PRIMARY KEY (owner_id, position)
                )\(dialect == .sqlite ? " WITHOUT ROWID" : "")
                """,
                "CREATE INDEX IF NOT EXISTS \(SQL.quoted("\(name)_value_idx")) ON \(SQL.quoted(name)) (value, owner_id)",
            ]
        }
    }

    /// Indexes leave the trash out: nobody lists it by them. Each ends in `id`, which is where keyset paging continues.
    package var indexes: [String] {
        var statements = [String]()
        for field in object.fields where field.isUnique {
            statements.append(index("\(object.table)_\(field.column)_key", on: [field.column], isUnique: true))
        }
        for names in object.definition.uniqueTogether {
            let columns = names.compactMap { object.field($0)?.column }
            statements.append(index("\(object.table)_\(columns.joined(separator: "_"))_key", on: columns, isUnique: true))
        }
        for field in object.fields where field.isIndexed && !field.isUnique && !field.type.isList {
            let column = field.type.hasSortKey ? field.sortColumn : field.column
            statements.append(index("\(object.table)_\(column)_idx", on: [column, "id"], isUnique: false))
        }
        for names in object.definition.indexes {
            let columns = names.compactMap { object.field($0) }.map { $0.type.hasSortKey ? $0.sortColumn : $0.column }
            statements.append(index("\(object.table)_\(columns.joined(separator: "_"))_idx", on: columns + ["id"], isUnique: false))
        }
        return statements
    }

    private func index(_ name: String, on columns: [String], isUnique: Bool) -> String {
        // Empty values come first in both databases; PostgreSQL would put them last.
        let nulls = dialect == .postgres && !isUnique ? " NULLS FIRST" : ""
        let list = columns.map { SQL.quoted($0) + ($0 == "id" ? "" : nulls) }.joined(separator: ", ")
        return
            "CREATE \(isUnique ? "UNIQUE " : "")INDEX IF NOT EXISTS \(SQL.quoted(name)) ON \(SQL.quoted(object.table)) (\(list)) WHERE deleted_at IS NULL"
    }
}
