import MartletKernel
import MartletMetadata
import MartletStorage

/// Brings the database's tables up to the definitions, additively (docs/adr/0004-schema-sync.md): missing tables, columns, lists
/// and indexes are made; nothing is dropped or rewritten, which is a migration's work.
package struct SchemaSync {
    private let schema: Schema

    package init(_ schema: Schema) { self.schema = schema }

    package func run(in connection: any Connection) throws {
        let dialect = connection.dialect
        let definitions = schema.objects.map { TableDefinition($0, in: schema, dialect: dialect) }
        for definition in definitions { try connection.executeScript(definition.createTable) }
        for (object, definition) in zip(schema.objects, definitions) {
            let present = try columns(of: object.table, in: connection)
            for column in object.columns where !present.contains(column.name) {
                try connection.executeScript(definition.addColumn(column))
            }
            for statement in definition.listTables + definition.indexes { try connection.executeScript(statement) }
        }
        let keys = try foreignKeys(in: connection)
        for definition in definitions {
            for key in definition.foreignKeys where !keys.contains(key.name) { try connection.executeScript(key.statement) }
        }
    }

    private func columns(of table: String, in connection: any Connection) throws -> Set<String> {
        switch connection.dialect {
        case .sqlite: Set(try connection.all("SELECT name FROM pragma_table_info(\(table))") { $0.text(0) ?? "" })
        case .postgres:
            Set(
                try connection.all(
                    "SELECT column_name::text FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = \(table)"
                ) { $0.text(0) ?? "" })
        }
    }

    private func foreignKeys(in connection: any Connection) throws -> Set<String> {
        guard connection.dialect == .postgres else { return [] }
        return Set(
            try connection.all(
                "SELECT conname::text FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"
            ) { $0.text(0) ?? "" })
    }
}
