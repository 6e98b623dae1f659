import Foundation
import MartletKernel

/// A lock on the data folder, and on the database's where that lies elsewhere: servers hold it together, a restore alone, so that
/// nobody's database is replaced under him. The system lets go of it when the process ends, however that happens.
final class WorkspaceLock: Sendable {
    private let descriptors: [Int32]

    /// - Throws: `Problem` `workspace_in_use` when the other kind of holder is there.
    init(_ settings: Settings, isShared: Bool) throws {
        var folders = [settings.data]
        if case .sqlite(let path) = settings.store { folders.append((path as NSString).deletingLastPathComponent) }
        let places = Set(folders.map { URL(filePath: $0.isEmpty ? "." : $0).resolvingSymlinksInPath().standardizedFileURL.path })
        var held = [Int32]()
        do {
            for folder in places.sorted() { held.append(try WorkspaceLock.hold(folder, isShared: isShared)) }
        } catch {
            for descriptor in held { close(descriptor) }
            throw error
        }
        descriptors = held
    }

    private static func hold(_ folder: String, isShared: Bool) throws -> Int32 {
        let opened = open(folder + "/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else {
            throw Problem(
                .unavailable, "file_not_writable", zh: "无法写入数据目录 \(folder)，请检查权限。",
                en: "The data folder \(folder) cannot be written to; check its rights.")
        }
        guard flock(opened, (isShared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0 else {
            close(opened)
            throw Problem(
                .conflict, "workspace_in_use", zh: "数据目录 \(folder) 正被使用；请先停止服务（或等待恢复结束）。",
                en: "The data folder \(folder) is in use; stop the server first (or let the restore finish).")
        }
        return opened
    }

    deinit { for descriptor in descriptors { close(descriptor) } }
}
