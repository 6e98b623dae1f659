import MartletStorage

/// The tables no object declares: the log, operations, idempotency, match keys, timeline, calendar.
package enum SystemTables {
    package static let migrations: [Migration] = [
        Migration("2026-11-21 records change log, operations, keys, timeline") { dialect in script(dialect) }
    ]

    private static func script(_ dialect: Dialect) -> String {
        [operations(dialect), log(dialect), retries(dialect), derived(dialect)].joined(separator: "\n")
    }

    private static func operations(_ dialect: Dialect) -> String {
        let id = dialect.type(of: .id)
        let text = dialect.type(of: .text)
        let integer = dialect.type(of: .integer)
        return """
            CREATE TABLE operations (
              id \(id) NOT NULL PRIMARY KEY,
              name \(text) NOT NULL,
              actor \(id),
              channel \(text) NOT NULL,
              at \(integer) NOT NULL,
              undo_of \(id) REFERENCES operations (id),
              undone_by \(id) REFERENCES operations (id)
            );
            CREATE INDEX operations_at_idx ON operations (at);
            """
    }

    /// On PostgreSQL a sequence alone is no order of commits; readers go by (xid, seq) below the oldest running transaction.
    private static func log(_ dialect: Dialect) -> String {
        let id = dialect.type(of: .id)
        let text = dialect.type(of: .text)
        let integer = dialect.type(of: .integer)
        let bytes = dialect.type(of: .bytes)
        let transaction = dialect == .postgres ? "xid xid8 NOT NULL DEFAULT pg_current_xact_id()," : ""
        let order = dialect == .postgres ? "CREATE INDEX changes_order_idx ON changes (xid, seq);" : ""
        return """
            CREATE TABLE changes (
              seq \(dialect.serialKey),
              \(transaction)
              operation \(id) NOT NULL REFERENCES operations (id),
              object \(text) NOT NULL,
              record \(id) NOT NULL,
              version \(integer) NOT NULL,
              kind \(text) NOT NULL CHECK (kind IN ('created', 'updated', 'deleted', 'restored', 'event')),
              name \(text),
              at \(integer) NOT NULL,
              actor \(id),
              channel \(text) NOT NULL,
              payload \(text) NOT NULL,
              salt \(bytes) NOT NULL,
              digest \(bytes) NOT NULL
            );
            CREATE INDEX changes_record_idx ON changes (record, version);
            CREATE INDEX changes_operation_idx ON changes (operation);
            \(order)
            CREATE TABLE log_state (epoch \(text) NOT NULL);
            """
    }

    private static func retries(_ dialect: Dialect) -> String {
        let text = dialect.type(of: .text)
        let integer = dialect.type(of: .integer)
        return """
            CREATE TABLE idempotency_keys (
              actor \(text) NOT NULL,
              key \(text) NOT NULL,
              request \(text) NOT NULL,
              status \(integer) NOT NULL,
              body \(dialect.type(of: .bytes)) NOT NULL,
              location \(text),
              operation \(dialect.type(of: .id)),
              created_at \(integer) NOT NULL,
              PRIMARY KEY (actor, key)
            );
            CREATE INDEX idempotency_keys_created_idx ON idempotency_keys (created_at);
            """
    }

    /// What records and settings imply, kept for queries: keys, timeline, calendar, zone.
    private static func derived(_ dialect: Dialect) -> String {
        let id = dialect.type(of: .id)
        let text = dialect.type(of: .text)
        let integer = dialect.type(of: .integer)
        return """
            CREATE TABLE match_keys (
              kind \(text) NOT NULL,
              key \(text) NOT NULL,
              object \(text) NOT NULL,
              record \(id) NOT NULL,
              source \(id) NOT NULL,
              weight \(integer) NOT NULL,
              PRIMARY KEY (source, kind, key, record)
            );
            CREATE INDEX match_keys_key_idx ON match_keys (kind, key, object);
            CREATE INDEX match_keys_record_idx ON match_keys (record);
            CREATE TABLE timeline (
              record \(id) NOT NULL,
              at \(integer) NOT NULL,
              object \(text) NOT NULL,
              entry \(id) NOT NULL,
              PRIMARY KEY (record, at, entry)
            );
            CREATE INDEX timeline_entry_idx ON timeline (entry);
            CREATE TABLE workdays (
              day \(integer) NOT NULL PRIMARY KEY,
              working \(dialect.type(of: .boolean)) NOT NULL,
              ordinal \(integer) NOT NULL
            );
            CREATE INDEX workdays_ordinal_idx ON workdays (ordinal, working);
            CREATE TABLE zone_offsets (
              from_ms \(integer) NOT NULL PRIMARY KEY,
              offset_ms \(integer) NOT NULL
            );
            """
    }
}
