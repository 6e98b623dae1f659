import Crypto
import Foundation
import MartletAccess
import MartletKernel
import MartletMetadata
import MartletRecords

/// Keeps attached bytes on disk under their SHA-256 digest, so that the same file sent twice is stored once, and their names and
/// places as records, so that a link to a file obeys the access of the record it hangs on.
package struct FileStore: Sendable {
    /// The bytes of a file and what to call them.
    package struct Stored: Sendable {
        package let name: String
        package let mediaType: String
        package let size: Int64
        package let digest: String
        package let path: String
    }

    private let engine: Engine
    private let folder: URL
    package let maximumSize: Int

    package init(engine: Engine, folder: String, maximumSize: Int = 100 * 1024 * 1024) {
        self.engine = engine
        self.folder = URL(filePath: folder)
        self.maximumSize = maximumSize
    }

    /// Stores the chunks as they come and attaches them to a record the actor may change.
    /// - Throws: `Problem` `file_too_large` past the limit, `not_found`, `not_allowed`; nothing is then kept.
    package func save<Chunks: AsyncSequence & Sendable>(
        name: String, mediaType: String, on object: String, _ record: RecordID, chunks: Chunks, as actor: Actor
    ) async throws -> Written<RecordID> where Chunks.Element == [UInt8] {
        // Before a hundred megabytes are taken in.
        try await engine.read(as: actor) { tx in
            _ = try tx.recordToChange(tx.schema.require(object), record, for: .update, by: .caller)
        }
        let (size, digest) = try await keep(chunks)
        let safeName = FileStore.safe(name)
        return try await engine.write(as: actor, name: "file.attach") { tx in
            _ = try tx.recordToChange(tx.schema.require(object), record, for: .update, by: .caller)
            return try tx.create(
                "file",
                RecordInput([
                    "name": .text(safeName), "mediaType": .text(FileStore.safe(type: mediaType)), "size": .integer(size),
                    "digest": .text(digest), "record": LinkField.link(object, record),
                ]), by: .rule
            ).id
        }
    }

    /// - Throws: `Problem` `not_found` for a file on a record the actor may not see.
    package func open(_ id: RecordID, as actor: Actor) async throws -> Stored {
        let record = try await engine.read(as: actor) { try $0.find("file", id) }
        let digest = record["digest"].text ?? ""
        return Stored(
            name: record["name"].text ?? "", mediaType: record["mediaType"].text ?? "application/octet-stream",
            size: record["size"].integer ?? 0, digest: digest, path: path(of: digest).path)
    }

    /// `files/ab/cdef…`: two digits apart keep every folder small.
    private func path(of digest: String) -> URL {
        folder.appending(path: String(digest.prefix(2))).appending(path: String(digest.dropFirst(2)))
    }

    /// Writes to a temporary name, has it on disk, and only then gives it its own: a file under its digest is whole.
    private func keep<Chunks: AsyncSequence>(_ chunks: Chunks) async throws -> (size: Int64, digest: String)
    where Chunks.Element == [UInt8] {
        let manager = FileManager.default
        try manager.createDirectory(at: folder, withIntermediateDirectories: true)
        let temporary = folder.appending(path: ".incoming-" + RecordID.make(at: engine.clock.now(), random: engine.random).description)
        guard manager.createFile(atPath: temporary.path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw Problem(.storageFull, "file_not_written", zh: "无法写入文件目录。", en: "The folder of files cannot be written to.")
        }
        defer { try? manager.removeItem(at: temporary) }
        let handle = try FileHandle(forWritingTo: temporary)
        var hash = SHA256()
        var size = 0
        for try await chunk in chunks {
            size += chunk.count
            guard size <= maximumSize else {
                throw Problem(
                    .tooLarge, "file_too_large", zh: "文件超过 \(maximumSize / 1_048_576) MB。",
                    en: "The file is larger than \(maximumSize / 1_048_576) MB.")
            }
            hash.update(data: chunk)
            try handle.write(contentsOf: chunk)
        }
        try handle.synchronize()
        try handle.close()
        let digest = hash.finalize().map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        let place = path(of: digest)
        if !manager.fileExists(atPath: place.path) {
            try manager.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try manager.moveItem(at: temporary, to: place)
        }
        return (Int64(size), digest)
    }

    /// A name for people only: no path in it, no control characters.
    static func safe(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let printable = String(String.UnicodeScalarView(last.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
        return printable.isEmpty || printable == "." || printable == ".." ? "file" : String(printable.prefix(200))
    }

    /// `type/subtype` of RFC 6838's characters; anything else is bytes.
    static func safe(type: String) -> String {
        let bare = type.split(separator: ";").first.map { String($0).lowercased().filter { $0 != " " } } ?? ""
        return bare.wholeMatch(of: /[a-z0-9!#$&^_.+-]{1,60}\/[a-z0-9!#$&^_.+-]{1,60}/) == nil ? "application/octet-stream" : bare
    }
}
