import Crypto
import Foundation
import MartletExpressions
import MartletKernel
import MartletRecords
import MartletStorage
import MartletStoragePostgres
import MartletStorageSQLite

/// Opens a copy and looks whether a workspace could live on it: a backup that was never read is a hope.
struct BackupCheck: Sendable {
    struct Content: Sendable {
        var records: Int64 = 0
        var digests: Set<String> = []
    }

    let folder: BackupFolder

    /// - Throws: `Problem` `backup_damaged` with what is wrong.
    func run(isSQLite: Bool) async throws -> Content {
        let path = folder.database(isSQLite: isSQLite)
        guard FileManager.default.fileExists(atPath: path) else { throw BackupCheck.damaged("\(path) is missing") }
        guard isSQLite else {
            do {
                try await PostgresDatabase.verifyDump(at: path)
            } catch let error as StorageError {
                throw BackupCheck.damaged(String(describing: error))
            }
            return Content()
        }
        let content = try await contentOfSQLite(path)
        try checkFiles(content.digests)
        return content
    }

    private func contentOfSQLite(_ path: String) async throws -> Content {
        let database: SQLiteDatabase
        do {
            database = try await SQLiteDatabase.open(path: path, functions: ExpressionFunctions.all, readers: 1)
        } catch {
            throw BackupCheck.damaged(String(describing: error))
        }
        defer { removeSideFiles(path) }
        do {
            let content = try await database.read(limit: .seconds(3600)) { connection in
                let faults = try connection.all("PRAGMA integrity_check(5)") { $0.text(0) ?? "" }
                guard faults == ["ok"] else { throw BackupCheck.damaged(faults.joined(separator: "; ")) }
                return try BackupCheck.content(of: connection)
            }
            await database.close()
            return content
        } catch {
            await database.close()
            throw error is Problem ? error : BackupCheck.damaged(String(describing: error))
        }
    }

    static func content(of connection: any Connection) throws -> Content {
        var content = Content()
        let tables = try Schema.tables(in: connection)
        for table in tables { content.records += try connection.integer("SELECT COUNT(*) FROM \(name: table)") ?? 0 }
        guard tables.contains("files") else { return content }
        content.digests = Set(try connection.all("SELECT DISTINCT digest FROM files") { $0.text(0) ?? "" })
        return content
    }

    /// Every file a record speaks of is there and is what its name says.
    private func checkFiles(_ digests: Set<String>) throws {
        for digest in digests.sorted() {
            let path = "\(folder.files)/\(digest.prefix(2))/\(digest.dropFirst(2))"
            guard let handle = FileHandle(forReadingAtPath: path) else { throw BackupCheck.damaged("the file \(digest) is missing") }
            defer { try? handle.close() }
            var hash = SHA256()
            while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty { hash.update(data: chunk) }
            let found = hash.finalize().map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
            guard found == digest else { throw BackupCheck.damaged("the file \(digest) is damaged") }
        }
    }

    /// The copy was closed in order, so its log is empty.
    private func removeSideFiles(_ path: String) {
        for suffix in ["-wal", "-shm"] where BackupFolder.size(of: path + suffix) == 0 {
            try? FileManager.default.removeItem(atPath: path + suffix)
        }
    }

    static func damaged(_ detail: String) -> Problem {
        Problem(
            .invalid, "backup_damaged", zh: "备份已损坏，不能使用：\(detail)", en: "The backup is damaged and cannot be used: \(detail)")
    }
}

/// Which of the workspace's object tables a database has.
private enum Schema {
    static func tables(in connection: any Connection) throws -> Set<String> {
        let wanted = Set(Engine.definitions(of: Assembly.features).map(\.table))
        let present: [String] =
            switch connection.dialect {
            case .sqlite: try connection.all("SELECT name FROM sqlite_master WHERE type = 'table'") { $0.text(0) ?? "" }
            case .postgres:
                try connection.all("SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()") { $0.text(0) ?? "" }
            }
        return wanted.intersection(present)
    }
}
