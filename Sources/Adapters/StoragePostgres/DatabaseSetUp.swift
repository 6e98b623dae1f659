import MartletKernel
import MartletStorage

/// What opening a database checks and puts in place.
struct DatabaseSetUp: Sendable {
    private let functions: [SQLFunction]

    init(_ functions: [SQLFunction]) { self.functions = functions }

    func run(on worker: PostgresWorker) throws {
        try worker.read(limit: .seconds(30)) { connection in
            let version = try connection.integer("SELECT current_setting('server_version_num')::int") ?? 0
            guard version >= 130_000 else {
                throw StorageError.unusable(detail: "PostgreSQL 13 or newer is needed; this is \(version / 10_000).")
            }
            let encoding = try connection.text("SELECT current_setting('server_encoding')") ?? ""
            guard encoding == "UTF8" else {
                throw StorageError.unusable(detail: "the database's encoding is \(encoding); create it with ENCODING 'UTF8'.")
            }
            guard try !holdsForeignTables(connection) else {
                throw StorageError.unusable(detail: "the database holds tables of another program; give Martlet one of its own.")
            }
        }
        try worker.write(isBounded: true) { try install(in: $0) }
    }

    /// Tables, but not the one below that every database of ours has. Those of extensions do not count.
    private func holdsForeignTables(_ connection: any Connection) throws -> Bool {
        let ours = try connection.exists(
            "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'martlet_functions'")
        return try !ours
            && connection.exists(
                """
                SELECT 1 FROM pg_class AS c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
                AND NOT EXISTS (SELECT 1 FROM pg_depend AS d WHERE d.objid = c.oid AND d.deptype = 'e')
                """)
    }

    /// Creates each function whose text is not the one last created. Processes that start together take turns:
    /// two at once would fail on the system catalogue.
    private func install(in connection: any Connection) throws {
        _ = try connection.integer("SELECT 1 FROM pg_advisory_xact_lock(\(Self.lockKey))")
        try connection.executeScript(
            """
            CREATE TABLE IF NOT EXISTS martlet_functions (
                name text COLLATE "C" NOT NULL PRIMARY KEY, definition text NOT NULL)
            """)
        let known = Dictionary(
            try connection.all("SELECT name, definition FROM martlet_functions") { ($0.text(0) ?? "", $0.text(1) ?? "") },
            uniquingKeysWith: { first, _ in first })
        for function in functions where known[function.name] != function.postgres {
            try connection.executeScript(function.postgres)
            try connection.execute(
                """
                INSERT INTO martlet_functions (name, definition) VALUES (\(function.name), \(function.postgres))
                ON CONFLICT (name) DO UPDATE SET definition = excluded.definition
                """)
        }
    }

    /// An arbitrary constant, `MRTL` and a 1, for `pg_advisory_xact_lock`.
    private static let lockKey: Int64 = 0x4D52_544C_0000_0001
}
