/// The databases Martlet speaks to. What differs between them is written here or in the adapters, nowhere else.
package enum Dialect: String, Sendable, CaseIterable {
    case sqlite
    case postgres

    /// Column types of the stored forms.
    package func type(of column: ColumnType) -> String {
        switch (self, column) {
        case (.sqlite, .integer): "INTEGER"
        case (.sqlite, .text): "TEXT"
        case (.sqlite, .bytes), (.sqlite, .id): "BLOB"
        case (.sqlite, .boolean): "INTEGER"
        case (.sqlite, .real): "REAL"
        case (.postgres, .integer): "bigint"
        case (.postgres, .text): "text COLLATE \"C\""
        case (.postgres, .bytes): "bytea"
        case (.postgres, .id): "uuid"
        case (.postgres, .boolean): "boolean"
        case (.postgres, .real): "double precision"
        }
    }

    /// A column that counts up by itself and is never reused: the local row number, the log's sequence.
    package var serialKey: String {
        switch self {
        case .sqlite: "INTEGER PRIMARY KEY AUTOINCREMENT"
        case .postgres: "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY"
        }
    }

    /// Equality in which `NULL` equals `NULL`.
    package var same: String { self == .sqlite ? "IS" : "IS NOT DISTINCT FROM" }
    package var differs: String { self == .sqlite ? "IS NOT" : "IS DISTINCT FROM" }

    /// Appended to a `SELECT` whose rows are about to be written. SQLite's single writer needs no lock.
    package var rowLock: SQL { self == .sqlite ? "" : " FOR UPDATE" }
}

/// How a value is stored.
package enum ColumnType: Sendable, Hashable {
    case integer, text, bytes, id, boolean, real
}
