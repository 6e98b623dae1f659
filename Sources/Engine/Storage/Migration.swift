import MartletKernel

/// One step from an older schema to a newer one; never edited once released, because its text is how an existing
/// database got where it is. `id` sorts by date: `2026-12-03 jobs add priority`.
package struct Migration: Sendable {
    package let id: String
    private let script: @Sendable (Dialect) -> String

    /// - Parameter script: statements separated by semicolons; the two dialects may differ.
    package init(_ id: String, _ script: @escaping @Sendable (Dialect) -> String) {
        self.id = id
        self.script = script
    }

    package func script(for dialect: Dialect) -> String { script(dialect) }
}

/// Applies what is missing, in order, in the transaction it is given.
package struct Migrator: Sendable {
    private let migrations: [Migration]

    package init(_ migrations: [Migration]) { self.migrations = migrations }

    /// The ids not applied yet. A database that holds an id this release does not know was made by a newer one.
    /// - Throws: `StorageError.unusable` for a newer database.
    package func pending(in connection: any Connection) throws -> [String] {
        let applied = try appliedIDs(in: connection)
        let known = Set(migrations.map(\.id))
        if let unknown = applied.subtracting(known).sorted().last {
            throw StorageError.unusable(
                detail: "it was written by a newer Martlet (migration \"\(unknown)\"). Start that release, or restore an older backup.")
        }
        return migrations.map(\.id).filter { !applied.contains($0) }
    }

    /// - Returns: the ids applied now.
    @discardableResult
    package func apply(in connection: any Connection, at now: Instant) throws -> [String] {
        let pending = try Set(pending(in: connection))
        for migration in migrations where pending.contains(migration.id) {
            try connection.executeScript(migration.script(for: connection.dialect))
            try connection.execute("INSERT INTO schema_migrations (id, applied_at) VALUES (\(migration.id), \(now))")
        }
        return migrations.map(\.id).filter(pending.contains)
    }

    private func appliedIDs(in connection: any Connection) throws -> Set<String> {
        let text = connection.dialect.type(of: .text)
        let integer = connection.dialect.type(of: .integer)
        try connection.executeScript(
            "CREATE TABLE IF NOT EXISTS schema_migrations (id \(text) NOT NULL PRIMARY KEY, applied_at \(integer) NOT NULL)")
        return Set(try connection.all("SELECT id FROM schema_migrations") { $0.text(0) ?? "" })
    }
}
