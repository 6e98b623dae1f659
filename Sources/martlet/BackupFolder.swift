import Foundation
import MartletKernel

/// What a backup looks like on disk: `manifest.json`, the database as `database.sqlite` or `database.dump`, and the attached files
/// as they lie in the data folder.
struct BackupFolder: Sendable {
    let path: String

    var manifest: String { path + "/manifest.json" }
    var files: String { path + "/files" }
    func database(isSQLite: Bool) -> String { path + (isSQLite ? "/database.sqlite" : "/database.dump") }

    struct Manifest: Sendable {
        let isSQLite: Bool
        let createdAt: String
        let version: String

        var json: JSON {
            .members([
                "product": "martlet", "version": .string(version), "database": isSQLite ? "sqlite" : "postgres",
                "createdAt": .string(createdAt),
            ])
        }
    }

    /// - Throws: `Problem` `backup_invalid` for a folder that no backup made.
    func readManifest() throws -> Manifest {
        guard let content = FileManager.default.contents(atPath: manifest), let json = try? JSONParser.parse(content),
            json["product"]?.string == "martlet", let database = json["database"]?.string
        else {
            throw Problem(
                .invalid, "backup_invalid", zh: "\(path) 不是 Martlet 的备份目录（缺少 manifest.json）。",
                en: "\(path) is no backup of Martlet (manifest.json is missing or damaged).")
        }
        return Manifest(
            isSQLite: database == "sqlite", createdAt: json["createdAt"]?.string ?? "", version: json["version"]?.string ?? "")
    }

    /// Copies a tree of files; those that came while copying may or may not be in it.
    /// - Returns: how many, and their bytes.
    static func copyFiles(from source: String, to target: String) throws -> (count: Int, bytes: Int64) {
        let manager = FileManager.default
        try manager.createDirectory(atPath: target, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        guard let names = manager.enumerator(atPath: source) else { return (0, 0) }
        var count = 0
        var bytes: Int64 = 0
        for case let name as String in names {
            // Uploads that are not complete begin with a point.
            if (name as NSString).lastPathComponent.hasPrefix(".") { continue }
            var isFolder: ObjCBool = false
            guard manager.fileExists(atPath: source + "/" + name, isDirectory: &isFolder) else { continue }
            if isFolder.boolValue {
                try manager.createDirectory(atPath: target + "/" + name, withIntermediateDirectories: true)
            } else {
                try manager.copyItem(atPath: source + "/" + name, toPath: target + "/" + name)
                count += 1
                bytes += size(of: target + "/" + name)
            }
        }
        return (count, bytes)
    }

    static func size(of path: String) -> Int64 {
        ((try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? NSNumber)?.int64Value ?? 0
    }
}
