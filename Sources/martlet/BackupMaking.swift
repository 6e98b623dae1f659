import Foundation
import MartletCLI
import MartletKernel
import MartletStorage

/// Copies database and files into a new folder while servers work, then opens the copy. The database first: every file it speaks
/// of was there before it spoke of it.
struct BackupMaking: Sendable {
    private let installation: Installation

    init(_ installation: Installation) { self.installation = installation }

    func run(into folder: String, progress: @escaping @Sendable (Double) -> Void) async throws -> CommandEnvironment.BackupReport {
        guard !FileManager.default.fileExists(atPath: folder) else {
            throw Problem(.conflict, "target_exists", zh: "\(folder) 已存在，请换一个目录名。", en: "\(folder) exists already; choose another name.")
        }
        let partial = folder + ".partial"
        try? FileManager.default.removeItem(atPath: partial)
        do {
            let report = try await copy(to: BackupFolder(path: partial), named: folder, progress: progress)
            guard rename(partial, folder) == 0 else { throw BackupMaking.unwritable(folder) }
            return report
        } catch {
            try? FileManager.default.removeItem(atPath: partial)
            throw Installation.problem(error)
        }
    }

    private func copy(
        to target: BackupFolder, named name: String, progress: @escaping @Sendable (Double) -> Void
    ) async throws -> CommandEnvironment.BackupReport {
        do {
            try FileManager.default.createDirectory(
                atPath: target.path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw BackupMaking.unwritable(name)
        }
        let database = try await installation.openDatabase()
        let isSQLite = database.dialect == .sqlite
        var records: Int64
        do {
            try await database.backup(to: target.database(isSQLite: isSQLite)) { progress($0 * 0.8) }
            records = isSQLite ? 0 : try await database.read(limit: .seconds(600)) { try BackupCheck.content(of: $0).records }
        } catch {
            await database.close()
            throw error
        }
        await database.close()
        let files = try BackupFolder.copyFiles(from: installation.filesFolder, to: target.files)
        progress(0.9)
        let manifest = BackupFolder.Manifest(isSQLite: isSQLite, createdAt: SystemClock().now().description, version: Assembly.version)
        guard
            FileManager.default.createFile(
                atPath: target.manifest, contents: Data(manifest.json.bytes), attributes: [.posixPermissions: 0o600])
        else { throw BackupMaking.unwritable(name) }
        let content = try await BackupCheck(folder: target).run(isSQLite: isSQLite)
        if isSQLite { records = content.records }
        progress(1)
        let bytes = BackupFolder.size(of: target.database(isSQLite: isSQLite)) + files.bytes
        return .init(path: name, bytes: bytes, records: records, files: files.count)
    }

    static func unwritable(_ path: String) -> Problem {
        Problem(
            .unavailable, "file_not_writable", zh: "无法写入 \(path)，请检查目录、权限和磁盘空间。",
            en: "\(path) cannot be written; check the folder, its rights and the free space.")
    }
}
