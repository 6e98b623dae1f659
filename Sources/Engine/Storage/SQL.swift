import MartletKernel

/// SQL text and the values bound to it. Values enter only by interpolation and always become bindings, so that no text
/// of a user can become SQL; names enter as `\(name: …)`, quoted.
///
///     let sql: SQL = "SELECT \(name: column) FROM files WHERE owner = \(me)"
///
/// `text` marks each binding with `?`; the PostgreSQL adapter numbers them. No literal piece may hold a `?` otherwise.
package struct SQL: Sendable, Hashable, ExpressibleByStringInterpolation {
    package private(set) var text: String
    package private(set) var bindings: [SQLValue]

    package init(stringLiteral value: String) {
        text = value
        bindings = []
    }

    package init(stringInterpolation interpolation: StringInterpolation) {
        text = interpolation.sql.text
        bindings = interpolation.sql.bindings
    }

    private init(text: String, bindings: [SQLValue]) {
        self.text = text
        self.bindings = bindings
    }

    package static let empty = SQL(text: "", bindings: [])
    package var isEmpty: Bool { text.isEmpty }

    package static func + (left: SQL, right: SQL) -> SQL {
        SQL(text: left.text + right.text, bindings: left.bindings + right.bindings)
    }

    package static func += (left: inout SQL, right: SQL) {
        left.text += right.text
        left.bindings += right.bindings
    }

    /// A name in double quotes, as both databases read it.
    package static func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        var sql = SQL.empty

        package init(literalCapacity: Int, interpolationCount: Int) {
            sql.text.reserveCapacity(literalCapacity + interpolationCount * 8)
        }

        package mutating func appendLiteral(_ literal: String) {
            assert(!literal.contains("?"), "a question mark in SQL text would be taken for a binding")
            sql.text += literal
        }

        package mutating func appendInterpolation(_ value: SQLValue) {
            sql.text += "?"
            sql.bindings.append(value)
        }

        package mutating func appendInterpolation(_ value: some SQLConvertible) { appendInterpolation(value.sqlValue) }

        package mutating func appendInterpolation(_ value: (some SQLConvertible)?) {
            appendInterpolation(value?.sqlValue ?? .null)
        }

        package mutating func appendInterpolation(name: String) { sql.text += SQL.quoted(name) }

        package mutating func appendInterpolation(sql other: SQL) { sql += other }

        /// Pieces with a separator between; `empty` when there are none.
        package mutating func appendInterpolation(joined pieces: [SQL], by separator: String = ", ") {
            sql += pieces.joined(by: separator)
        }

        /// `(?, ?, ?)`; an empty list becomes `(NULL)`, which nothing is in.
        package mutating func appendInterpolation(list values: [SQLValue]) {
            sql += SQL(
                text: values.isEmpty ? "(NULL)" : "(" + Array(repeating: "?", count: values.count).joined(separator: ", ") + ")",
                bindings: values)
        }
    }
}

extension [SQL] {
    package func joined(by separator: String) -> SQL {
        var result = SQL.empty
        for (position, piece) in enumerated() {
            if position > 0 { result += SQL(stringLiteral: separator) }
            result += piece
        }
        return result
    }
}

/// What both databases can bind and return.
package enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
    /// 16 bytes in SQLite, `uuid` in PostgreSQL.
    case id(RecordID)
    /// 0 and 1 in SQLite, `boolean` in PostgreSQL.
    case boolean(Bool)
}

package protocol SQLConvertible {
    var sqlValue: SQLValue { get }
}

extension Int64: SQLConvertible { package var sqlValue: SQLValue { .integer(self) } }
extension Int: SQLConvertible { package var sqlValue: SQLValue { .integer(Int64(self)) } }
extension Int32: SQLConvertible { package var sqlValue: SQLValue { .integer(Int64(self)) } }
extension Double: SQLConvertible { package var sqlValue: SQLValue { .real(self) } }
extension String: SQLConvertible { package var sqlValue: SQLValue { .text(self) } }
extension Bool: SQLConvertible { package var sqlValue: SQLValue { .boolean(self) } }
extension [UInt8]: SQLConvertible { package var sqlValue: SQLValue { .blob(self) } }
extension RecordID: SQLConvertible { package var sqlValue: SQLValue { .id(self) } }
extension Instant: SQLConvertible { package var sqlValue: SQLValue { .integer(milliseconds) } }
extension CalendarDate: SQLConvertible { package var sqlValue: SQLValue { .integer(Int64(days)) } }
