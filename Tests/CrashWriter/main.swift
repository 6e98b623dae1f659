import Foundation
import MartletKernel
import MartletStorage
import MartletStoragePostgres
import MartletStorageSQLite

// Writes rows as fast as it can and prints the id of each write that was acknowledged, until it is killed:
//
//     martlet-crash-writer sqlite /tmp/test.db round-1
//     martlet-crash-writer postgres postgres://… round-1
//
// Each write puts the same id into two tables, neither with a unique index: half a transaction and a write that was
// executed twice both show.

let table = Migration("1 marks") { dialect in
    "CREATE TABLE marks (id \(dialect.type(of: .text)) NOT NULL); CREATE TABLE twins (id \(dialect.type(of: .text)) NOT NULL)"
}

func open(_ kind: String, _ location: String) async throws -> any Database {
    if kind == "postgres" { return try await PostgresDatabase.open(url: location, connections: 4) }
    return try await SQLiteDatabase.open(path: location, readers: 1)
}

/// One call of `write`, so that the reader of a pipe never sees half a line.
func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(1, bytes, bytes.count)
}

let arguments = CommandLine.arguments
guard arguments.count == 4 else {
    print("usage: martlet-crash-writer sqlite|postgres LOCATION PREFIX")
    exit(64)
}
let prefix = arguments[3]
let database = try await open(arguments[1], arguments[2])
try await database.writeAlone { connection in
    _ = try Migrator([table]).apply(in: connection, at: Instant(milliseconds: 0))
}
say("ready")

try await withThrowingTaskGroup(of: Void.self) { group in
    for writer in 0..<8 {
        group.addTask {
            for number in 0... {
                let id = "\(prefix)-\(writer)-\(number)"
                let insert: @Sendable (any Connection) throws -> Void = { connection in
                    try connection.execute("INSERT INTO marks (id) VALUES (\(id))")
                    try connection.execute("INSERT INTO twins (id) VALUES (\(id))")
                }
                // Some alone, so that groups begin and end at every moment.
                if number % 10 == writer { try await database.writeAlone(insert) } else { try await database.write(insert) }
                say(id)
            }
        }
    }
    try await group.waitForAll()
}
