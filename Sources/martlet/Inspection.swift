import Foundation
import MartletCLI
import MartletKernel
import MartletRecords
import MartletStorage
import MartletWorkspace

/// What `doctor` looks at, from the settings inwards. It stops where going on makes no sense and says so.
struct Inspection: Sendable {
    private typealias Finding = CommandEnvironment.Finding

    private let overrides: [String: String]

    init(_ overrides: [String: String]) { self.overrides = overrides }

    func findings() async -> [CommandEnvironment.Finding] {
        var findings = [Finding("version", .good, zh: "Martlet \(Assembly.version)", en: "Martlet \(Assembly.version)")]
        let settings: Settings
        do {
            settings = try await Settings.read(overrides)
            let file = settings.file
            findings.append(
                Finding(
                    "settings", .good, zh: file.map { "读取自 \($0)" } ?? "无设置文件，使用缺省值",
                    en: file.map { "read from \($0)" } ?? "no settings file, defaults"))
        } catch {
            return findings + [Inspection.fault("settings", error)]
        }
        findings.append(disk(settings))
        let installation = Installation(settings)
        if case .sqlite(let path) = settings.store, !FileManager.default.fileExists(atPath: path) {
            // Looking must not make one.
            return findings + [
                Finding(
                    "database", .warning, zh: "\(path) 尚不存在；首次 martlet serve 会创建",
                    en: "\(path) does not exist yet; the first martlet serve makes it")
            ]
        }
        do {
            let database = try await installation.openDatabase()
            findings += await look(into: database)
            await database.close()
        } catch {
            findings.append(Inspection.fault("database", error))
        }
        return findings
    }

    /// A gigabyte is what a backup and a month's growth of a small company need.
    private func disk(_ settings: Settings) -> Finding {
        var folder = settings.data
        while !FileManager.default.fileExists(atPath: folder) {
            folder = (folder as NSString).deletingLastPathComponent
            if folder.isEmpty { folder = "." }
        }
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder)
        guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value else {
            return Finding("disk", .warning, zh: "无法得知 \(folder) 的剩余空间", en: "the free space of \(folder) is not known")
        }
        let size = free / 1_048_576
        let state: Finding.State = free < 100 << 20 ? .bad : free < 1 << 30 ? .warning : .good
        return Finding(
            "disk", state, zh: "\(folder) 剩余 \(size) MB" + (state == .good ? "" : "，请清理空间"),
            en: "\(size) MB free in \(folder)" + (state == .good ? "" : "; free some space"))
    }

    private func look(into database: any Database) async -> [Finding] {
        var findings = [Finding]()
        findings.append(Finding("database", .good, zh: database.dialect.rawValue, en: database.dialect.rawValue))
        do {
            let pending = try await Assembly.setup.pending(in: database)
            findings.append(
                pending.isEmpty
                    ? Finding("migrations", .good, zh: "已是最新", en: "up to date")
                    : Finding(
                        "migrations", .warning, zh: "有 \(pending.count) 项待升级；运行 martlet migrate",
                        en: "\(pending.count) pending; run martlet migrate"))
            if database.dialect == .sqlite { findings += try await integrity(database) }
            guard pending.isEmpty else { return findings }
            let users = try await database.read { try $0.integer("SELECT COUNT(*) FROM users WHERE deleted_at IS NULL") ?? 0 }
            findings.append(
                users > 0
                    ? Finding("users", .good, zh: "\(users) 位用户", en: "\(users)")
                    : Finding("users", .warning, zh: "还没有用户；运行 martlet user add", en: "nobody can sign in yet; run martlet user add"))
        } catch {
            findings.append(Inspection.fault("database", Installation.problem(error)))
        }
        return findings
    }

    private func integrity(_ database: any Database) async throws -> [Finding] {
        try await database.read(limit: .seconds(3600)) { connection in
            let faults = try connection.all("PRAGMA integrity_check(5)") { $0.text(0) ?? "" }
            let orphans = try connection.all("PRAGMA foreign_key_check") { $0.text(0) ?? "" }
            let isWhole = faults == ["ok"]
            let detail = faults.joined(separator: "; ")
            return [
                isWhole
                    ? Finding("integrity", .good, zh: "完好", en: "sound")
                    : Finding("integrity", .bad, zh: "数据库损坏，请从备份恢复：\(detail)", en: "the database is damaged, restore a backup: \(detail)"),
                orphans.isEmpty
                    ? Finding("foreign keys", .good, zh: "完好", en: "sound")
                    : Finding(
                        "foreign keys", .bad, zh: "\(orphans.count) 处引用失效（\(Set(orphans).sorted().joined(separator: ", "))）",
                        en: "\(orphans.count) broken references (\(Set(orphans).sorted().joined(separator: ", ")))"),
            ]
        }
    }

    private static func fault(_ name: String, _ error: any Error) -> Finding {
        let text = (error as? Problem)?.message ?? LocalisedText(zh: "\(error)", en: "\(error)")
        return Finding(name, .bad, zh: text.zh, en: text.en)
    }
}
