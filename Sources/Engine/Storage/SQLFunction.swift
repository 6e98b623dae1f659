/// A scalar function that SQL may call on both databases: Swift on SQLite, SQL on PostgreSQL. Deterministic and free
/// of effects.
package struct SQLFunction: Sendable {
    package let name: String
    package let arity: Int
    /// What SQLite runs. `NULL` arguments arrive as `.null`.
    package let body: @Sendable ([SQLValue]) -> SQLValue
    /// `CREATE OR REPLACE FUNCTION name(…) …` with the same meaning, run at start.
    package let postgres: String

    package init(name: String, arity: Int, postgres: String, body: @escaping @Sendable ([SQLValue]) -> SQLValue) {
        self.name = name
        self.arity = arity
        self.postgres = postgres
        self.body = body
    }
}
