import Foundation
import MartletKernel

/// A lock on the data folder: servers hold it together, a restore alone, so that nobody's database is replaced under him.
/// The system lets go of it when the process ends, however that happens.
final class WorkspaceLock: Sendable {
    private let descriptor: Int32

    /// - Throws: `Problem` `workspace_in_use` when the other kind of holder is there.
    init(folder: String, isShared: Bool) throws {
        let path = folder + "/.lock"
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
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
        descriptor = opened
    }

    deinit { close(descriptor) }
}
