import Foundation

/// A file in the making, beside the place it is meant for: whoever looks there finds the old one or the whole new one.
package struct PartialFile: Sendable {
    /// Where to write.
    package let path: String
    private let target: String

    /// Makes an empty file that only the owner of the process may read, since everybody's data is copied.
    /// - Throws: `StorageError.connection` when the folder is missing or may not be written to.
    package init(for target: String) throws {
        self.target = target
        path = target + ".partial"
        discard()
        let isMade = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        guard isMade else { throw StorageError.connection(detail: "\(path) cannot be created") }
    }

    package func discard() { try? FileManager.default.removeItem(atPath: path) }

    /// Puts the file in its place; content and name are on disk when this returns.
    package func finish() throws {
        try sync(path)
        guard rename(path, target) == 0 else { throw failure(target) }
        // The name is in the folder, which is synced separately.
        try sync((target as NSString).deletingLastPathComponent)
    }

    private func sync(_ path: String) throws {
        let file = open(path.isEmpty ? "." : path, O_RDONLY)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw failure(path) }
    }

    private func failure(_ path: String) -> StorageError {
        errno == ENOSPC || errno == EDQUOT ? .full : .connection(detail: "\(path): \(String(cString: strerror(errno)))")
    }
}
