import MartletStorage

extension PostgresDatabase {
    /// Runs commands that no transaction may hold, such as `CREATE DATABASE`, over a connection of their own.
    /// - Throws: `StorageError`.
    package static func administer(url: String, _ commands: [String]) async throws {
        let address = try ServerAddress(url)
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            _ = DatabaseThread("postgres-admin") {
                continuation.resume(
                    with: Result {
                        let connection = try PostgresConnection(address)
                        defer { connection.close() }
                        for command in commands { try connection.command(command) }
                    })
            }
        }
    }
}
