import Foundation
import MartletCLI
import MartletKernel
import MartletRecords
import MartletStorage
import MartletStoragePostgres

/// Puts a checked backup in the place of the workspace and keeps what was there beside it. The log gets a new epoch, so that
/// readers who were further than the backup start again instead of missing what comes.
struct BackupRestoring: Sendable {
    private let installation: Installation

    init(_ installation: Installation) { self.installation = installation }

    func run(
        from folder: String, isForced: Bool, progress: @escaping @Sendable (Double) -> Void
    ) async throws -> CommandEnvironment.BackupReport {
        let source = BackupFolder(path: folder)
        let manifest = try source.readManifest()
        let isSQLite = if case .sqlite = installation.settings.store { true } else { false }
        guard manifest.isSQLite == isSQLite else {
            throw Problem(
                .invalid, "backup_other_database", zh: "该备份来自另一种数据库；请将 database 设置为同类数据库。",
                en: "This backup is of the other kind of database; set database to the same kind.")
        }
        let checked = try await BackupCheck(folder: source).run(isSQLite: isSQLite)
        progress(0.3)
        try FileManager.default.createDirectory(atPath: installation.settings.data, withIntermediateDirectories: true)
        let lock = try WorkspaceLock(installation.settings, isShared: false)
        defer { withExtendedLifetime(lock) {} }
        let kept = try await replaceDatabase(by: source, isForced: isForced)
        progress(0.7)
        let files = try replaceFiles(by: source, stamp: kept.stamp)
        let records = try await settle(checked.records)
        progress(1)
        return .init(path: folder, bytes: files.bytes, records: records, files: files.count, kept: kept.path)
    }

    private func replaceDatabase(by source: BackupFolder, isForced: Bool) async throws -> (path: String?, stamp: String) {
        let stamp = Installation.stamp()
        switch installation.settings.store {
        case .sqlite(let path): return (try replaceFile(path, by: source.database(isSQLite: true), isForced: isForced, stamp: stamp), stamp)
        case .postgres(let url):
            let kept = try await keepPostgres(isForced: isForced, stamp: stamp)
            do {
                try await PostgresDatabase.restore(url: url, from: source.database(isSQLite: false))
            } catch {
                throw Installation.problem(error)
            }
            return (kept, stamp)
        }
    }

    private func replaceFile(_ path: String, by copy: String, isForced: Bool, stamp: String) throws -> String? {
        let manager = FileManager.default
        let isThere = manager.fileExists(atPath: path)
        guard !isThere || isForced else { throw BackupRestoring.wouldReplace(path) }
        let incoming = path + ".restoring"
        try? manager.removeItem(atPath: incoming)
        do {
            try manager.copyItem(atPath: copy, toPath: incoming)
            try manager.setAttributes([.posixPermissions: 0o600], ofItemAtPath: incoming)
        } catch {
            throw BackupMaking.unwritable(path)
        }
        let kept = "\(path).before-restore-\(stamp)"
        if isThere {
            // The log beside the file belongs to it: without it the last commits would be gone.
            for suffix in ["-wal", "-shm", ""] where manager.fileExists(atPath: path + suffix) {
                guard rename(path + suffix, kept + suffix) == 0 else { throw BackupMaking.unwritable(kept) }
            }
        }
        guard rename(incoming, path) == 0 else { throw BackupMaking.unwritable(path) }
        return isThere ? kept : nil
    }

    private func keepPostgres(isForced: Bool, stamp: String) async throws -> String? {
        let database = try await installation.openDatabase()
        do {
            let isThere = try await database.read {
                try $0.exists("SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'operations'")
            }
            guard isThere else {
                await database.close()
                return nil
            }
            guard isForced else { throw BackupRestoring.wouldReplace("the database") }
            try FileManager.default.createDirectory(atPath: installation.backupsFolder, withIntermediateDirectories: true)
            let kept = "\(installation.backupsFolder)/before-restore-\(stamp).dump"
            try await database.backup(to: kept) { _ in }
            await database.close()
            return kept
        } catch {
            await database.close()
            throw Installation.problem(error)
        }
    }

    private func replaceFiles(by source: BackupFolder, stamp: String) throws -> (count: Int, bytes: Int64) {
        let target = installation.filesFolder
        let incoming = target + ".restoring"
        try? FileManager.default.removeItem(atPath: incoming)
        let copied = try BackupFolder.copyFiles(from: source.files, to: incoming)
        if FileManager.default.fileExists(atPath: target) {
            guard rename(target, "\(target).before-restore-\(stamp)") == 0 else { throw BackupMaking.unwritable(target) }
        }
        guard rename(incoming, target) == 0 else { throw BackupMaking.unwritable(target) }
        return copied
    }

    /// Opens what was restored: migrations of this release, a new epoch.
    private func settle(_ records: Int64) async throws -> Int64 {
        let (engine, database) = try await installation.open()
        let epoch = RecordID.make(at: engine.clock.now(), random: engine.random).description
        do {
            try await database.writeAlone { connection in
                try connection.execute("DELETE FROM log_state")
                try connection.execute("INSERT INTO log_state (epoch) VALUES (\(epoch))")
            }
            let counted = records > 0 ? records : try await database.read(limit: .seconds(600)) { try BackupCheck.content(of: $0).records }
            await database.close()
            return counted
        } catch {
            await database.close()
            throw Installation.problem(error)
        }
    }

    private static func wouldReplace(_ what: String) -> Problem {
        Problem(
            .conflict, "target_exists", zh: "\(what) 已存在；使用 --force 替换（原数据会保留在旁）。",
            en: "\(what) is there already; use --force to replace it (it is kept beside).")
    }
}
