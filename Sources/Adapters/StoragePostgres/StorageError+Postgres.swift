import MartletStorage

extension StorageError {
    /// What a failed command says, by its SQLSTATE (<https://www.postgresql.org/docs/current/errcodes-appendix.html>).
    ///
    /// The report's detail line, which quotes values of rows, is left out: errors reach logs.
    init(from result: PostgresResult) {
        let message = result.errorField("M") ?? "no answer"
        let constraint = result.errorField("n")
        switch result.sqlState ?? "" {
        case "23505": self = .unique(constraint: constraint ?? message)
        case "23503": self = .foreignKey(detail: message)
        case "23502": self = .notNull(column: result.errorField("c") ?? message)
        case "23514": self = .check(constraint: constraint ?? message)
        case "57014": self = .timedOut
        case "53100": self = .full
        // A lock not granted, a serialisation failure, a deadlock.
        case "55P03", "40001", "40P01": self = .busy
        case "XX001", "XX002": self = .unusable(detail: "the database is damaged (\(message)). Restore a backup.")
        case let state where Self.isLossOfConnection(state): self = .connection(detail: message)
        case let state: self = .statement(detail: "\(message) (SQLSTATE \(state))")
        }
    }

    /// Connection exceptions, too many connections, and the server's shutting down or not being up yet.
    static func isLossOfConnection(_ state: String) -> Bool {
        state.hasPrefix("08") || state == "53300" || ["57P01", "57P02", "57P03", "57P05"].contains(state)
    }
}
