import Foundation
import MartletCLI
import MartletExpressions
import MartletKernel
import MartletRecords
import MartletStorage
import MartletStoragePostgres
import MartletStorageSQLite
import MartletWorkspace

/// The data of one installation: where they lie and how they are opened.
struct Installation: Sendable {
    let settings: Settings

    init(_ settings: Settings) { self.settings = settings }

    var filesFolder: String { settings.data + "/files" }
    var backupsFolder: String { settings.data + "/backups" }

    /// Opened and brought up to date, after a backup where there was something to lose.
    func open() async throws -> (Engine, any Database) {
        let database = try await openDatabase()
        do {
            _ = try await backUpBeforeMigration(database) { _ in }
            return (try await Assembly.setup.open(database), database)
        } catch {
            await database.close()
            throw Installation.problem(error)
        }
    }

    func migrate(progress: @escaping @Sendable (Double) -> Void) async throws -> CommandEnvironment.Migration {
        let database = try await openDatabase()
        do {
            let pending = try await Assembly.setup.pending(in: database)
            let backup = try await backUpBeforeMigration(database, progress: progress)
            _ = try await Assembly.setup.open(database)
            await database.close()
            return .init(applied: pending, backup: backup)
        } catch {
            await database.close()
            throw Installation.problem(error)
        }
    }

    /// - Throws: `Problem` when it cannot be reached or is none of ours.
    func openDatabase() async throws -> any Database {
        do {
            try FileManager.default.createDirectory(atPath: settings.data, withIntermediateDirectories: true)
        } catch {
            throw Settings.fault("data", zh: "无法创建目录 \(settings.data)。", en: "the folder \(settings.data) cannot be made.")
        }
        do {
            switch settings.store {
            case .sqlite(let path):
                let folder = (path as NSString).deletingLastPathComponent
                guard folder.isEmpty || FileManager.default.fileExists(atPath: folder) else {
                    throw Settings.fault("database", zh: "目录 \(folder) 不存在。", en: "the folder \(folder) does not exist.")
                }
                return try await SQLiteDatabase.open(path: path, functions: ExpressionFunctions.all)
            case .postgres(let url): return try await PostgresDatabase.open(url: url, functions: ExpressionFunctions.all)
            }
        } catch {
            throw Installation.problem(error)
        }
    }

    /// - Returns: the copy's path; `nil` for a new database or one with nothing pending.
    private func backUpBeforeMigration(_ database: any Database, progress: @escaping @Sendable (Double) -> Void) async throws -> String? {
        let pending = try await Assembly.setup.pending(in: database)
        guard !pending.isEmpty, try await isInUse(database) else { return nil }
        try FileManager.default.createDirectory(atPath: backupsFolder, withIntermediateDirectories: true)
        let path = "\(backupsFolder)/before-migration-\(Installation.stamp())\(database.dialect == .sqlite ? ".sqlite" : ".dump")"
        try await database.backup(to: path, progress: progress)
        return path
    }

    private func isInUse(_ database: any Database) async throws -> Bool {
        try await database.read { try $0.exists("SELECT 1 FROM schema_migrations") }
    }

    /// `20261203-081500`, UTC, for names of files.
    static func stamp(_ now: Instant = SystemClock().now()) -> String {
        let digits = now.description.filter(\.isNumber)
        return digits.prefix(8) + "-" + digits.dropFirst(8).prefix(6)
    }

    /// A database's refusal in words; on the command line its own message helps, which the API keeps to itself.
    static func problem(_ error: any Error) -> any Error {
        guard let storage = error as? StorageError else { return error }
        switch storage {
        case .connection(let detail):
            return Problem(
                .unavailable, "database_unavailable", zh: "无法连接数据库，请检查 database 设置和数据库服务：\(detail)",
                en: "The database cannot be reached; check the setting database and the server: \(detail)")
        case .statement(let detail):
            return Problem(.internalError, "statement_refused", zh: "数据库拒绝了语句：\(detail)", en: "The database refused a statement: \(detail)")
        default: return storage.problem
        }
    }
}
