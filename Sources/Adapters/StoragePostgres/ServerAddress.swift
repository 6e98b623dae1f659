internal import CLibPQ
import MartletStorage

/// A `postgres://user:password@host:port/database?sslmode=…` URL
/// (<https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING>). Its secrets are in no message.
struct ServerAddress: Sendable {
    private let url: String
    /// Each setting of the URL, under the name of the environment variable that means the same.
    let environment: [String: String]
    private let secrets: [String]

    /// - Throws: `StorageError.unusable` when libpq does not understand the URL.
    init(_ url: String) throws {
        var complaint: UnsafeMutablePointer<CChar>?
        let options = PQconninfoParse(url, &complaint)
        defer {
            PQconninfoFree(options)
            PQfreemem(complaint)
        }
        guard var option = options else {
            // libpq's complaint quotes the URL.
            throw StorageError.unusable(detail: "the database URL is not of the form postgres://user:password@host:port/database.")
        }
        var environment = [String: String]()
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val, let variable = option.pointee.envvar {
                environment[String(cString: variable)] = String(cString: value)
            } else if let value = option.pointee.val, String(cString: keyword) == "sslpassword" {
                environment["PGSSLPASSWORD"] = String(cString: value)
            }
            option += 1
        }
        self.url = url
        self.environment = environment
        secrets = Self.secrets(of: url) + [environment["PGPASSWORD"], environment["PGSSLPASSWORD"]].compactMap { $0 }
    }

    /// Connects with time limits, so that a server that has vanished is noticed within a minute.
    /// - Throws: `StorageError.connection`.
    func connect() throws -> OpaquePointer {
        let settings: [(String, String)] = [
            // Before `dbname`, so that the URL may say otherwise.
            ("connect_timeout", "10"), ("keepalives_idle", "30"), ("keepalives_interval", "10"),
            ("keepalives_count", "3"), ("tcp_user_timeout", "30000"), ("fallback_application_name", "martlet"),
            ("dbname", url), ("client_encoding", "UTF8"),
        ]
        let connection = Self.withCStrings(settings.map(\.0)) { keywords in
            Self.withCStrings(settings.map(\.1)) { values in PQconnectdbParams(keywords, values, 1) }
        }
        guard let connection, PQstatus(connection) == CONNECTION_OK else {
            let message = connection.map { String(cString: PQerrorMessage($0)) } ?? "out of memory"
            PQfinish(connection)
            throw StorageError.connection(detail: redacted(message))
        }
        // The default prints the server's notices to standard error.
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        return connection
    }

    /// `message` without anything that may be a password and without its line ends.
    func redacted(_ message: String) -> String {
        var result = message
        for secret in secrets { result = result.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "***") }
        return result.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    /// A password with an unescaped `@` or `/` is cut there, and the rest is taken for a host: hide every piece.
    private static func secrets(of url: String) -> [String] {
        guard let start = url.firstRange(of: "://")?.upperBound, let end = url.lastIndex(of: "@"), start < end else { return [] }
        guard let colon = url[start..<end].firstIndex(of: ":") else { return [] }
        let password = url[url.index(after: colon)..<end]
        return [String(password)] + password.split { $0 == "@" || $0 == "/" || $0 == ":" }.map(String.init)
    }

    private static func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafePointer<CChar>?]) -> Result
    ) -> Result {
        let buffers = strings.map { string in
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: string.utf8.count + 1)
            copy.initialize(from: Array(string.utf8CString), count: string.utf8.count + 1)
            return copy
        }
        defer { for buffer in buffers { buffer.deallocate() } }
        return body(buffers.map { UnsafePointer($0) } + [nil])
    }
}
