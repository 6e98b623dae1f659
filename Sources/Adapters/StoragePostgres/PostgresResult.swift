internal import CLibPQ
import MartletStorage

/// The server's answer to one command, freed with this object.
final class PostgresResult {
    let pointer: OpaquePointer?

    /// - Parameter pointer: `nil` when libpq could not make one: out of memory, or the connection is gone.
    init(_ pointer: OpaquePointer?) { self.pointer = pointer }

    deinit { PQclear(pointer) }

    var isSuccess: Bool {
        let status = PQresultStatus(pointer)
        return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || isEmptyCommand
    }

    /// The text held nothing but white space and comments.
    var isEmptyCommand: Bool { PQresultStatus(pointer) == PGRES_EMPTY_QUERY }

    var rowCount: Int32 { PQntuples(pointer) }

    /// The command's name and counts: `UPDATE 3`, `COMMIT`, and `ROLLBACK` for a `COMMIT` that could not be.
    var tag: String { PQcmdStatus(pointer).map { String(cString: $0) } ?? "" }

    /// How many rows a command has changed; none for a query.
    var changedRows: Int {
        guard !tag.hasPrefix("SELECT"), let count = PQcmdTuples(pointer) else { return 0 }
        return Int(String(cString: count)) ?? 0
    }

    /// One part of an error report, by the letter the protocol gives it
    /// (<https://www.postgresql.org/docs/current/protocol-error-fields.html>).
    func errorField(_ letter: Unicode.Scalar) -> String? {
        PQresultErrorField(pointer, Int32(letter.value)).map { String(cString: $0) }
    }

    var sqlState: String? { errorField("C") }
}
